import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Operator } from '../../src/select/expression/expression.ts';
import { parseWhere } from '../../src/select/expression/expression.ts';
import { compileWhere } from '../../src/select/where.ts';
import {
  addresses,
  comparison,
  expressions,
  groups,
  ports,
  protocols,
  sockets,
  states,
  token,
  words,
} from './arbitraries.ts';
import { LOOKUPS } from './host.ts';
import { evaluate, isInBlock, order } from './naive.ts';
import { print } from './print.ts';

const networks = fc
  .oneof(
    fc.tuple(fc.constantFrom('10.0.0.0', '10.1.2.3', '127.0.0.0', '0.0.0.0'), fc.nat(32)),
    fc.tuple(fc.constantFrom('fe80::', '2001:db8::9', '::1'), fc.nat(128)),
  )
  .map(([address, length]) => `${address}/${length}`);
const ranges = fc
  .tuple(addresses, addresses)
  .filter(
    ([a, b]) =>
      order(a) <= order(b) && a.includes(':') === b.includes(':') && a.includes('.') === b.includes('.'),
  )
  .map(([a, b]) => `${a}-${b}`);

const single = (field: string, operators: readonly Operator[], texts: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom(...operators), texts)
    .map(([operator, text]) => comparison(field, operator, [token(text, text === '')]));
const list = (field: string, texts: fc.Arbitrary<string>) =>
  fc
    .tuple(fc.constantFrom<Operator>('in', 'not in'), fc.array(texts, { minLength: 1, maxLength: 4 }))
    .map(([operator, items]) =>
      comparison(
        field,
        operator,
        items.map((text) => token(text, text === '')),
      ),
    );
const numberRanges = fc.tuple(fc.nat(9), fc.nat(500)).map(([low, more]) => `${low}-${low + more}`);

const EQUAL: readonly Operator[] = ['=', '!='];
const ORDER: readonly Operator[] = ['<', '<=', '>', '>='];
const MATCH: readonly Operator[] = ['~', '!~'];
const comparisons = fc.oneof(
  ...(
    [
      ['state', states],
      ['path', words],
      ['program', words],
      ['iface', words],
      ['protocol', protocols],
    ] as const
  ).flatMap(([field, texts]) => [
    single(field, EQUAL, texts),
    single(field, MATCH, fc.constantFrom('^l', 'T', '6$', '.')),
    list(field, texts),
  ]),
  ...['recvQ', 'pid', 'refCount'].flatMap((field) => [
    single(field, [...EQUAL, ...ORDER], fc.nat(6).map(String)),
    list(field, fc.oneof(fc.nat(6).map(String), numberRanges)),
  ]),
  ...['port', 'local.port'].flatMap((field) => [
    single(field, [...EQUAL, ...ORDER], ports.map(String)),
    list(field, fc.oneof(ports.map(String), numberRanges)),
  ]),
  ...['address', 'local.address', 'locals'].flatMap((field) => [
    single(field, EQUAL, fc.oneof(addresses, networks)),
    single(field, ORDER, addresses),
    single(field, MATCH, fc.constantFrom('^10[.]', ':', '^FE')),
    list(field, fc.oneof(addresses, networks, ranges)),
  ]),
  single('dualStack', EQUAL, fc.constantFrom('true', 'false', 'null')),
);

test('what was prepared selects what the definition says', () => {
  const seen = new Set<boolean>();
  fc.assert(
    fc.property(
      expressions(comparisons),
      fc.array(fc.oneof(sockets, groups), { minLength: 1, maxLength: 20 }),
      (expression, records) => {
        const where = compileWhere(parseWhere(print(expression)), ['socket', 'group'], LOOKUPS);
        for (const [kind, record] of records) {
          const selected = where.matches(kind, record);
          seen.add(selected);
          assert.equal(selected, evaluate(expression, kind, record) === true, print(expression));
        }
      },
    ),
    { numRuns: 2000 },
  );
  assert.equal(seen.size, 2);
});

const selects = (expression: string, address: string): boolean =>
  compileWhere(parseWhere(expression), ['group'], LOOKUPS).matches('group', {
    family: 'inet',
    iface: '',
    refCount: 0,
    address,
  });

test('networks hold the addresses that node:net says', () => {
  const anyNetwork = fc.oneof(
    networks,
    fc.tuple(fc.ipV4(), fc.nat(32)).map(([address, length]) => `${address}/${length}`),
    fc.tuple(fc.ipV6(), fc.nat(128)).map(([address, length]) => `${address}/${length}`),
  );
  fc.assert(
    fc.property(anyNetwork, addresses, fc.nat(128), (network, other, bits) => {
      // Of another address often only a few bits differ from the network's own.
      const near = network.split('/')[0] ?? '';
      for (const address of [other, near, near.includes(':') ? near : flipped(near, bits % 32)]) {
        assert.equal(
          selects(`address = ${network}`, address),
          isInBlock(address, network),
          `${address} ${network}`,
        );
      }
    }),
    { numRuns: 3000 },
  );
});

function flipped(address: string, bit: number): string {
  const octets = address.split('.').map(Number);
  octets[bit >> 3] = (octets[bit >> 3] ?? 0) ^ (0x80 >> (bit & 7));
  return octets.join('.');
}

test('every length of a prefix has its last and its first address', () => {
  const hex = (value: bigint): string =>
    value
      .toString(16)
      .padStart(32, '0')
      .replace(/(.{4})(?!$)/g, '$1:');
  const base = 0x2001_0db8_ffff_0000_ffff_8000_0001_7fffn;
  for (let length = 0; length <= 128; length++) {
    const free = (1n << BigInt(128 - length)) - 1n;
    const [first, last] = [base & ~free, base | free];
    const network = `address = ${hex(base)}/${length}`;
    for (const inside of [first, last, base])
      assert.ok(selects(network, hex(inside)), `${hex(inside)} ${length}`);
    if (length > 0) {
      assert.ok(!selects(network, hex(first - 1n)), `before ${network}`);
      assert.ok(!selects(network, hex(last + 1n)), `behind ${network}`);
    }
  }
});
