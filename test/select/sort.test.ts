import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { getterOf, type Value } from '../../src/records/field.ts';
import type { AnyRecord } from '../../src/records/record.ts';
import { rankOf } from '../../src/select/rank.ts';
import { parseSort, type Sorting } from '../../src/select/sort.ts';
import { SortKeys } from '../../src/select/sort-keys.ts';
import { sockets } from './arbitraries.ts';
import { order } from './naive.ts';
import { GROUPS, SOCKETS } from './records.ts';

/** Sorts rows by their records. */
function sort<T>(rows: readonly T[], { rankRecord }: Sorting, recordOf: (row: T) => AnyRecord): T[] {
  const keys = new SortKeys();
  for (const row of rows) rankRecord(recordOf(row), keys);
  return Array.from(keys.order(), (index) => rows[index] as T);
}

const SORTED: readonly (readonly [keys: string, names: string])[] = [
  ['recvQ', 'listener mapped client datagram lite raw sctp unix ax25'],
  ['-recvQ', 'datagram client mapped listener lite raw sctp unix ax25'],
  ['sendQ', 'mapped datagram listener client lite raw sctp unix ax25'],
  ['-inode', 'mapped client listener datagram lite raw sctp unix ax25'],
  ['local.address', 'raw client mapped lite sctp listener datagram ax25 unix'],
  ['-local.address', 'ax25 datagram listener sctp lite mapped client raw unix'],
  ['address', 'raw client mapped lite sctp listener datagram ax25 unix'],
  ['-locals', 'sctp listener client mapped datagram lite raw unix ax25'],
  ['-pid', 'client listener mapped datagram lite raw sctp unix ax25'],
  ['program', 'client listener mapped datagram lite raw sctp unix ax25'],
  ['dualStack', 'listener client mapped datagram lite raw sctp unix ax25'],
  ['state,-local.port', 'datagram lite raw mapped client listener sctp unix ax25'],
  ['protocol', 'ax25 raw sctp client listener mapped datagram lite unix'],
  [' -state , uid ', 'unix ax25 listener sctp client mapped raw datagram lite'],
];

for (const [keys, names] of SORTED) {
  test(`sockets by ${keys}`, () => {
    const rows = Object.entries(SOCKETS);
    const sorted = sort(rows, parseSort(keys, ['socket']), ([, record]) => record);
    assert.equal(sorted.map(([name]) => name).join(' '), names);
  });
}

test('text is in the order of its code points', () => {
  const paths = ['\u{1f600}', '\uff5e', '\ud7ff', 'z', 'Z', '', '\u{10ffff}', '\ue000', 'é', 'za'];
  const rows = paths.map((path) => ({ protocol: 'unix', state: '', path }) as AnyRecord & { path: string });
  assert.deepEqual(
    sort(rows, parseSort('path', ['socket']), (row) => row).map(({ path }) => path),
    ['', 'Z', 'z', 'za', 'é', '\ud7ff', '\ue000', '\uff5e', '\u{1f600}', '\u{10ffff}'],
  );
});

test('texts of any length are in the order of their units, turned round as well', () => {
  const part = 'a'.repeat(64);
  const text = fc
    .array(fc.constantFrom('', 'a', 'b', '\u00e9', '\u4e2d', part), { maxLength: 5 })
    .map((parts) => parts.join(''));
  const row = fc.tuple(text, text);
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.boolean(), (rows, descending) => {
      const keys = new SortKeys();
      for (const [first, second] of rows) {
        keys.add(first, descending);
        keys.add(second, false);
        keys.endRow();
      }
      const sign = descending ? -1 : 1;
      const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
      const expected = [...rows.entries()]
        .sort(([a, [a1, a2]], [b, [b1, b2]]) => sign * compare(a1, b1) || compare(a2, b2) || a - b)
        .map(([index]) => index);
      assert.deepEqual([...keys.order()], expected);
    }),
    { numRuns: 500 },
  );
});

test('rows of several kinds are sorted by what each of them has', () => {
  const rows: AnyRecord[] = [SOCKETS.unix, GROUPS.dns, SOCKETS.listener, GROUPS.all];
  const sorting = parseSort('refCount,host', ['socket', 'group']);
  assert.deepEqual(
    sort(rows, sorting, (row) => row),
    [GROUPS.all, SOCKETS.unix, GROUPS.dns, SOCKETS.listener],
  );
  assert.deepEqual([...sorting.fields], ['refCount', 'local.host', 'foreign.host', 'host']);
});

/** Each key with its fields. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  'local.address': ['local.address'],
  address: ['local.address', 'foreign.address', 'locals'],
  port: ['local.port', 'foreign.port'],
  recvQ: ['recvQ'],
  state: ['state'],
  program: ['owners.program'],
  pid: ['owners.pid'],
  dualStack: ['dualStack'],
};

const place = (value: Value): number | bigint | string =>
  typeof value === 'boolean'
    ? Number(value)
    : /[.:]/.test(String(value))
      ? order(String(value))
      : (value as number);

function compare(key: string, a: AnyRecord, b: AnyRecord): number {
  const name = key.replace('-', '');
  const [first, second] = [a, b].map((record) => {
    const places = (KEYS[name] ?? [])
      .flatMap((field) => getterOf(field)(record))
      .filter((value) => value !== null)
      .map(place)
      .sort((x, y) => (x < y ? -1 : 1));
    return key.startsWith('-') ? places.at(-1) : places[0];
  });
  if (first === undefined || second === undefined)
    return Number(first === undefined) - Number(second === undefined);
  const sign = key.startsWith('-') ? -1 : 1;
  return first < second ? -sign : first > second ? sign : 0;
}

test('of any two rows the first is not behind the second, and of equal ones was before it', () => {
  const key = fc
    .tuple(fc.constantFrom('', '-'), fc.constantFrom(...Object.keys(KEYS)))
    .map(([sign, name]) => sign + name);
  fc.assert(
    fc.property(
      fc.array(sockets, { maxLength: 15 }),
      fc.array(key, { minLength: 1, maxLength: 3 }),
      (pairs, keys) => {
        const rows = pairs.map(([, record], index) => ({ record, index }));
        const sorted = sort(rows, parseSort(keys.join(','), ['socket']), ({ record }) => record);
        assert.equal(new Set(sorted).size, rows.length);
        for (const [at, second] of sorted.entries()) {
          for (const first of sorted.slice(0, at)) {
            const difference = keys
              .map((name) => compare(name, first.record, second.record))
              .find((sign) => sign !== 0);
            assert.ok(
              (difference ?? first.index - second.index) < 0,
              `${keys} ${first.index} ${second.index}`,
            );
          }
        }
      },
    ),
    { numRuns: 500 },
  );
});

test('hosts are sorted whatever the case of their names', () => {
  const hosts = ['b.example', 'C.EXAMPLE', 'A.example', 'c.example.', 'B.EXAMPLE'];
  const ranks = hosts.map((host) => rankOf('host', host));
  assert.deepEqual(ranks, ['b.example', 'c.example', 'a.example', 'c.example', 'b.example']);
  assert.equal(rankOf('text', 'C.EXAMPLE'), 'C.EXAMPLE');
});
