import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byteUnits } from '../../../src/format/interfaces/byte-units.ts';

const CASES: readonly [count: number | bigint, text: string][] = [
  [0, '0.0 B'],
  [1, '1.0 B'],
  [1024, '1024.0 B'],
  [1025, '1.0 KiB'],
  [1126, '1.0 KiB'],
  [1127, '1.1 KiB'],
  [2 ** 20, '1024.0 KiB'],
  [2 ** 20 + 1, '1.0 MiB'],
  [2 ** 30, '1024.0 MiB'],
  [2 ** 30 + 1, '1.0 GiB'],
  [2 ** 40 + 1, '1.0 TiB'],
  [2 ** 50 + 1, '1.0 PiB'],
  [2n ** 60n, '1024.0 PiB'],
  [2n ** 60n + 1n, '1.0 EiB'],
  [11n * 115292150460684697n, '1.1 EiB'],
  [11n * 115292150460684697n - 1n, '1.0 EiB'],
  [2n ** 64n - 1n, '16.0 EiB'],
];

for (const [count, text] of CASES) {
  test(`${count} bytes are ${text}`, () => {
    assert.equal(byteUnits(count), text);
  });
}
