import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SortedAddresses } from '../../../src/host/links/sorted-addresses.ts';
import { Ipv4Address } from '../../../src/proc/reading/address.ts';

const words = fc.oneof(
  fc.nat(20),
  fc.constantFrom(0, 0x7fffffff, 0x80000000, 0xffffffff),
  fc.integer({ min: 0, max: 0xffffffff }),
);
const steps = fc.array(
  fc.oneof(
    fc.tuple(words, words).map(([a, b]) => ({ all: [Math.min(a, b), Math.max(a, b)] as const })),
    words.map((nearest) => ({ nearest })),
  ),
);

const distance = (a: number, b: number): number => (a ^ b) >>> 0;

test('addresses are found and taken as if each were looked at', () => {
  fc.assert(
    fc.property(fc.array(words), steps, (all, steps) => {
      const addresses = new SortedAddresses(all.map((word) => new Ipv4Address(word)));
      let left = [...all].sort((a, b) => a - b);
      const wordsOf = (some: readonly (Ipv4Address | undefined)[]) => some.map((one) => one?.word);
      for (const step of steps) {
        if ('all' in step) {
          const [first, last] = step.all;
          const inside = left.filter((word) => word >= first && word <= last);
          assert.deepEqual(wordsOf(addresses.between(first, last)), inside);
          assert.deepEqual(wordsOf(addresses.takeAll(first, last)), inside);
          left = left.filter((word) => !inside.includes(word));
        } else {
          const [nearest] = [...left].sort((a, b) => distance(a, step.nearest) - distance(b, step.nearest));
          const to = new Ipv4Address(step.nearest);
          assert.deepEqual(addresses.nearest(to)?.word, nearest);
          assert.deepEqual(addresses.takeNearest(to)?.word, nearest);
          if (nearest !== undefined) left.splice(left.indexOf(nearest), 1);
        }
        assert.deepEqual(wordsOf(addresses.left), left);
      }
    }),
    { numRuns: 500 },
  );
});
