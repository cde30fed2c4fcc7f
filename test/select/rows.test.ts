import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { numericNames } from '../../src/format/names.ts';
import { INET_STYLES, type InetProtocol } from '../../src/format/sockets/inet-sockets.ts';
import { Ipv6Address } from '../../src/proc/reading/address.ts';
import type { InetSocket } from '../../src/proc/sockets/inet-socket.ts';
import { describeInetSocket, inetRowReader, inetTable } from '../../src/records/describe/inet-socket.ts';
import { parseCountBy } from '../../src/select/count.ts';
import type { Operator } from '../../src/select/expression/expression.ts';
import { parseWhere } from '../../src/select/expression/expression.ts';
import { parseSort } from '../../src/select/sort.ts';
import { SortKeys } from '../../src/select/sort-keys.ts';
import { compileWhere } from '../../src/select/where.ts';
import { comparison, expressions, token } from './arbitraries.ts';
import { LOOKUPS } from './host.ts';
import { print } from './print.ts';

const TICKS = 100;
const FACTS = { names: numericNames, ticksPerSecond: TICKS, owners: undefined };

const word = fc.oneof(fc.constantFrom(0, 1, 0xffff, 0xffffffff), fc.integer({ min: 0, max: 0xffffffff }));
/** Few different values, so that rows are equal to each other and to what expressions ask for. */
const address = fc.oneof(
  fc.constantFrom(0, 0x7f000001, 0x0a000001, 0x0a000009, 0xc0000202 | 0),
  word.map((value) => value | 0),
  fc.constantFrom(
    new Ipv6Address(0, 0, 0, 0),
    new Ipv6Address(0, 0, 0, 1),
    new Ipv6Address(0, 0, 0xffff, 0x0a000001),
    new Ipv6Address(0xfe800000, 0, 0, 1),
  ),
  fc.tuple(word, word, word, word).map(([a, b, c, d]) => new Ipv6Address(a, b, c, d)),
);
const queue = fc.oneof(fc.nat(3), fc.constantFrom(0xffffffff, 2n ** 64n - 1n));
const sockets: fc.Arbitrary<InetSocket> = fc.record({
  local: address,
  localPort: fc.constantFrom(0, 22, 443, 0x1_01bb),
  foreign: address,
  foreignPort: fc.constantFrom(0, 22, 443, 65_535),
  state: fc.oneof(fc.nat(13), fc.constant(0xffffffff)),
  sendQ: queue,
  recvQ: queue,
  timer: fc.nat(6),
  when: fc.oneof(fc.nat(3), fc.constant(2n ** 63n)),
  retransmits: fc.nat(2),
  uid: fc.constantFrom(0, 33, 1000, -1),
  probes: fc.nat(2),
  inode: fc.oneof(fc.nat(3), fc.constant(9_007_199_254_740_993n)),
});
const tables = fc.tuple(
  fc.constantFrom(...(Object.keys(INET_STYLES) as InetProtocol[])),
  fc.boolean(),
  fc.array(sockets, { minLength: 1, maxLength: 12 }),
);

/** Fields that parsed rows tell, by what they can be compared with. */
const NUMBERS = ['recvQ', 'sendQ', 'inode', 'uid', 'timer.retransmits', 'timer.probes', 'refCount'];
const PORTS = ['local.port', 'foreign.port', 'port'];
const ADDRESSES = ['local.address', 'foreign.address', 'address', 'locals'];
const WORDS = {
  protocol: ['tcp', 'TCP6', 'raw'],
  state: ['listen', 'LISTENING', 'Estab', '7', '13', ''],
  'timer.kind': ['on', 'OFF', 'unkn-5'],
  type: ['stream'],
};
const FIELDS = [...NUMBERS, ...PORTS, ...ADDRESSES, ...Object.keys(WORDS), 'timer.seconds'];

const single = (fields: readonly string[], operators: readonly Operator[], texts: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom(...fields), fc.constantFrom(...operators), texts)
    .map(([field, operator, text]) => comparison(field, operator, [token(text, text === '')]));
const several = (fields: readonly string[], texts: fc.Arbitrary<string>) =>
  fc
    .tuple(
      fc.constantFrom(...fields),
      fc.constantFrom<Operator>('in', 'not in'),
      fc.array(texts, { minLength: 1, maxLength: 3 }),
    )
    .map(([field, operator, items]) =>
      comparison(
        field,
        operator,
        items.map((text) => token(text, text === '')),
      ),
    );

