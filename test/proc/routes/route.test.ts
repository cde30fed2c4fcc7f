import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Ipv4Address, swapBytes } from '../../../src/proc/reading/address.ts';
import { type Route, routeReader } from '../../../src/proc/routes/route.ts';

const NAMES = 'Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT';
const HEADING = `${NAMES.replaceAll(' ', '\t')}\n`;
const LINE = 'eth0\t0001A8C0\t0100000A\t0203\t2\t3\t4\t00FFFFFF\t5\t6\t7';
const FACTS = { byteOrder: 'LE', ticksPerSecond: 100 } as const;
const ROUTE: Route = {
  iface: 'eth0',
  destination: new Ipv4Address(0xc0a80100),
  gateway: new Ipv4Address(0x0a000001),
  flags: 0x203,
  refCount: 2,
  use: 3,
  metric: 4,
  genmask: new Ipv4Address(0xffffff00),
  mtu: 5,
  window: 6,
  irtt: 7,
};

function parse(text: string, heading = HEADING, byteOrder: 'LE' | 'BE' = 'LE') {
  const bytes = Buffer.from(heading + text, 'latin1');
  const { layout, ...parsed } = routeReader({ byteOrder, ticksPerSecond: 100 })(bytes);
  assert.equal(layout.kind, 'found');
  return parsed;
}

const GOOD: readonly [name: string, line: string, changes: Partial<Route>][] = [
  ['every column', LINE, {}],
  ['blanks for tabs', LINE.replaceAll('\t', '  '), {}],
  ['a metric of 32 bits', LINE.replace('\t4\t', '\t4294967295\t'), { metric: -1 }],
  ['lower case', LINE.replace('0001A8C0', '0001a8c0'), {}],
  ['more digits than an address has', LINE.replace('0001A8C0', '0001A8C0FFzz'), {}],
  ['flags with a sign', LINE.replace('0203', '-1'), { flags: 0xffffffff }],
  ['no IRTT', LINE.slice(0, -2), { irtt: 0 }],
  ['an invalid IRTT', LINE.replace(/7$/, 'x'), { irtt: 0 }],
  ['more columns', `${LINE}\t8`, {}],
  [
    'a long name: 15 bytes are the name, the rest is the next column',
    LINE.replace('eth0\t', 'a'.repeat(15)),
    { iface: 'a'.repeat(15) },
  ],
  ['blanks up to the end of the buffer', `${LINE}${' '.repeat(1021 - LINE.length)}`, {}],
];

for (const [name, line, changes] of GOOD) {
  test(`route: ${name}`, () => {
    assert.deepEqual(parse(line), { records: [{ ...ROUTE, ...changes }], problems: [] });
  });
}

const BAD: readonly [name: string, line: string, code: string][] = [
  ['an empty line', '', 'SHORT_LINE'],
  ['no window', LINE.slice(0, -4), 'SHORT_LINE'],
  ['invalid flags', LINE.replace('0203', 'x'), 'SHORT_LINE'],
  ['a NUL', LINE.replace('\t4\t', '\0'), 'SHORT_LINE'],
  ['a short address', LINE.replace('0100000A', '100000A'), 'BOGUS_LINE'],
  ['an invalid address', LINE.replace('00FFFFFF', '*'), 'BOGUS_LINE'],
];

for (const [name, line, code] of BAD) {
  test(`route: no record: ${name}`, () => {
    const { records, problems } = parse(`${LINE}\n${line}\n${LINE}\n`);
    assert.deepEqual(records, [ROUTE, ROUTE]);
    assert.deepEqual(problems, [{ code, line: 2, text: line.replace(/\0.*/, ''), before: 1 }]);
  });
}

test('a line longer than the buffer of net-tools counts as several', () => {
  const { records, problems } = parse(
    `${LINE}${' '.repeat(1022 - LINE.length)}${LINE}\n${' '.repeat(1000)}${LINE}\n`,
  );
  assert.deepEqual(records, [ROUTE, ROUTE]);
  assert.deepEqual(
    problems.map(({ code, line }) => [code, line]),
    [
      ['SHORT_LINE', 3],
      ['SHORT_LINE', 4],
    ],
  );
});

test('unknown columns between known ones are skipped', () => {
  const heading = HEADING.replace('Flags', 'x\tFlags').replace('Iface', 'a\tb\tIface');
  assert.deepEqual(parse(`a b ${LINE.replace('\t0203', '\tx\t0203')}\n`, heading).records, [ROUTE]);
});

