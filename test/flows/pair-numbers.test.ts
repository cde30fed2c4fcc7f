import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PairNumbers, pair, swapped } from '../../src/flows/pair-numbers.ts';

test('each pair of numbers has a number of its own, in the order in which they come', () => {
  const numbers = new PairNumbers();
  const pairs = [
    [0, 1],
    [1, 0],
    [0, 1],
    [0x3ff_ffff, 0x3ff_ffff],
    [1, 0],
  ] as const;
  assert.deepEqual(
    pairs.map(([one, other]) => numbers.of(one, other)),
    [0, 1, 0, 2, 1],
  );
});

test('two numbers in one can be put the other way round', () => {
  for (const [one, other] of [
    [0, 5],
    [0x3ff_ffff, 1],
    [7, 0x3ff_fffe],
  ] as const)
    assert.equal(swapped(pair(one, other)), pair(other, one));
});
