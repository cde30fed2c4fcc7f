import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Coverage } from '../../src/changes/coverage.ts';

const openings = (count: number) => new Map([['', BigInt(count)]]);

test('openings of this process are left out, also those that it knows of before they are counted', () => {
  const coverage = new Coverage();
  coverage.add(0, openings(100), 0, 3);
  coverage.add(1000, openings(105), 2, 5);
  assert.deepEqual(coverage.take(1000), { seconds: 1, opened: 3, seen: 2 });
  coverage.add(2000, openings(105), 0, 6);
  assert.deepEqual(coverage.take(2000), { seconds: 1, opened: 0, seen: 0 });
  coverage.add(3000, openings(107), 1, 6);
  assert.deepEqual(coverage.take(3000), { seconds: 1, opened: 1, seen: 1 });
});
