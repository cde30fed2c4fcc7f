import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Ipv6Address } from '../../../src/proc/reading/address.ts';
import { type Ipv6Route, ipv6RouteReader } from '../../../src/proc/routes/ipv6-route.ts';
import { type Neighbour, parseNeighbours } from '../../../src/proc/routes/ndisc.ts';

const NONE = '0'.repeat(32);
const LINE = `20010db8000000000000000000000007 40 ${NONE} 00 fe800000000000000000000000000001 00000002 00000003 00000004 01000003     eth0`;
const ROUTE: Ipv6Route = {
  destination: new Ipv6Address(0x20010db8, 0, 0, 7),
  prefixLength: 64,
  source: new Ipv6Address(0, 0, 0, 0),
  sourcePrefixLength: 0,
  nextHop: new Ipv6Address(0xfe800000, 0, 0, 1),
  metric: 2,
  refCount: 3,
  use: 4,
  flags: 0x1000003,
  iface: 'eth0',
};

const GOOD: readonly [name: string, line: string, changes: Partial<Ipv6Route>][] = [
  ['every column', LINE, {}],
  ['the largest metric', LINE.replace('00000002', 'ffffffff'), { metric: -1 }],
  ['upper case, tabs', LINE.toUpperCase().replaceAll(' ', '\t'), { iface: 'ETH0' }],
  ['numbers with fewer digits', LINE.replace(' 40 ', ' 4 ').replace('00000003', '0x3'), { prefixLength: 4 }],
  ['no blank after an address', LINE.replace('07 40', '0740'), {}],
  ['an address in eight words', LINE.replace('20010db8000000000000000000000007', '2001 db8 0 0 0 0 0 7'), {}],
  [
    'a source prefix',
    LINE.replace(`${NONE} 00`, '20010db8000a00000000000000000000 3c'),
    { source: new Ipv6Address(0x20010db8, 0xa0000, 0, 0), sourcePrefixLength: 60 },
  ],
  [
    'a source in eight words',
    LINE.replace(NONE, '2001 db8 a 0 0 0 0 1'),
    { source: new Ipv6Address(0x20010db8, 0xa0000, 0, 1) },
  ],
  ['an invalid source', LINE.replace(NONE, 'z'.repeat(32)), { source: undefined }],
  ['a long name', `${LINE}${'x'.repeat(20)}`, { iface: `eth0${'x'.repeat(11)}` }],
];

for (const [name, line, changes] of GOOD) {
  test(`ipv6_route: ${name}`, () => {
    assert.deepEqual(ipv6RouteReader()(Buffer.from(line, 'latin1')), {
      records: [{ ...ROUTE, ...changes }],
      problems: [],
    });
  });
}

for (const line of [
  '',
  'zz',
  LINE.replace('2001', '20z1'),
  LINE.replace(' 40 ', ' zz '),
  LINE.slice(0, 60),
  LINE.replace('fe80', 'gg80'),
  LINE.replace('     eth0', ''),
  LINE.replace('01000003', '-'),
]) {
  test(`ipv6_route: bogus: '${line}'`, () => {
    const { records, problems } = ipv6RouteReader()(Buffer.from(`${LINE}\n${line}\n${LINE}\n`));
    assert.deepEqual(records, [ROUTE, ROUTE]);
    assert.deepEqual(problems, [{ code: 'BOGUS_LINE', line: 1, text: line.slice(0, 80), before: 1 }]);
  });
}

const word = fc.integer({ min: 0, max: 0xffffffff });
const int = fc.integer({ min: -0x80000000, max: 0x7fffffff });
const address = fc.tuple(word, word, word, word).map((words) => new Ipv6Address(...words));
const hex = (value: number, digits = 8) => (value >>> 0).toString(16).padStart(digits, '0');
const digits = ({ w0, w1, w2, w3 }: Ipv6Address) => [w0, w1, w2, w3].map((part) => hex(part)).join('');

test('a table printed as the kernel prints it gives the same records', () => {
  const route = fc.record(
    {
      destination: address,
      prefixLength: fc.integer({ min: 0, max: 128 }),
      source: address,
      sourcePrefixLength: fc.integer({ min: 0, max: 128 }),
      nextHop: address,
      metric: int,
      refCount: int,
      use: int,
      flags: word,
      iface: fc.constantFrom('lo', 'wlp3s0', 'eth0.100@if7'),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(route, (record) => {
      const { destination, prefixLength, source, sourcePrefixLength, nextHop } = record;
      const { metric, refCount, use, flags, iface } = record;
      const numbers = [metric, refCount, use, flags].map((value) => hex(value)).join(' ');
      const line = `${digits(destination)} ${hex(prefixLength, 2)} ${digits(source)} ${hex(sourcePrefixLength, 2)} ${digits(nextHop)} ${numbers} ${iface.padStart(8)}\n`;
      assert.deepEqual(ipv6RouteReader()(Buffer.from(line)).records, [record]);
    }),
  );
});

const NEIGHBOUR_LINE =
  'fe800000000000000000000000000001 09 80 08 02 00000007 00000006 00000005 0004 0003 0084     eth0 0200000000ff';
const NEIGHBOUR: Neighbour = {
  address: new Ipv6Address(0xfe800000, 0, 0, 1),
  prefixLength: 128,
  state: 2,
  confirmed: 6,
  reachableTime: 5,
  staleTime: 4,
  refCount: 3,
  flags: 0x84,
  iface: 'eth0',
  hardwareAddress: ['02', '00', '00', '00', '00', 'ff'],
};

test('ndisc: every column', () => {
  assert.deepEqual(parseNeighbours(Buffer.from(`${NEIGHBOUR_LINE}\n`)).records, [NEIGHBOUR]);
});

test('ndisc: of a name longer than eight bytes the rest is hardware address', () => {
  const line = NEIGHBOUR_LINE.replace('eth0', 'eth01234567');
  assert.deepEqual(parseNeighbours(Buffer.from(line)).records, [
    { ...NEIGHBOUR, iface: 'eth01234', hardwareAddress: ['56', '7', '02', '00', '00', '00'] },
  ]);
});

for (const line of [
  '',
  'fe80',
  NEIGHBOUR_LINE.slice(0, -2),
  NEIGHBOUR_LINE.replace(' 0004 ', ' x '),
  `x${NEIGHBOUR_LINE}`,
]) {
  test(`ndisc: bogus: '${line}'`, () => {
    const { records, problems } = parseNeighbours(Buffer.from(`${line}\n${NEIGHBOUR_LINE}\n`));
    assert.deepEqual(records, [NEIGHBOUR]);
    assert.deepEqual(problems, [{ code: 'BOGUS_LINE', line: 0, text: line.slice(0, 80), before: 0 }]);
  });
}
