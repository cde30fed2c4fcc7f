/** What is kept as bytes comes back as it was. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Ipv4Address, Ipv6Address } from '../../../src/proc/reading/address.ts';
import { PackedGroups } from '../../../src/records/packed/packed-groups.ts';
import { PackedValues } from '../../../src/records/packed/packed-values.ts';

const word = fc.nat(0xffffffff);
const plain = fc.oneof(
  fc.constantFrom<unknown>(undefined, null, true, false, 0, 0xef, 0xf0, 0xffff, 0x10000, 0xffffffff, -1, 0.5),
  fc.integer(),
  fc.double({ noNaN: true }).filter((value) => !Object.is(value, -0)),
  fc.bigInt(),
  fc.string({ unit: 'binary' }),
  word.map((value) => new Ipv4Address(value)),
  fc.tuple(word, word, word, word).map((words) => new Ipv6Address(...words)),
);
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    plain,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), tie('value'), { noNullPrototype: true }),
  ),
})).value;

test('values of any kind are read as they were written', () => {
  fc.assert(
    fc.property(fc.array(fc.array(values, { minLength: 1, maxLength: 3 }), { maxLength: 20 }), (items) => {
      const packed = new PackedValues();
      for (const item of items) {
        for (const value of item) packed.write(value);
        packed.items.end();
      }
      for (const [index, item] of [...items.entries()].reverse()) {
        packed.seek(index);
        assert.deepEqual(
          item.map(() => packed.read()),
          item,
        );
      }
    }),
    { numRuns: 500 },
  );
});

test('what is no plain value is the same one', () => {
  const packed = new PackedValues();
  const map = new Map([[1, 2]]);
  packed.write({ map });
  packed.items.end();
  packed.seek(0);
  assert.equal((packed.read() as { map: unknown }).map, map);
});

test('items that fill more than one chunk, and one that is larger than a chunk', () => {
  const packed = new PackedValues();
  const texts = [7, 200_000, 600_000, 100_000, 3, 300_000, 0].map((length, index) =>
    String(index).repeat(length),
  );
  for (const text of texts) {
    packed.write(text);
    packed.items.end();
  }
  for (const [index, text] of texts.entries()) {
    packed.seek(index);
    assert.equal(packed.read(), text);
  }
});

test('combinations are counted once for a record, many of them too', () => {
  const groups = new PackedGroups();
  const size = 20_000;
  for (let record = 0; record < 3 * size; record++) {
    groups.nextRecord();
    for (const _twice of [1, 2])
      groups.add([record % size, record % 2 === 0 ? undefined : `x${record % size}`]);
  }
  assert.equal(groups.length, size);
  const key = new Array<unknown>(2);
  for (let group = 0; group < size; group++) {
    groups.read(group, key);
    assert.deepEqual(key, [group, group % 2 === 0 ? undefined : `x${group}`]);
    assert.equal(groups.countAt(group), 3);
    assert.equal(groups.count(key), 3);
  }
  assert.equal(groups.count([1, undefined]), 0);
});