const ORDER: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>='];
const EQUAL: readonly Operator[] = ['=', '!=', '~', '!~'];
const numbers = fc.constantFrom('0', '1', '2', '33', '1000', '4294967295', '18446744073709551615');
const ports = fc.constantFrom('0', '22', '443', '65535');
const addresses = fc.constantFrom(
  '0.0.0.0',
  '10.0.0.1',
  '127.0.0.1',
  '192.0.2.2',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  'fe80::1',
);
const networks = fc.constantFrom(
  '10.0.0.0/8',
  '128.0.0.0/1',
  '::/0',
  'fe80::/10',
  '::ffff:10.0.0.0/104',
  '10.0.0.1-fe80::1',
);
const comparisons = fc.oneof(
  single(NUMBERS, ORDER, numbers),
  several(NUMBERS, fc.oneof(numbers, fc.constant('1-900'))),
  single(['timer.seconds'], ORDER, fc.constantFrom('0', '.01', '.02', '1')),
  single(PORTS, ORDER, ports),
  several(PORTS, fc.oneof(ports, fc.constant('20-25'))),
  single(ADDRESSES, ORDER, addresses),
  several(ADDRESSES, fc.oneof(addresses, networks)),
  ...Object.entries(WORDS).flatMap(([field, words]) => [
    single([field], EQUAL, fc.constantFrom(...words)),
    several([field], fc.constantFrom(...words)),
  ]),
);

test('an expression holds of a parsed row where it holds of its record', () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(expressions(comparisons), tables, (expression, [protocol, version6, rows]) => {
      const where = compileWhere(parseWhere(print(expression)), ['socket'], LOOKUPS);
      const holds = where.rowTest('socket', inetRowReader(inetTable(protocol, version6, FACTS)));
      assert.ok(holds, 'it takes no record');
      for (const row of rows) {
        const record = describeInetSocket(row, inetTable(protocol, version6, FACTS));
        const expected = where.matches('socket', record);
        seen.add(expected);
        assert.equal(holds(row), expected, print(expression));
      }
    }),
    { numRuns: 500 },
  );
  assert.equal(seen.size, 2, 'some are selected, some not');
});

test('parsed rows are sorted as their records are', () => {
  const key = fc.tuple(fc.constantFrom('', '-'), fc.constantFrom(...FIELDS)).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(key, { minLength: 1, maxLength: 3 }), tables, (keys, [protocol, version6, rows]) => {
      const sorting = parseSort(keys.join(','), ['socket']);
      const rank = sorting.rowRanker('socket', inetRowReader(inetTable(protocol, version6, FACTS)));
      assert.ok(rank, 'it takes no record');
      const [byRows, byRecords] = [new SortKeys(), new SortKeys()];
      for (const row of rows) {
        rank(row, byRows);
        sorting.rankRecord(describeInetSocket(row, inetTable(protocol, version6, FACTS)), byRecords);
      }
      assert.deepEqual(byRows.order(), byRecords.order());
    }),
    { numRuns: 300 },
  );
});

test('parsed rows are counted as their records are, and with them', () => {
  const fields = FIELDS.filter((name) => name !== 'port' && name !== 'address');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom(...fields), { minLength: 1, maxLength: 3 }),
      tables,
      fc.nat(12),
      (keys, [protocol, version6, rows], recorded) => {
        const counting = parseCountBy(keys.join(','), ['socket']);
        const [mixed, expected] = [counting.counter(), counting.counter()];
        const add = mixed.rowAdder('socket', inetRowReader(inetTable(protocol, version6, FACTS)));
        assert.ok(add, 'it takes no record');
        for (const [index, row] of rows.entries()) {
          const record = describeInetSocket(row, inetTable(protocol, version6, FACTS));
          expected.add('socket', record);
          if (index < recorded) mixed.add('socket', record);
          else add(row);
        }
        assert.deepEqual([...mixed.counts()], [...expected.counts()]);
      },
    ),
    { numRuns: 300 },
  );
});

for (const text of [
  'port = https',
  'host = db.example.org',
  'user = root',
  'local.address ~ ^10',
  'pid = 1',
]) {
  test(`--where '${text}' takes the record`, () => {
    const where = compileWhere(parseWhere(`state = LISTEN and ${text}`), ['socket'], LOOKUPS);
    assert.equal(where.rowTest('socket', inetRowReader(inetTable('tcp', false, FACTS))), undefined);
  });
}
