import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAx25Sockets } from '../../../src/proc/legacy/ax25.ts';
import { parseIpxSockets } from '../../../src/proc/legacy/ipx.ts';
import { parseNetromSockets } from '../../../src/proc/legacy/nr.ts';
import { parseRoseSockets } from '../../../src/proc/legacy/rose.ts';
import { parseX25Sockets } from '../../../src/proc/legacy/x25.ts';
import type { ParsedLines } from '../../../src/proc/reading/lines.ts';

type Parse = (bytes: Uint8Array) => ParsedLines<object>;

const LE = { byteOrder: 'LE', ticksPerSecond: 100 } as const;
const IPX = '00001234:0102030405ff:4003 0000ABCD:060708090A0B:5104 0000000A FFFFFFFFFFFFFFFF 01 100';
const IPX_SOCKET = {
  local: { network: 0x1234, node: 0x0102030405ff, port: 0x0340 },
  foreign: { network: 0xabcd, node: 0x060708090a0b, port: 0x0451 },
  sendQ: 10,
  recvQ: 0xffff_ffff_ffff_ffffn,
  state: 1,
  uid: 100,
};
const short = (network: number | bigint, port: number) => ({ network, node: 0, port });

const AX25 = '0 ax0 G0ABC-1 G0XYZ-15,DIGI-1* 3 1 2 4 5 6 7 8 9 10 11 12 13 14 15 16 17 100 200 12345';
const OLD_AX25 = 'G0XYZ-15  G0ABC-1   ax0  03   1   2  4 5/6  7/8  9/10  11/12 13/14 15 16 17 100 200';
const AX25_SOCKET = {
  destination: 'G0XYZ-15',
  source: 'G0ABC-1',
  device: 'ax0',
  state: 3,
  sent: 1,
  received: 2,
  sendQ: 100,
  recvQ: 200,
};
const { sendQ: _sendQ, recvQ: _recvQ, ...NO_QUEUES } = AX25_SOCKET;

const X25 = '1234567890 0987654321 x25a  0A1  3  1  2  4   5   6   7   8   9 100 200 12345';
const X25_SOCKET = {
  destination: '1234567890',
  source: '0987654321',
  device: 'x25a',
  channel: 0xa1,
  state: 3,
  sent: 1,
  received: 2,
  sendQ: 100,
  recvQ: 200,
};

const NETROM =
  'G0ABC-1   G0XYZ-15  G0DEF-3   nr0 0A/0B 0C/0D  3   1   2   4   5/120  6/05   7/180   8/000   9/03   10   15    16 12345';
const NETROM_SOCKET = {
  user: 'G0ABC-1',
  destination: 'G0XYZ-15',
  source: 'G0DEF-3',
  device: 'nr0',
  state: 3,
  sent: 1,
  received: 2,
  sendQ: 15,
  recvQ: 16,
};

const ROSE = '2080123456 G0ABC-1   2080654321 G0XYZ-15  rose0 012 00005  3  1  2';
const ROSE_SOCKET = {
  destination: '2080123456',
  destinationCall: 'G0ABC-1',
  source: '2080654321',
  sourceCall: 'G0XYZ-15',
  device: 'rose0',
  channel: 12,
  neighbour: 5,
  state: 3,
};

const BOGUS = 'BOGUS_LINE';

