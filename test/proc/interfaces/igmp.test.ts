import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type GroupMembership, hasIgmpHeading, igmpReader } from '../../../src/proc/interfaces/igmp.ts';
import { Ipv4Address, swapBytes } from '../../../src/proc/reading/address.ts';
import { countLines } from '../count-lines.ts';

const HEADING = 'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n';
const FACTS = { byteOrder: 'LE', ticksPerSecond: 100 } as const;

/** Rows as `eth0 3 224.0.0.251`, and the numbers of the lines that gave none. */
function parse(text: string, heading = HEADING): [rows: string[], problems: number[]] {
  const bytes = Buffer.from(heading + text, 'latin1');
  const { records, problems } = igmpReader(FACTS)(bytes);
  return [
    records.map(({ iface, users, address }) => `${iface} ${users} ${address}`),
    problems.map(({ line }) => line),
  ];
}

const ETH0 = '2\teth0      :     2      V3\n';
const GROUP = '\t\t\t\tFB0000E0     3 0:00000000\t\t0\n';

test('groups follow the line of their interface', () => {
  assert.deepEqual(
    parse(`${ETH0}${GROUP}\t\t\t\t010000E0     1 0:00000000\t\t0\n1\tlo        :     1      V3\n${GROUP}`),
    [['eth0 3 224.0.0.251', 'eth0 1 224.0.0.1', 'lo 3 224.0.0.251'], []],
  );
});

test('a big-endian machine prints the address as it is', () => {
  const bytes = Buffer.from(`${HEADING}${ETH0}\tE00000FB 3\n`);
  const { records } = igmpReader({ ...FACTS, byteOrder: 'BE' })(bytes);
  assert.deepEqual(records, [{ iface: 'eth0', users: 3, address: new Ipv4Address(0xe00000fb) }]);
});

test('a batch may begin with the groups of an interface that the batch before it named', () => {
  const read = igmpReader(FACTS);
  assert.deepEqual(read(Buffer.from(HEADING + ETH0)), { records: [], problems: [] });
  assert.deepEqual(read(Buffer.from(`${GROUP}x\n`)), {
    records: [{ iface: 'eth0', users: 3, address: new Ipv4Address(0xe00000fb) }],
    problems: [{ code: 'BOGUS_LINE', line: 3, text: 'x', before: 1 }],
  });
});

const NAMES: readonly [line: string, iface: string][] = [
  ['2\tbr-0a1b2c3d4e5f:     1      V3', 'br-0a1b2c3d4e5f'],
  ['2\teth0:1    :     1      V3', 'eth0:1'],
  ['2\t::::      :     1      V3', '::::'],
  ['2 eth0      :     1      V3', 'eth0'],
  ['2x\tlo      :     1      V3', 'x\tlo'],
  ['99999999999999999999\tlo        :     1', 'lo'],
  ['2\tl\x1bo       :     1      V3', 'l\x1bo'],
  ['2\tlo', 'lo'],
];

for (const [line, iface] of NAMES) {
  test(`interface: ${JSON.stringify(line)}`, () => {
    assert.deepEqual(parse(`${line}\n${GROUP}`), [[`${iface} 3 224.0.0.251`], []]);
  });
}

test('before Linux 2.4 there is no index', () => {
  const heading = 'Device    : Count Querier\tGroup    Users Timer\tReporter\n';
  assert.deepEqual(parse(`eth0      :     2      V2\n${GROUP}\n${GROUP}`, heading), [
    ['eth0 3 224.0.0.251', 'eth0 3 224.0.0.251'],
    [3],
  ]);
});

for (const line of [
  '',
  '2',
  '2\t',
  'x\tlo        :',
  '\t',
  '\tzz 1',
  '\t010000E0',
  '\t010000E0 x',
  '\t0x010000E0 1',
]) {
  test(`bogus: ${JSON.stringify(line)}`, () => {
    assert.deepEqual(parse(`${ETH0}${line}\n${GROUP}`), [['eth0 3 224.0.0.251'], [2]]);
  });
}

const GROUPS: readonly [line: string, row: string][] = [
  ['\t7 6', '6 7.0.0.0'],
  ['\t fb0000e0 4', '4 224.0.0.251'],
  ['\t1020000E0 4', '0 14.0.32.16'],
  ['\tFB0000E0 -1', '-1 224.0.0.251'],
  ['\tFB0000E0 99999999999', '1215752191 224.0.0.251'],
  ['\tFB0000E0 5x', '5 224.0.0.251'],
];

for (const [line, row] of GROUPS) {
  test(`group: ${JSON.stringify(line)}`, () =>
    assert.deepEqual(parse(`${ETH0}${line}\n`), [[`eth0 ${row}`], []]));
}

test('the heading is the line that names a Device', () => {
  const isHeading = (text: string) => hasIgmpHeading(Buffer.from(text));
  for (const heading of ['Idx\tDevice\n', ' Idx Device']) assert.equal(isHeading(heading), true);
  for (const other of ['', 'device\n', 'Idx\nDevice\n', 'Idx\0Device\n'])
    assert.equal(isHeading(other), false);
});

test('there is an index if the heading begins with it', () => {
  assert.deepEqual(parse(`2\teth0\n${GROUP}`, ' Idx Device\n'), [['2\teth0 3 224.0.0.251'], []]);
});

const membership: fc.Arbitrary<GroupMembership> = fc.record(
  {
    iface: fc.stringMatching(/^[a-z0-9.:@-]{0,14}[a-z0-9.@-]$/),
    users: fc.nat(),
    address: fc.nat({ max: 2 ** 32 - 1 }).map((word) => new Ipv4Address(word)),
  },
  { noNullPrototype: true },
);

test('a table printed as the kernel prints it gives the same records', () => {
  fc.assert(
    fc.property(fc.array(membership), (records) => {
      const text = records.map(({ iface, users, address }) => {
        const word = swapBytes((address as Ipv4Address).word)
          .toString(16)
          .toUpperCase()
          .padStart(8, '0');
        return `1\t${iface.padEnd(10)}: ${'1'.padStart(5)}      V3\n\t\t\t\t${word} ${String(users).padStart(5)} 0:00000000\t\t0\n`;
      });
      const bytes = Buffer.from(HEADING + text.join(''));
      assert.deepEqual(igmpReader(FACTS)(bytes).records, records);
    }),
  );
});

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.constantFrom('\n', HEADING), (bytes, heading) => {
      const { records, problems } = igmpReader(FACTS)(Buffer.concat([Buffer.from(heading), bytes]));
      assert.ok(records.length + problems.length <= countLines(bytes));
    }),
  );
});
