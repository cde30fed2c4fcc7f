import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type CachedRoute, parseRouteCache } from '../../../src/proc/legacy/rt-cache.ts';
import { Ipv4Address } from '../../../src/proc/reading/address.ts';

const LATER =
  'Iface Destination Gateway Flags RefCnt Use Metric Source MTU Window IRTT TOS HHRef HHUptod SpecDst';
const EARLIER = LATER.replace('TOS HHRef HHUptod SpecDst', 'HH ARP');
const LINE = 'eth0 0001A8C0 0100000A 00000002 2 3 4 0200000A 5 6 7 8 9 10 0300000A';
const ROUTE: CachedRoute = {
  iface: 'eth0',
  destination: new Ipv4Address(0xc0a80100),
  gateway: new Ipv4Address(0x0a000001),
  flags: 2,
  refCount: 2,
  use: 3,
  metric: 4,
  source: new Ipv4Address(0x0a000002),
  mtu: 5,
  window: 6,
  irtt: 7,
  tos: 8,
  hhRef: 9,
  hhUpToDate: 10,
  specificDestination: new Ipv4Address(0x0a000003),
};
const EARLIER_ROUTE = { ...ROUTE, tos: 0, hhRef: 8, hhUpToDate: 9, specificDestination: new Ipv4Address(0) };

const FACTS = { byteOrder: 'LE', ticksPerSecond: 100 } as const;

function parse(heading: string, line: string) {
  const bytes = Buffer.from(`${heading}\n${line}\n`, 'latin1');
  const { records, problems } = parseRouteCache(bytes, FACTS);
  return [records, problems.map(({ code }) => code)];
}

const LINES: readonly [name: string, heading: string, line: string, expected: object | string][] = [
  ['every column', LATER, LINE, ROUTE],
  ['every column of Linux 2.0', EARLIER, LINE, EARLIER_ROUTE],
  [
    'nothing after TOS',
    LATER,
    LINE.replace(/ 9 .*/, ''),
    { ...ROUTE, hhRef: 0, hhUpToDate: 0, specificDestination: new Ipv4Address(0) },
  ],
  ['nothing after HH', EARLIER, LINE.replace(/ 9 .*/, ''), { ...EARLIER_ROUTE, hhUpToDate: 0 }],
  ['nothing after IRTT', LATER, LINE.replace(/ 8 .*/, ''), 'SHORT_LINE'],
  ['nothing after IRTT in Linux 2.0', EARLIER, LINE.replace(/ 8 .*/, ''), 'SHORT_LINE'],
  ['a TOS with a letter', LATER, LINE.replace(' 8 ', ' A8 '), 'SHORT_LINE'],
  ['an invalid address', LATER, LINE.replace('0300000A', '3'), 'BOGUS_LINE'],
];

for (const [name, heading, line, expected] of LINES) {
  test(`rt_cache: ${name}`, () => {
    assert.deepEqual(
      parse(heading, line),
      typeof expected === 'string' ? [[], [expected]] : [[expected], []],
    );
  });
}

const HEADINGS: readonly [heading: string, format: string, known: boolean][] = [
  [LATER, 'Linux 2.2', true],
  [EARLIER, 'Linux 2.0', true],
  ['IRTT|xTOSx HHRef HHUptod SpecDst', 'Linux 2.2', true],
  ['ARP HHx IRTT', 'Linux 2.0', true],
  [`${LATER} ARP`, 'Linux 2.2', false],
  [LATER.replace('TOS ', ''), 'Linux 2.2', false],
  [EARLIER.replace(' ARP', ''), 'Linux 2.2', false],
  [`${EARLIER} TOS`, 'Linux 2.2', false],
  ['', 'Linux 2.2', false],
];

for (const [heading, format, known] of HEADINGS) {
  test(`rt_cache heading: '${heading}' is ${known ? 'that' : 'taken for that'} of ${format}`, () => {
    const found = parseRouteCache(Buffer.from(`${heading}\n`), FACTS);
    assert.deepEqual([found.format, found.known], [format, known]);
  });
}
