/** What is said of sockets besides why their program is `-`: who shares them, IPv4 and IPv6, queues and timers. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { OwnerRecord, SocketRecord } from '../../src/records/socket.ts';
import { connection, type HostFacts, listener, notesOf } from './background.ts';

const owner = (pid: number, fd: number, program = 'nginx'): OwnerRecord => ({
  pid,
  program,
  command: program,
  fd,
});

const timer = (kind: string, retransmits: number, probes = 0): Partial<SocketRecord> => ({
  timer: { kind, seconds: 1, retransmits, probes },
});

const six = (dualStack: boolean | null, protocol: SocketRecord['protocol'] = 'tcp6'): SocketRecord =>
  listener(80, {
    protocol,
    dualStack,
    local: { address: '::', port: 80 },
    foreign: { address: '::', port: 0 },
  });

const TWO = '2 processes hold it: 812/nginx (fd 6) and 813/nginx (fd 6).';
const two = connection({ owners: [owner(812, 6), owner(813, 6)] });
const SOMAXCONN = { 'net/core/somaxconn': [128] };

const BESIDE_IPV4 = (options: string): string =>
  `Whether it serves IPv4 as well is not known: beside it a socket of IPv4 waits on the same port. They can be one for each family, or the two are bound to different devices (SO_BINDTODEVICE, VRF) or share the port (${options}): no table shows which.`;

const CASES: readonly (readonly [name: string, SocketRecord, HostFacts, code: string, text: string])[] = [
  [
    'a process and its child',
    two,
    { parents: { 812: 1, 813: 812, 1: 0 } },
    'shared',
    `${TWO} The others descend from 812 and most likely inherited it.`,
  ],
  [
    'a process and the child of its child, which is older by its number',
    connection({ owners: [owner(50, 3, 'worker'), owner(812, 6), owner(812, 7)] }),
    { parents: { 50: 60, 60: 812, 812: 1, 1: 0 } },
    'shared',
    '2 processes hold it: 50/worker (fd 3) and 812/nginx (fd 6, 7). The others descend from 812 and most likely inherited it.',
  ],
  [
    'children of a process that does not hold it',
    two,
    { parents: { 812: 700, 813: 700, 700: 1, 1: 0 } },
    'shared',
    `${TWO} They have the same parent, 700, and may have inherited it from there.`,
  ],
  [
    'processes without a common origin but the first',
    two,
    { parents: { 812: 1, 813: 1, 1: 0 } },
    'shared',
    `${TWO} None of them started the others: they inherited it from a process before them, or it was passed on (SCM_RIGHTS, pidfd_getfd).`,
  ],
  ['processes of which no more is known', two, {}, 'shared', TWO],
  [
    'parents that go in circles',
    two,
    { parents: { 812: 5, 5: 812, 813: 6, 6: 813 } },
    'shared',
    `${TWO} None of them started the others: they inherited it from a process before them, or it was passed on (SCM_RIGHTS, pidfd_getfd).`,
  ],
  [
    'many processes',
    connection({ owners: Array.from({ length: 1007 }, (_, index) => owner(100 + index, 4)) }),
    {},
    'shared',
    '1,007 processes hold it: 100/nginx (fd 4), 101/nginx (fd 4), 102/nginx (fd 4), 103/nginx (fd 4), 104/nginx (fd 4) and 1,002 more.',
  ],
  [
    'several descriptors of one process',
    connection({ owners: [owner(812, 6), owner(812, 11)] }),
    {},
    'several-descriptors',
    'One process holds it more than once: 812/nginx (fd 6, 11).',
  ],
  [
    'very many descriptors of one process',
    connection({ owners: Array.from({ length: 1021 }, (_, fd) => owner(812, fd)) }),
    {},
    'several-descriptors',
    'One process holds it more than once: 812/nginx (fd 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19 and 1,001 more).',
  ],
  [
    'a listener for both families',
    six(true),
    {},
    'dual-stack',
    'It serves IPv4 as well, unless its program has set IPV6_V6ONLY, which no table shows: net.ipv6.bindv6only is 0, and no socket of IPv4 waits on the same port.',
  ],
  [
    'a listener for IPv6 only',
    six(false),
    {},
    'ipv6-only',
    'It serves IPv6 only: a socket of IPv4 that waits on the same port gets all that comes by IPv4, and there is one interface alone, so that neither can be bound to another.',
  ],
  [
    'a listener beside one of IPv4',
    six(null),
    { settings: { 'net/ipv6/bindv6only': [0] } },
    'dual-stack-unknown',
    BESIDE_IPV4('SO_REUSEPORT'),
  ],
  [
    'the same of udp',
    six(null, 'udp6'),
    { settings: { 'net/ipv6/bindv6only': [0] } },
    'dual-stack-unknown',
    BESIDE_IPV4('SO_REUSEPORT, SO_REUSEADDR'),
  ],
  [
    'a listener where the table of IPv4 cannot be read',
    six(null),
    { settings: { 'net/ipv6/bindv6only': [0] }, hasFile: (path) => path !== '/proc/net/tcp' },
    'dual-stack-unknown',
    'Whether it serves IPv4 as well cannot be told: /proc/net/tcp cannot be read.',
  ],
  [
    'a listener where sockets serve one family',
    six(null),
    { settings: { 'net/ipv6/bindv6only': [1] } },
    'dual-stack-unknown',
    'Whether it serves IPv4 as well cannot be told: net.ipv6.bindv6only is 1, so that it does only if its program has cleared IPV6_V6ONLY, which no table shows.',
  ],
  [
    'a listener where nothing is known',
    six(null),
    {},
    'dual-stack-unknown',
    'Whether it serves IPv4 as well cannot be told: net.ipv6.bindv6only is not known.',
  ],
  [
    'IPv4 in tcp6',
    connection({
      protocol: 'tcp6',
      local: { address: '::ffff:192.0.2.10', port: 80 },
      foreign: { address: '::ffff:198.51.100.7', port: 50080 },
    }),
    {},
    'ipv4-mapped',
    'Its packets are IPv4, and it is tcp6 because its program uses an IPv6 socket for them.',
  ],
  [
    'connections that wait',
    listener(80, { recvQ: 3 }),
    { settings: SOMAXCONN },
    'accept-queue',
    'Connections wait for the program to accept them: Recv-Q counts these. Where it stays above 0, the program is too slow or hangs. The limit, the backlog of listen, is in no table. ListenOverflows counts what was dropped for it.',
  ],
  [
    'more connections that wait than may',
    listener(80, { recvQ: 129 }),
    { settings: SOMAXCONN },
    'accept-queue-full',
    'Its queue is full: Recv-Q is past net.core.somaxconn (128), the longest that a backlog can be, unless that was more when the program began to listen. More connections are dropped and counted in ListenOverflows until the program accepts some.',
  ],
  [
    'a SYN without answer',
    connection({ state: 'SYN_SENT', ...timer('on', 2) }),
    {},
    'no-answer',
    'The SYN was sent again, for lack of an answer: the other host is down, or a firewall drops what is sent there or comes back.',
  ],
  [
    'data without acknowledgement',
    connection({ sendQ: 18, ...timer('on', 4) }),
    {},
    'retransmitting',
    'What is in Send-Q was sent again, for lack of an acknowledgement: the other end is gone, or the way to it loses or delays packets. -o shows how often and when next.',
  ],
  [
    'a window of nothing',
    connection({ sendQ: 6392n, ...timer('probe', 0) }),
    {},
    'zero-window',
    'As a rule the other end has no room for what is in Send-Q: its program reads too slowly, or not at all. This end asks from time to time (zero window probes).',
  ],
  [
    'packets that were dropped',
    connection({ protocol: 'udp6', state: '', drops: 49_000 }),
    {},
    'drops',
    '49,000 packets for it were dropped since it was opened: its buffer was full, as where the program reads too slowly, memory was short, they were damaged, or a filter or IPsec refused them. The kernel keeps one count for all of these.',
  ],
  [
    'one packet that was dropped',
    connection({ protocol: 'raw', state: '7', drops: 1 }),
    {},
    'drops',
    '1 packet for it was dropped since it was opened: its buffer was full, as where the program reads too slowly, memory was short, they were damaged, or a filter or IPsec refused them. The kernel keeps one count for all of these.',
  ],
  [
    'keepalive without answer',
    connection(timer('keepalive', 0, 3)),
    {},
    'keepalive-unanswered',
    'The last keepalive probes had no answer: the other end may be gone. After net.ipv4.tcp_keepalive_probes of them, or as many as the program has set, the connection is given up.',
  ],
];

for (const [name, record, facts, code, text] of CASES) {
  test(name, () => assert.deepEqual(notesOf('socket', [record], facts), [[{ code, text }]]));
}

const UNREMARKABLE: readonly (readonly [name: string, SocketRecord])[] = [
  ['a connection in use', connection({ recvQ: 5, sendQ: 7, ...timer('on', 0) })],
  ['an idle one', connection(timer('keepalive', 0))],
  ['a listener', listener(80)],
  [
    'a listener on an address of IPv6',
    listener(80, { protocol: 'tcp6', local: { address: '2001:db8::1', port: 80 } }),
  ],
  ['a listener of sctp', listener(80, { protocol: 'sctp', recvQ: 3 })],
  ['a udp socket that was sent to', connection({ protocol: 'udp', recvQ: 3, drops: 0 })],
  ['a socket of AX.25', { protocol: 'ax25', state: 'ESTABLISHED', recvQ: 1 }],
];

for (const [name, record] of UNREMARKABLE) {
  test(`nothing is said of ${name}`, () => assert.deepEqual(notesOf('socket', [record]), [[]]));
}

test('a socket of IPv4 on the same port is told of before settings are', () => {
  const textOf = (...others: readonly SocketRecord[]) =>
    notesOf('socket', [six(null), ...others])[0]?.[0]?.text;
  const unknown = 'Whether it serves IPv4 as well cannot be told: net.ipv6.bindv6only is not known.';
  assert.equal(textOf(listener(80)), BESIDE_IPV4('SO_REUSEPORT'));
  assert.equal(textOf(listener(81)), unknown);
  assert.equal(textOf(listener(80, { protocol: 'udp', state: '' })), unknown);
  assert.equal(textOf(connection({ local: { address: '192.0.2.10', port: 80 } })), unknown);
});

test('descriptors of threads are told from those of their process', () => {
  const owners = [33, 34].map((thread) => ({ ...owner(31, 6, 'worker'), thread }));
  const [notes] = notesOf('socket', [connection({ owners })]);
  assert.deepEqual(notes?.at(-1), {
    code: 'several-descriptors',
    text: 'One process holds it more than once: 31/worker (fd 6 of thread 33, 6 of thread 34).',
  });
});

test('connections wait while others stay half open', () => {
  const halfOpen = connection({ state: 'SYN_RECV', local: { address: '192.0.2.10', port: 80 } });
  const [notes] = notesOf('socket', [listener(80, { recvQ: 1 }), halfOpen], { settings: SOMAXCONN });
  assert.deepEqual(notes, [
    {
      code: 'accept-queue-full',
      text: 'Its queue may be full: connections wait to be accepted (Recv-Q) while others to the port stay half open. The limit, the backlog of listen, is in no table. ListenOverflows counts what was dropped for it.',
    },
  ]);
});
