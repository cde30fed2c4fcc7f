/** What many connections in the same state mean. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SocketRecord } from '../../../src/records/socket.ts';
import { connection, type HostFacts, listener, notesOf } from '../background.ts';

/** Connections whose local ports follow each other. */
const many = (count: number, first: number, given: Partial<SocketRecord>): SocketRecord[] =>
  Array.from({ length: count }, (_, index) =>
    connection({ ...given, local: { address: '192.0.2.10', port: first + index } }),
  );

/** Connections to the same local port. */
const clients = (count: number, given: Partial<SocketRecord>): SocketRecord[] =>
  Array.from({ length: count }, (_, index) =>
    connection({
      ...given,
      local: { address: '192.0.2.10', port: 80 },
      foreign: { address: `198.51.100.${index % 250}`, port: 30000 + index },
    }),
  );

const held = (pid: number) => ({ owners: [{ pid, program: 'nginx', command: 'nginx', fd: 6 }] });
const unowned = { owners: [], inode: 0 } as const;
/** Of another user, whose processes may not be looked at. */
const unknown = { owners: [] } as const;
const PORTS = { 'net/ipv4/ip_local_port_range': [32768, 60999] };

const LEAK =
  'are in CLOSE_WAIT: the other ends have closed, this end has not. As a rule only its program ends this state: it leaks descriptors, hangs before it reads the end of its input, or still has something to send.';
const SPENT = (ports: string): string =>
  `are in TIME_WAIT, where each takes one of ${ports} (net.ipv4.ip_local_port_range) to that destination for 60 seconds: when none is left, connect fails with EADDRNOTAVAIL. Connections that stay open and are used again avoid this.`;
const CHEAP =
  'are in TIME_WAIT, because this end closed first. They take little memory and no descriptor or port, and each goes after 60 seconds.';
const FLOOD =
  'are half open: a flood of SYNs, clients that do not answer, a full queue of connections to accept, or a program that wants data first (TCP_DEFER_ACCEPT). The backlog of the listening socket limits them';

const CASES: readonly (readonly [
  name: string,
  rows: readonly SocketRecord[],
  facts: HostFacts,
  code: string,
  text: string | undefined,
])[] = [
  [
    'CLOSE_WAIT of one process',
    many(12, 40000, { state: 'CLOSE_WAIT' }),
    {},
    'close-wait-pile',
    `12 connections of 812/nginx ${LEAK}`,
  ],
  [
    'CLOSE_WAIT of several processes of one program',
    [
      ...many(6, 40000, { state: 'CLOSE_WAIT', ...held(812) }),
      ...many(6, 41000, { state: 'CLOSE_WAIT', ...held(813) }),
    ],
    {},
    'close-wait-pile',
    `12 connections of 2 processes of nginx ${LEAK}`,
  ],
  ['fewer in CLOSE_WAIT', many(9, 40000, { state: 'CLOSE_WAIT' }), {}, 'close-wait-pile', undefined],
  [
    'CLOSE_WAIT at a port, of unknown processes',
    clients(10, { state: 'CLOSE_WAIT', ...unknown }),
    {},
    'close-wait-pile',
    `10 connections at local port 80 ${LEAK}`,
  ],
  [
    'CLOSE_WAIT to a peer, of unknown processes',
    many(1234, 40000, { state: 'CLOSE_WAIT', ...unknown }),
    {},
    'close-wait-pile',
    `1,234 connections to 198.51.100.1:443 ${LEAK}`,
  ],
  [
    'CLOSE_WAIT to a peer, of both tables',
    [
      ...many(6, 40000, {
        state: 'CLOSE_WAIT',
        ...unknown,
        foreign: { address: '::ffff:203.0.113.9', port: 7 },
      }),
      ...many(5, 41000, { state: 'CLOSE_WAIT', ...unknown, foreign: { address: '203.0.113.9', port: 7 } }),
    ],
    {},
    'close-wait-pile',
    `11 connections to 203.0.113.9:7 ${LEAK}`,
  ],
  [
    'CLOSE_WAIT of connections that were never accepted',
    clients(10, { state: 'CLOSE_WAIT', ...unowned }),
    {},
    'close-wait-pile',
    '10 connections at local port 80 are in CLOSE_WAIT and were never accepted: the other ends have closed already. The program that listens there hangs or is too slow.',
  ],
  ['fewer of them', clients(9, { state: 'CLOSE_WAIT', ...unowned }), {}, 'close-wait-pile', undefined],
  [
    'TIME_WAIT of a client',
    many(100, 40000, { state: 'TIME_WAIT', ...unowned }),
    { settings: PORTS },
    'time-wait-pile',
    `100 connections to 198.51.100.1:443 ${SPENT('the 28,232 local ports')}`,
  ],
  [
    'TIME_WAIT of a client of a host of which no more is known',
    many(100, 40000, { state: 'TIME_WAIT', ...unowned }),
    {},
    'time-wait-pile',
    `100 connections to 198.51.100.1:443 ${SPENT('the local ports')}`,
  ],
  [
    'TIME_WAIT of a server, by its port',
    clients(100, { state: 'TIME_WAIT', ...unowned }),
    { settings: PORTS },
    'time-wait-pile',
    `100 connections at local port 80 ${CHEAP}`,
  ],
  [
    'fewer in TIME_WAIT',
    many(99, 40000, { state: 'TIME_WAIT', ...unowned }),
    {},
    'time-wait-pile',
    undefined,
  ],
  [
    'SYN_RECV',
    clients(10, { state: 'SYN_RECV', ...unowned }),
    { settings: { 'net/core/somaxconn': [4096] } },
    'syn-recv-pile',
    `10 connections at local port 80 ${FLOOD}, and that is at most net.core.somaxconn, 4,096.`,
  ],
  [
    'SYN_RECV on a host of which no more is known',
    clients(10, { state: 'SYN_RECV', ...unowned }),
    {},
    'syn-recv-pile',
    `10 connections at local port 80 ${FLOOD}.`,
  ],
  ['ESTABLISHED', many(1000, 40000, {}), {}, 'close-wait-pile', undefined],
];

for (const [name, rows, facts, code, text] of CASES) {
  test(name, () => {
    for (const notes of notesOf('socket', rows, facts)) {
      assert.deepEqual(notes.find((note) => note.code === code)?.text, text);
    }
  });
}

test('connections that were never accepted are no leak, and those beside them are counted apart', () => {
  const waiting = clients(11, { state: 'CLOSE_WAIT', ...unowned });
  const leaked = clients(12, { state: 'CLOSE_WAIT' });
  const notes = notesOf('socket', [...waiting, ...leaked]);
  const codes = notes.map((each) => each.map(({ code }) => code));
  assert.deepEqual(codes[0], ['not-accepted', 'close-wait-pile']);
  assert.deepEqual(codes[11], ['close-wait-pile']);
  assert.equal(notes[11]?.[0]?.text, `12 connections of 812/nginx ${LEAK}`);
});

test('a port with a listener is no port of a client, wherever it lies', () => {
  const waits = Array.from({ length: 100 }, () =>
    connection({ ...unowned, state: 'TIME_WAIT', local: { address: '192.0.2.10', port: 40000 } }),
  );
  const [, notes] = notesOf('socket', [listener(40000), ...waits], { settings: PORTS });
  assert.equal(
    notes?.find(({ code }) => code === 'time-wait-pile')?.text,
    `100 connections at local port 40000 ${CHEAP}`,
  );
});
