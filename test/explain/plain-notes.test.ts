/** Notes as they stand under plain rows. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Explainer } from '../../src/explain/explainer.ts';
import type { RowStyle } from '../../src/explain/plain-fields.ts';
import type { AnyRecord, Kind } from '../../src/records/record.ts';
import type { SocketRecord } from '../../src/records/socket.ts';
import { connection, factsOf, listener, PLAIN } from './background.ts';

function lines(
  kind: Kind,
  records: readonly AnyRecord[],
  style: RowStyle = PLAIN,
  colors: 0 | 1 = 0,
): string[] {
  const written: string[] = [];
  const write = (line: string) => written.push(line);
  const explainer = new Explainer(factsOf(), { style, colorLevel: colors, write });
  for (const record of records) explainer.learn(kind, record);
  for (const record of records) explainer.gather(kind, record);
  explainer.writeBlock();
  return written;
}

const timeWait = (port: number): SocketRecord =>
  connection({
    state: 'TIME_WAIT',
    inode: 0,
    owners: [],
    local: { address: '192.0.2.10', port: 22 },
    foreign: { address: '198.51.100.1', port },
  });

const TIME_WAIT = [
  '    Both ends have closed it, and no process holds it any more: the kernel keeps',
  '    the pair of addresses and ports for 60 seconds, for segments that come late.',
];

test('a note on one row', () => {
  assert.deepEqual(lines('socket', [timeWait(1)]), [
    '',
    'Notes',
    '  tcp 192.0.2.10:22 198.51.100.1:1',
    ...TIME_WAIT,
  ]);
});

test('without notes nothing is written', () => {
  assert.deepEqual(lines('socket', [connection()]), []);
});

test('equal notes on a few rows are one, which names them all', () => {
  assert.deepEqual(lines('socket', [timeWait(1), connection(), timeWait(2), timeWait(3)]), [
    '',
    'Notes',
    '  tcp 192.0.2.10:22 198.51.100.1:1, tcp 192.0.2.10:22 198.51.100.1:2 and tcp',
    '  192.0.2.10:22 198.51.100.1:3',
    ...TIME_WAIT,
  ]);
});

test('of many rows the first ones are named', () => {
  const pile = lines(
    'socket',
    Array.from({ length: 5000 }, (_, index) => timeWait(index + 1)),
  );
  assert.deepEqual(pile.slice(2, 6), [
    '  5,000 rows, such as tcp 192.0.2.10:22 198.51.100.1:1, tcp 192.0.2.10:22',
    '  198.51.100.1:2 and tcp 192.0.2.10:22 198.51.100.1:3',
    ...TIME_WAIT,
  ]);
});

test('what is said of the same row stands together, and each sort of note in its place', () => {
  const stuck = connection({
    protocol: 'tcp6',
    local: { address: '::ffff:192.0.2.10', port: 80 },
    foreign: { address: '::ffff:192.0.2.11', port: 5 },
    timer: { kind: 'probe', seconds: 1, retransmits: 0, probes: 0 },
  });
  assert.deepEqual(lines('socket', [timeWait(1), stuck]), [
    '',
    'Notes',
    '  tcp 192.0.2.10:22 198.51.100.1:1',
    ...TIME_WAIT,
    '  tcp6 192.0.2.10:80 192.0.2.11:5',
    '    Its packets are IPv4, and it is tcp6 because its program uses an IPv6 socket',
    '    for them.',
    '    As a rule the other end has no room for what is in Send-Q: its program reads',
    '    too slowly, or not at all. This end asks from time to time (zero window',
    '    probes).',
  ]);
});

test('of notes that differ from row to row only the first twenty are written', () => {
  const named = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      connection({
        local: { address: '192.0.2.10', port: index },
        owners: [{ pid: index, program: 'a-program-with-a-long-name', command: '', fd: 3 }],
      }),
    );
  assert.deepEqual(lines('socket', named(20)).slice(2).length, 40);
  assert.deepEqual(lines('socket', named(21)).slice(-2), [
    '  1 more row',
    '    There is such a note (cut-program) for each of them: --json tells all.',
  ]);
  assert.deepEqual(lines('socket', named(5020)).slice(-2)[0], '  5,000 more rows');
});

test('names cannot control the terminal or forge a row', () => {
  const hostile = 'a\nb\u001b[2J\u009b\u202e\u2028c';
  const socket = connection({
    local: { address: '192.0.2.10', port: 22, host: hostile },
    owners: [
      { pid: 1, program: hostile, command: hostile, fd: 3 },
      { pid: 1, program: hostile, command: hostile, fd: 4 },
    ],
  });
  assert.deepEqual(lines('socket', [socket]), [
    '',
    'Notes',
    '  tcp a?b?[2J???c:22 198.51.100.1:443',
    '    One process holds it more than once: 1/a?b?[2J???c (fd 3, 4).',
  ]);
});

test('characters of two columns count as such', () => {
  const wide = '\u6f22'.repeat(20);
  const socket = connection({
    local: { address: '192.0.2.10', port: 22, host: wide },
    foreign: { address: '192.0.2.11', port: 22, host: wide },
    timer: { kind: 'probe', seconds: 1, retransmits: 0, probes: 0 },
  });
  assert.deepEqual(lines('socket', [socket], { ...PLAIN, wide: true }).slice(2, 4), [
    `  tcp ${wide}:22`,
    `  ${wide}:22`,
  ]);
});

test('a word that is longer than a line has one of its own', () => {
  const path = `/${'x'.repeat(90)}`;
  assert.deepEqual(lines('socket', [{ protocol: 'unix', state: 'CONNECTING', inode: 0, owners: [], path }]), [
    '',
    'Notes',
    '  unix 0',
    `  ${path}`,
    '    The program that listens at this path has not accepted it yet: until then no',
    '    process holds it.',
  ]);
});

test('colours, where there are any', () => {
  assert.deepEqual(lines('socket', [timeWait(1)], PLAIN, 1).slice(0, 4), [
    '',
    '\x1b[1mNotes\x1b[22m',
    '\x1b[36m  tcp 192.0.2.10:22 198.51.100.1:1\x1b[39m',
    TIME_WAIT[0],
  ]);
});

describe('what rows are called', () => {
  const NAMES: readonly (readonly [Kind, AnyRecord, string])[] = [
    ['socket', listener(80, { recvQ: 1 }), 'tcp 0.0.0.0:80'],
    [
      'socket',
      listener(80, { recvQ: 1, local: { address: '0.0.0.0', port: 80, service: 'http' } }),
      'tcp 0.0.0.0:http',
    ],
    [
      'socket',
      listener(80, {
        protocol: 'tcp6',
        recvQ: 1,
        local: { address: '::', port: 80 },
        foreign: { address: '::', port: 0 },
      }),
      'tcp6 [::]:80',
    ],
    [
      'socket',
      connection({
        protocol: 'raw',
        local: { address: '192.0.2.1', port: 1 },
        foreign: { address: '192.0.2.2', port: 0 },
        inode: 0,
        owners: [],
      }),
      'raw 192.0.2.1:1 192.0.2.2:*',
    ],
    ['socket', { protocol: 'unix', state: '', inode: 0, path: '', owners: [] }, 'unix 0'],
    [
      'route',
      {
        family: 'inet',
        cached: false,
        destination: '10.0.0.0',
        genmask: '255.128.0.0',
        flags: '!',
        iface: '*',
      },
      '10.0.0.0/9',
    ],
    [
      'route',
      {
        family: 'inet',
        cached: false,
        destination: '0.0.0.0',
        genmask: '0.0.0.0',
        gateway: '192.0.2.1',
        flags: 'UG',
        iface: 'eth0',
      },
      '0.0.0.0/0 192.0.2.1 eth0',
    ],
    [
      'route',
      { family: 'inet', cached: false, destination: '10.0.0.0', genmask: '255.0.255.0', flags: '!' },
      '10.0.0.0/255.0.255.0',
    ],
    [
      'route',
      {
        family: 'inet6',
        cached: false,
        destination: '::',
        prefixLength: 0,
        gateway: '::',
        flags: '!n',
        iface: 'lo',
      },
      '::/0 lo',
    ],
    [
      'route',
      {
        family: 'inet6',
        cached: false,
        destination: '::',
        prefixLength: 0,
        source: '2001:db8:a::',
        sourcePrefixLength: 64,
        gateway: 'fe80::1',
        flags: 'UG',
        iface: 'eth0',
      },
      '::/0 from 2001:db8:a::/64 fe80::1 eth0',
    ],
    [
      'route',
      {
        family: 'inet',
        cached: false,
        destination: '192.0.2.0',
        genmask: '255.255.255.0',
        gateway: '0.0.0.0',
        flags: 'UG',
        iface: 'eth0',
      },
      '192.0.2.0/24 eth0',
    ],
    [
      'route',
      {
        family: 'inet',
        cached: false,
        destination: '10.0.0.0',
        destinationHost: 'ten',
        genmask: '255.0.0.0',
        flags: '!',
      },
      'ten/8',
    ],
    ['interface', { name: 'eth0', mtu: 1500, flags: 'A', flagNames: ['ALLMULTI'] }, 'eth0'],
    ['statistic', { table: 'TcpExt', counter: 'ListenDrops', value: 1 }, 'TcpExt ListenDrops'],
    ['group', { family: 'inet', iface: 'eth0', refCount: 1, address: '224.0.0.1' }, 'eth0 224.0.0.1'],
    ['group', { family: 'inet', iface: 'eth0', refCount: 1, address: '224.0.0.1', host: 'all' }, 'eth0 all'],
    [
      'masquerade',
      {
        protocol: 'udp',
        source: { address: '10.0.0.1', port: 5 },
        destination: { address: '192.0.2.1', port: 53, service: 'domain' },
        masqueradePort: 61001,
        expires: 9,
        initSeq: 0,
        delta: 0,
      },
      'udp 10.0.0.1:5 192.0.2.1:domain',
    ],
    ['memory', { protocol: 'TCP', pressure: true }, 'TCP'],
  ];
  for (const [kind, record, name] of NAMES) {
    test(`${kind} ${name}`, () => assert.equal(lines(kind, [record])[2], `  ${name}`));
  }
});