/** Lines after a heading, each with its record or the code of its problem. */
const TABLES: readonly [
  name: string,
  heading: string,
  parse: Parse,
  lines: readonly [line: string, expected: object | string][],
][] = [
  [
    'ipx',
    'heading\n',
    (bytes) => parseIpxSockets(bytes, LE),
    [
      [IPX, IPX_SOCKET],
      [IPX.slice(0, -4), { ...IPX_SOCKET, uid: 0 }],
      [
        '1:2 Not_Connected 0 0 7 0',
        { local: short(1, 0x200), foreign: undefined, sendQ: 0, recvQ: 0, state: 7, uid: 0 },
      ],
      [
        '-1::12345 zz:5:6x 0 0 7 -1',
        {
          local: short(0xffff_ffff_ffff_ffffn, 0x4523),
          foreign: short(0, 0x600),
          sendQ: 0,
          recvQ: 0,
          state: 7,
          uid: -1,
        },
      ],
      [
        '1x:5:6 1:2:3:4 0 0 7 0',
        {
          local: short(1, 0x600),
          foreign: { network: 1, node: 0x200000000000, port: 0x400 },
          sendQ: 0,
          recvQ: 0,
          state: 7,
          uid: 0,
        },
      ],
      ['1 3:4 A B 7 0', 'NO_LOCAL_PORT'],
      ['Not_Connected 3:4 A B 7 0', 'NO_LOCAL_PORT'],
      ['1:2 not_connected A B 7 0', 'NO_FOREIGN_PORT'],
      [`1:${'2'.repeat(60)}:3 4:5 A B 7 0`, 'NO_FOREIGN_PORT'],
      ['1:2 3:4 A B', BOGUS],
      ['1:2 3:4 A x 7', BOGUS],
      ['1:zz 3:4 A B 7 0', BOGUS],
      ['1:2', BOGUS],
      ['', BOGUS],
    ],
  ],
  [
    'ax25',
    '',
    parseAx25Sockets,
    [
      [AX25, AX25_SOCKET],
      [AX25.replace('G0XYZ-15,DIGI-1*', '*'), { ...AX25_SOCKET, destination: '*' }],
      [AX25.replace('100 200 12345', '* * *'), NO_QUEUES],
      [AX25.slice(0, AX25.indexOf(' 4 5 ')), NO_QUEUES],
      [AX25.replace(' 9 ', ' x '), NO_QUEUES],
      [AX25.replace('100 200 12345', '100'), BOGUS],
      [AX25.replace(' 2 4 ', ' x 4 '), BOGUS],
      [AX25.replace(' ax0', '  ax0'), BOGUS],
      [AX25.replaceAll(' ', '\t'), BOGUS],
      ['0 ax0 G0ABC-1 G0XYZ-15', BOGUS],
    ],
  ],
  [
    'ax25 of Linux 2.0',
    'dest_addr src_addr\n',
    parseAx25Sockets,
    [
      [OLD_AX25, AX25_SOCKET],
      [OLD_AX25.replace('5/6', '5 6'), NO_QUEUES],
      [OLD_AX25.slice(0, -4), BOGUS],
      [OLD_AX25.replace(' 03 ', ' 0x '), BOGUS],
      [OLD_AX25.slice(0, 20), BOGUS],
    ],
  ],
  [
    'x25',
    'heading\n',
    parseX25Sockets,
    [
      [X25, X25_SOCKET],
      [X25.replace(' 0A1 ', ' 000 '), { ...X25_SOCKET, channel: 0 }],
      [X25.replace(' 200 ', ' x '), BOGUS],
      [X25.replace(' 5 ', ' x '), BOGUS],
      [X25.slice(0, 22), BOGUS],
      ['', BOGUS],
    ],
  ],
  [
    'nr',
    'heading\n',
    parseNetromSockets,
    [
      [NETROM, NETROM_SOCKET],
      [NETROM.replace('    16 ', ' -5 '), { ...NETROM_SOCKET, recvQ: -5 }],
      [NETROM.replace('0C/0D', '0C 0D'), BOGUS],
      [NETROM.replace('7/180', '7'), BOGUS],
      [NETROM.replace('   10 ', ' x '), BOGUS],
      [NETROM.slice(0, 30), BOGUS],
    ],
  ],
  [
    'rose',
    'heading\n',
    parseRoseSockets,
    [
      [ROSE, ROSE_SOCKET],
      [ROSE.slice(0, ROSE.indexOf('  1  2')), ROSE_SOCKET],
      [ROSE.replace(' 012 ', ' 01A '), BOGUS],
      [ROSE.slice(0, ROSE.indexOf('  3 ')), BOGUS],
      ['', BOGUS],
    ],
  ],
];

for (const [table, heading, parse, lines] of TABLES) {
  for (const [line, expected] of lines) {
    test(`${table}: '${line}'`, () => {
      const { records, problems } = parse(Buffer.from(`${heading}${line}\n`, 'latin1'));
      if (typeof expected === 'object') return assert.deepEqual([records, problems], [[expected], []]);
      const number = heading === '' ? 0 : 1;
      assert.deepEqual(
        [records, problems],
        [[], [{ code: expected, line: number, text: line.slice(0, 80), before: 0 }]],
      );
    });
  }
}

test('a big-endian machine prints the ports of IPX as they are', () => {
  const { records } = parseIpxSockets(Buffer.from(`heading\n${IPX}\n`), { ...LE, byteOrder: 'BE' });
  assert.deepEqual(
    records.map(({ local, foreign }) => [local.port, foreign?.port]),
    [[0x4003, 0x5104]],
  );
});