const HEADINGS: readonly [name: string, heading: string, layout: object][] = [
  ['as the kernel prints it', HEADING, { kind: 'found', skipped: new Array(11).fill(0) }],
  [
    'separated by blanks and bars, without a newline',
    NAMES.replaceAll(' ', ' | '),
    { kind: 'found', skipped: new Array(11).fill(0) },
  ],
  ['nothing', '\n', { kind: 'missing', name: 'Iface' }],
  ['another case', HEADING.replace('Mask', 'mask'), { kind: 'missing', name: 'Mask' }],
  ['another order', HEADING.replace('Use\tMetric', 'Metric\tUse'), { kind: 'missing', name: 'Metric' }],
  ['CR before the end', HEADING.replace('\n', '\r\n'), { kind: 'missing', name: 'IRTT' }],
  ['a NUL', HEADING.replace('\tMTU', '\0'), { kind: 'missing', name: 'MTU' }],
  ['columns after the first 510 bytes', ' '.repeat(450) + HEADING, { kind: 'missing', name: 'Window' }],
  [
    'as many words as net-tools has room for',
    `${'x '.repeat(116)}${HEADING}`,
    { kind: 'found', skipped: [116, ...new Array(10).fill(0)] },
  ],
  ['no room for a column', `Iface Destination Gateway ${'x '.repeat(122)}Flags`, { kind: 'overflow' }],
  [
    'just enough room for the last column',
    `Iface Destination Gateway ${'x '.repeat(121)}Flags`,
    { kind: 'missing', name: 'RefCnt' },
  ],
  ['one word more', `${'x '.repeat(117)}${HEADING}`, { kind: 'overflow' }],
];

for (const [name, heading, layout] of HEADINGS) {
  test(`route heading: ${name}`, () => {
    assert.deepEqual(routeReader(FACTS)(Buffer.from(heading, 'latin1')).layout, layout);
  });
}

test('the rest of a heading after 510 bytes is a row', () => {
  const { records, problems } = parse(`${LINE}\n`, `${NAMES.padEnd(510)}x\n`);
  assert.deepEqual(records, [ROUTE]);
  assert.deepEqual(problems, [{ code: 'SHORT_LINE', line: 1, text: 'x', before: 0 }]);
});

test('later batches have no heading', () => {
  const read = routeReader(FACTS);
  read(Buffer.from(`${HEADING}${LINE}\n`));
  assert.deepEqual(read(Buffer.from(`${LINE}\nx\n`)), {
    records: [ROUTE],
    problems: [{ code: 'SHORT_LINE', line: 3, text: 'x', before: 1 }],
    layout: { kind: 'found', skipped: new Array(11).fill(0) },
  });
});

test('a table whose heading lacks a column has no rows', () => {
  const read = routeReader(FACTS);
  const nothing = { records: [], problems: [], layout: { kind: 'missing', name: 'IRTT' } };
  assert.deepEqual(read(Buffer.from(`${NAMES.replace('IRTT', '')}\n${LINE}\n`)), nothing);
  assert.deepEqual(read(Buffer.from(`${LINE}\n`)), nothing);
});

const word = fc.integer({ min: 0, max: 0xffffffff });
const int = fc.integer({ min: -0x80000000, max: 0x7fffffff });
const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0');

test('a table printed as the kernel prints it gives the same records, in both byte orders', () => {
  fc.assert(
    fc.property(
      fc.tuple(word, word, word, word),
      fc.tuple(int, int, int, int, int, int),
      fc.boolean(),
      (words, ints, swapped) => {
        const [destination, gateway, flags, genmask] = words;
        const [refCount, use, metric, mtu, window, irtt] = ints;
        const printed = (address: number) => hex(swapped ? swapBytes(address) : address);
        const line = [
          'br-lan.1',
          printed(destination),
          printed(gateway),
          hex(flags),
          refCount,
          use,
          metric,
          printed(genmask),
          mtu,
          window,
          irtt,
        ].join('\t');
        assert.deepEqual(parse(line, HEADING, swapped ? 'LE' : 'BE').records, [
          {
            iface: 'br-lan.1',
            destination: new Ipv4Address(destination),
            gateway: new Ipv4Address(gateway),
            flags,
            refCount,
            use,
            metric,
            genmask: new Ipv4Address(genmask),
            mtu,
            window,
            irtt,
          },
        ]);
      },
    ),
  );
});
