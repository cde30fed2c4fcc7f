import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePageSize } from '../../../src/proc/memory/auxv.ts';
import type { HostFacts } from '../../../src/proc/reading/parsed.ts';

const AT_HWCAP = 16;
const AT_PAGESZ = 6;
const AT_PHDR = 3;

/** A vector as a machine of this byte order and width of words, in bytes, lays it down. */
function vector(
  pairs: readonly [type: number, value: number][],
  byteOrder: 'LE' | 'BE',
  width: number,
): Buffer {
  const bytes = Buffer.alloc(pairs.length * 2 * width);
  for (const [index, number] of pairs.flat().entries()) {
    const at = index * width;
    if (byteOrder === 'LE') bytes.writeUIntLE(number, at, Math.min(width, 6));
    else bytes.writeUIntBE(number, width === 8 ? at + 2 : at, Math.min(width, 6));
  }
  return bytes;
}

const facts = (byteOrder: 'LE' | 'BE'): HostFacts => ({ byteOrder, ticksPerSecond: 100 });

for (const byteOrder of ['LE', 'BE'] as const) {
  for (const width of [4, 8]) {
    for (const size of [4096, 16384, 65536]) {
      test(`auxv: pages of ${size} bytes, ${byteOrder}, words of ${width} bytes`, () => {
        const pairs: [number, number][] = [
          [AT_HWCAP, AT_PAGESZ],
          [AT_PAGESZ, size],
          [AT_PHDR, 0x5641c8],
          [0, 0],
        ];
        assert.equal(parsePageSize(vector(pairs, byteOrder, width), facts(byteOrder)), size);
      });
    }
  }
}

test('auxv: an invalid page size is ignored', () => {
  for (const value of [0, 1, 2048, 4097, 12288, 2 ** 21, 2 ** 40 + 4096]) {
    assert.equal(parsePageSize(vector([[AT_PAGESZ, value]], 'LE', 8), facts('LE')), undefined, `${value}`);
  }
});

test('auxv: a vector without the pair, or cut off in it, gives no page size', () => {
  const whole = vector([[AT_PAGESZ, 4096]], 'BE', 8);
  assert.equal(parsePageSize(whole, facts('BE')), 4096);
  assert.equal(parsePageSize(whole.subarray(0, 15), facts('BE')), undefined);
  assert.equal(parsePageSize(vector([[AT_PHDR, 4096]], 'BE', 8), facts('BE')), undefined);
  assert.equal(parsePageSize(new Uint8Array(), facts('LE')), undefined);
});

test('auxv: arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom('LE' as const, 'BE' as const),
      (bytes, order) => {
        const size = parsePageSize(bytes, facts(order));
        assert.ok(size === undefined || (size >= 4096 && Number.isInteger(Math.log2(size))));
      },
    ),
  );
});
