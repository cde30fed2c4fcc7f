import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { fibTrieReader } from '../../../src/proc/routes/fib-trie.ts';

const TEXT = `Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
     +-- 10.0.0.0/24 2 0 2
        |-- 10.0.0.0
           /24 link UNICAST
Local:
  +-- 10.0.0.0/24 2 0 2
     |-- 10.0.0.5
        /32 host LOCAL
        /32 link BROADCAST
Id 200:
  +-- 192.0.2.0/24 2 0 2
     |-- 192.0.2.0
        /24 universe UNREACHABLE tos=16
`;

const ENTRIES = [
  'Main 0.0.0.0/0 universe UNICAST',
  'Main 10.0.0.0/24 link UNICAST',
  'Local 10.0.0.5/32 host LOCAL',
  'Local 10.0.0.5/32 link BROADCAST',
  'Id 200 192.0.2.0/24 universe UNREACHABLE',
];

function show({ records }: ReturnType<ReturnType<typeof fibTrieReader>>): string[] {
  return records.map(
    ({ table, address, prefixLength, scope, type }) => `${table} ${address}/${prefixLength} ${scope} ${type}`,
  );
}

test('fib_trie: each prefix has its table', () => {
  assert.deepEqual(show(fibTrieReader()(Buffer.from(TEXT))), ENTRIES);
});

test('fib_trie: batches of whole lines give the same as one', () => {
  const lines = TEXT.split(/(?<=\n)/);
  for (let cut = 0; cut <= lines.length; cut++) {
    const read = fibTrieReader();
    const batches = [lines.slice(0, cut), lines.slice(cut)].map((batch) => Buffer.from(batch.join('')));
    assert.deepEqual(
      batches.flatMap((batch) => show(read(batch))),
      ENTRIES,
    );
  }
});

test('fib_trie: other lines are skipped', () => {
  const text =
    'Local:\n\n  |-- 999.0.0.1\n  /x host LOCAL\n/32 host LOCAL\n  |-- 10.0.0.1\n  junk\n    /32 host LOCAL\n';
  assert.deepEqual(show(fibTrieReader()(Buffer.from(text))), ['Local 10.0.0.1/32 host LOCAL']);
});

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      assert.ok(Array.isArray(fibTrieReader()(bytes).records));
    }),
  );
});
