import assert from 'node:assert/strict';
import { test } from 'node:test';
import { appletalkRoutesOf } from '../../../src/proc/legacy/atalk-route.ts';
import { parseAx25Routes } from '../../../src/proc/legacy/ax25-route.ts';
import { parseIpxRoutes } from '../../../src/proc/legacy/ipx-route.ts';
import { parseRadioNeighbours } from '../../../src/proc/legacy/neigh.ts';
import { parseNetromNodes } from '../../../src/proc/legacy/nr-nodes.ts';
import { parseRoseNodes } from '../../../src/proc/legacy/rose-nodes.ts';
import { parseX25Routes } from '../../../src/proc/legacy/x25-route.ts';
import type { ParsedLines } from '../../../src/proc/reading/lines.ts';

type Parse = (bytes: Uint8Array) => ParsedLines<object>;

/** Lines after a heading, each with its record or the code of its problem. */
const TABLES: readonly [
  name: string,
  parse: Parse,
  lines: readonly [line: string, expected: object | string][],
][] = [
  [
    'ax25_route',
    parseAx25Routes,
    [
      ['G0ABC-15  ax0   12 x', { callsign: 'G0ABC-15', iface: 'ax0', use: 12 }],
      ['G0ABC-1   ax0 * DIGI-1', { callsign: 'G0ABC-1', iface: 'ax0', use: 0 }],
      ['0123456789abcd-7', { callsign: '012345678', iface: 'abcd', use: 7 }],
      ['G0ABC-1   ax0 ', { callsign: 'G0ABC-1', iface: 'ax0', use: 0 }],
      ['G0ABC-1   ax0', 'BOGUS_LINE'],
      ['', 'BOGUS_LINE'],
    ],
  ],
  [
    'x25_route',
    parseX25Routes,
    [
      ['12345            5       x25a ', { address: '12345', digits: 5, iface: 'x25a' }],
      ['12345            3       x25a', { address: '123', digits: 3, iface: 'x25a' }],
      ['12345            16      x25a', { address: '12345', digits: 15, iface: 'x25a' }],
      ['12345            -1      x25a', { address: '12345', digits: 15, iface: 'x25a' }],
      ['*                0       averylongname', { address: '', digits: 0, iface: 'averylongn' }],
      ['12345            5       ', 'BOGUS_LINE'],
    ],
  ],
  [
    'nr_neigh',
    parseRadioNeighbours,
    [
      ['00012 G0ABC-1   ax0   192    0     3    0', { number: 12, callsign: 'G0ABC-1', iface: 'ax0' }],
      ['   -1 G0ABC-1   ax0', { number: -1, callsign: 'G0ABC-1', iface: 'ax0' }],
      ['x     G0ABC-1   ax01', { number: 0, callsign: 'G0ABC-1', iface: 'ax01' }],
      ['00012 G0ABC-1   ax', 'BOGUS_LINE'],
    ],
  ],
  [
    'nr_nodes',
    parseNetromNodes,
    [
      [
        'G0ABC-15  NODE123  1 2  192   6 00001  100   5 00002',
        { callsign: 'G0ABC-15', mnemonic: 'NODE123', route: { quality: 192, neighbour: 1 } },
      ],
      [
        'G0ABC-1   NODE1    2 2  192   6 00001  100   5 00002',
        { callsign: 'G0ABC-1', mnemonic: 'NODE1', route: { quality: 100, neighbour: 2 } },
      ],
      [
        'G0ABC-1   NODE1    3 2  192   6 00001  100   5 00002',
        { callsign: 'G0ABC-1', mnemonic: 'NODE1', route: undefined },
      ],
      ['G0ABC-1   NODE1    0 2  192   6 00001', { callsign: 'G0ABC-1', mnemonic: 'NODE1', route: undefined }],
      ['G0ABC-1   NODE1', 'BOGUS_LINE'],
    ],
  ],
  [
    'rose_nodes',
    parseRoseNodes,
    [
      ['2080123456 0010 3 00001 00002 00003', { address: '2080123456', neighbours: [1, 2, 3] }],
      ['208        0010 0', { address: '208', neighbours: [] }],
      ['2080123456 0010 2 00001', 'BOGUS_LINE'],
      ['2080123456 0010 999999999 00001', 'BOGUS_LINE'],
      ['2080123456 0010', 'BOGUS_LINE'],
    ],
  ],
  [
    'ipx_route',
    parseIpxRoutes,
    [
      [
        '00001234   0000ABCD     0102030405ff',
        { network: 0x1234, router: { network: 0xabcd, node: 0x0102030405ff } },
      ],
      [
        '0000ABCD   Directly     Connected',
        { network: 0xabcd, router: { network: 0xd, node: 0xc00000000000 } },
      ],
      ['zz -1 0x3', { network: 0, router: { network: 0xffff_ffff_ffff_ffffn, node: 0 } }],
      ['12345678901 1 1 2', { network: 0x12345678901, router: { network: 1, node: 0x100000000000 } }],
      ['1 2', 'SHORT_LINE'],
      ['', 'SHORT_LINE'],
    ],
  ],
];

for (const [table, parse, lines] of TABLES) {
  for (const [line, expected] of lines) {
    test(`${table}: '${line}'`, () => {
      const { records, problems } = parse(Buffer.from(`heading\n${line}\n`, 'latin1'));
      if (typeof expected === 'object') assert.deepEqual([records, problems], [[expected], []]);
      else assert.deepEqual([records, problems], [[], [{ code: expected, line: 1, text: line, before: 0 }]]);
    });
  }
}

const ATALK: readonly [text: string, records: readonly string[]][] = [
  ['Target Router Flags Dev\n0001:00 0001:02 3 eth0\n', ['0001:00 0001:02 3 eth0']],
  ['a\nb c\td 1\v2\f3x\r4 5 6 zz 8 9', ['1 2 3 4', '5 6 0 8']],
  ['a b c d 1 2 -1 4', ['1 2 4294967295 4']],
  ['a b c d 1 2 3', []],
  ['', []],
];

for (const [text, expected] of ATALK) {
  test(`atalk_route: ${JSON.stringify(text)}`, () => {
    const routes = [...appletalkRoutesOf(Buffer.from(text, 'latin1'))];
    assert.deepEqual(
      routes.map(({ target, router, flags, iface }) => `${target} ${router} ${flags} ${iface}`),
      expected,
    );
  });
}
