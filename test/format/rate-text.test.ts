import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rateText } from '../../src/format/rate-text.ts';

const CASES: readonly (readonly [rate: number, text: string])[] = [
  [0, '0'],
  [0.001, '0.0'],
  [0.3, '0.3'],
  [1, '1.0'],
  [9.94, '9.9'],
  [9.96, '10'],
  [10, '10'],
  [12.5, '13'],
  [1_234_567.8, '1234568'],
  [1e22, '10000000000000000000000'],
  [-0.5, '-0.5'],
  [-12.4, '-12'],
];

for (const [rate, text] of CASES)
  test(`${rate} per second is ${text}`, () => assert.equal(rateText(rate), text));
