import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { FILES as NAMESPACES } from '../host/netns/host.ts';
import { ANY, end, type Files, holder, type Row, ST, table } from './host.ts';
import { changes, lines } from './run.ts';

const tcp = (...rows: readonly Row[]): Files => ({ '/proc/net/tcp': table(...rows) });
const connection = (state: number, inode: number, port = 50000): Row => [
  end(1, 443),
  end(2, port),
  state,
  inode,
];
const listener = (inode: number): Row => [end(1, 80), ANY, ST.LISTEN, inode];
/** fe80::1 */
const LINK_LOCAL = '000080FE000000000000000001000000';
const C = 'tcp 10.0.0.1:443 -> 10.0.0.2:50000';

/** What each series of looks shows. */
const SERIES: Readonly<
  Record<string, { hosts: readonly Files[]; argv: readonly string[]; shown: string[] }>
> = {
  'a connection is one from SYN_RECV to TIME_WAIT': {
    hosts: [
      tcp(),
      tcp(connection(ST.SYN_RECV, 0)),
      tcp(connection(ST.ESTABLISHED, 101)),
      tcp(connection(ST.FIN_WAIT2, 0)),
      tcp(connection(ST.TIME_WAIT, 0)),
      tcp(),
    ],
    argv: ['-tn'],
    shown: [
      `+ ${C} SYN_RECV`,
      `~ ${C} SYN_RECV -> ESTABLISHED`,
      `~ ${C} ESTABLISHED -> FIN_WAIT2`,
      `~ ${C} FIN_WAIT2 -> TIME_WAIT`,
      `- ${C} TIME_WAIT after 4.0 s`,
    ],
  },
  'a connection that is accepted later is the same': {
    hosts: [
      tcp(connection(ST.ESTABLISHED, 0)),
      { ...tcp(connection(ST.ESTABLISHED, 101)), ...holder(5, 'server', 101) },
      tcp(connection(ST.LAST_ACK, 0)),
    ],
    argv: ['-tnp'],
    shown: [`~ ${C} ESTABLISHED -> LAST_ACK 5/server (last)`],
  },
  'a connection there at first is older than it was seen': {
    hosts: [tcp(connection(ST.ESTABLISHED, 101)), tcp(connection(ST.ESTABLISHED, 101)), tcp()],
    argv: ['-tn'],
    shown: [`- ${C} ESTABLISHED after over 2.0 s`],
  },
  'another inode is another socket': {
    hosts: [tcp(connection(ST.ESTABLISHED, 101)), tcp(connection(ST.ESTABLISHED, 102))],
    argv: ['-tn'],
    shown: [`- ${C} ESTABLISHED after over 1.0 s`, `+ ${C} ESTABLISHED`],
  },
  'a connection after TIME_WAIT is another one': {
    hosts: [tcp(connection(ST.TIME_WAIT, 0)), tcp(connection(ST.ESTABLISHED, 102))],
    argv: ['-tn'],
    shown: [`- ${C} TIME_WAIT after over 1.0 s`, `+ ${C} ESTABLISHED`],
  },
  'a connection that is asked for after TIME_WAIT is another one': {
    hosts: [
      tcp(connection(ST.TIME_WAIT, 0)),
      tcp(connection(ST.SYN_RECV, 0)),
      tcp(connection(ST.SYN_RECV, 0)),
    ],
    argv: ['-tn'],
    shown: [`- ${C} TIME_WAIT after over 1.0 s`, `+ ${C} SYN_RECV`],
  },
  'the last owner stays known, and is marked': {
    hosts: [
      { ...tcp(connection(ST.ESTABLISHED, 101)), ...holder(5, 'master', 101) },
      { ...tcp(connection(ST.ESTABLISHED, 101)), ...holder(7, 'child', 101) },
      tcp(connection(ST.TIME_WAIT, 0)),
      tcp(),
    ],
    argv: ['-tnp'],
    shown: [
      `~ ${C} ESTABLISHED -> TIME_WAIT 7/child (last)`,
      `- ${C} TIME_WAIT 7/child (last) after over 3.0 s`,
    ],
  },
  'a listener that was opened again within an interval has another owner': {
    hosts: [
      { ...tcp(listener(107)), ...holder(5, 'old', 107) },
      { ...tcp(listener(108)), ...holder(6, 'new', 108) },
    ],
    argv: ['-tlnp'],
    shown: ['~ tcp 10.0.0.1:80 LISTEN 5/old -> 6/new'],
  },
  'a listener that was handed on has another owner': {
    hosts: [
      { ...tcp(listener(107)), ...holder(5, 'old', 107) },
      { ...tcp(listener(107)), ...holder(6, 'new', 107) },
    ],
    argv: ['-tlnp'],
    shown: ['~ tcp 10.0.0.1:80 LISTEN 5/old -> 6/new'],
  },
  'without owners a listener that was opened again has another inode': {
    hosts: [tcp(listener(107)), tcp(listener(108))],
    argv: ['-tln'],
    shown: ['~ tcp 10.0.0.1:80 LISTEN inode 107 -> 108'],
  },
  'a listener that is there again an interval later was closed and opened': {
    hosts: [tcp(listener(107)), tcp(), tcp(listener(108))],
    argv: ['-tln'],
    shown: ['- tcp 10.0.0.1:80 LISTEN after over 1.0 s', '+ tcp 10.0.0.1:80 LISTEN'],
  },
  'a row that comes to be such as is asked for has opened, one that ceases to be has closed': {
    hosts: [
      tcp(connection(ST.ESTABLISHED, 101)),
      tcp(connection(ST.CLOSE_WAIT, 101)),
      tcp(connection(ST.CLOSE_WAIT, 101)),
      tcp(connection(ST.TIME_WAIT, 0)),
    ],
    argv: ['-tn', '--where', 'state = CLOSE_WAIT'],
    shown: [`+ ${C} CLOSE_WAIT`, `- ${C} CLOSE_WAIT after 2.0 s`],
  },
  'what is doubled by a reading is no change': {
    hosts: [
      tcp(connection(ST.ESTABLISHED, 101)),
      tcp(connection(ST.ESTABLISHED, 101), connection(ST.ESTABLISHED, 101)),
      tcp(connection(ST.ESTABLISHED, 101), connection(ST.TIME_WAIT, 0)),
      tcp(connection(ST.TIME_WAIT, 0)),
    ],
    argv: ['-tn'],
    shown: [`~ ${C} ESTABLISHED -> TIME_WAIT`],
  },
  'a connection that gets its inode while the table is read is one': {
    hosts: [
      tcp(connection(ST.SYN_RECV, 0)),
      tcp(connection(ST.SYN_RECV, 0), connection(ST.ESTABLISHED, 101)),
      tcp(connection(ST.ESTABLISHED, 101)),
    ],
    argv: ['-tn'],
    shown: [`~ ${C} SYN_RECV -> ESTABLISHED`],
  },
  'a new connection that a reading doubles has opened once': {
    hosts: [
      tcp(),
      tcp(connection(ST.ESTABLISHED, 101), connection(ST.TIME_WAIT, 0)),
      tcp(connection(ST.TIME_WAIT, 0)),
    ],
    argv: ['-tn'],
    shown: [`+ ${C} ESTABLISHED`, `~ ${C} ESTABLISHED -> TIME_WAIT`],
  },
  'the subflows of mptcp have one inode': {
    hosts: [
      tcp(connection(ST.ESTABLISHED, 101), connection(ST.ESTABLISHED, 101, 50001)),
      tcp(connection(ST.ESTABLISHED, 101), connection(ST.ESTABLISHED, 101, 50001)),
      tcp(connection(ST.ESTABLISHED, 101, 50001)),
      tcp(connection(ST.ESTABLISHED, 101, 50001)),
      tcp(),
    ],
    argv: ['-tn'],
    shown: [
      `- ${C} ESTABLISHED after over 2.0 s`,
      '- tcp 10.0.0.1:443 -> 10.0.0.2:50001 ESTABLISHED after over 4.0 s',
    ],
  },
  'a socket of udp that is connected anew is another one': {
    hosts: [
      { '/proc/net/udp': table([end(1, 5000), end(2, 53), ST.ESTABLISHED, 101]) },
      { '/proc/net/udp': table([end(1, 5000), end(3, 53), ST.ESTABLISHED, 101]) },
      { '/proc/net/udp': table([end(1, 5000), end(3, 53), ST.ESTABLISHED, 101]) },
    ],
    argv: ['-un'],
    shown: [
      '- udp 10.0.0.1:5000 -> 10.0.0.2:53 ESTABLISHED after over 1.0 s',
      '+ udp 10.0.0.1:5000 -> 10.0.0.3:53 ESTABLISHED',
    ],
  },
  'sockets of IPv6': {
    hosts: [
      { '/proc/net/tcp6': table() },
      { '/proc/net/tcp6': table([`${LINK_LOCAL}:01BB`, `${LINK_LOCAL}:C350`, ST.ESTABLISHED, 101]) },
      { '/proc/net/tcp6': table([`${LINK_LOCAL}:01BB`, `${LINK_LOCAL}:C350`, ST.TIME_WAIT, 0]) },
    ],
    argv: ['-tn6'],
    shown: [
      '+ tcp6 fe80::1:443 -> fe80::1:50000 ESTABLISHED',
      '~ tcp6 fe80::1:443 -> fe80::1:50000 ESTABLISHED -> TIME_WAIT',
    ],
  },
  'names are shown without -n': {
    hosts: [
      { ...tcp(), '/etc/services': 'https 443/tcp\n', '/etc/hosts': '10.0.0.2 peer\n' },
      {
        ...tcp(connection(ST.ESTABLISHED, 101)),
        '/etc/services': 'https 443/tcp\n',
        '/etc/hosts': '10.0.0.2 peer\n',
      },
    ],
    argv: ['-t'],
    shown: ['+ tcp 10.0.0.1:https -> peer:50000 ESTABLISHED'],
  },
  'a table that vanishes and comes back': {
    hosts: [tcp(connection(ST.ESTABLISHED, 101)), {}, {}, tcp(connection(ST.ESTABLISHED, 101)), tcp()],
    argv: ['-tn'],
    shown: [
      '! /proc/net/tcp: No such file or directory: what happened to its rows is not known',
      `- ${C} ESTABLISHED after over 4.0 s`,
    ],
  },
  'sockets of unix': {
    hosts: [
      unix('00010000 0001 01 201 /run/a'),
      unix('00010000 0001 01 201 /run/a', '00000000 0001 03 202'),
      unix('00000000 0001 01 202', '00010000 0001 01 203 /run/a'),
    ],
    argv: ['-xa'],
    shown: [
      '+ unix STREAM inode 202 CONNECTED',
      '~ unix STREAM inode 202 CONNECTED -> -',
      '- unix STREAM /run/a LISTENING after over 2.0 s',
      '+ unix STREAM /run/a LISTENING',
    ],
  },
  'with --initial what is there at first': {
    hosts: [tcp(connection(ST.ESTABLISHED, 101)), tcp()],
    argv: ['-tn', '--initial'],
    shown: [`= ${C} ESTABLISHED`, `- ${C} ESTABLISHED after over 1.0 s`],
  },
  '--sort decides the order of a look': {
    hosts: [
      tcp(),
      tcp(
        connection(ST.ESTABLISHED, 101, 3),
        connection(ST.ESTABLISHED, 102, 1),
        connection(ST.ESTABLISHED, 103, 2),
      ),
    ],
    argv: ['-tn', '--sort', 'foreign.port'],
    shown: [1, 2, 3].map((port) => `+ tcp 10.0.0.1:443 -> 10.0.0.2:${port} ESTABLISHED`),
  },
};

function unix(...rows: readonly string[]): Files {
  const lines = rows.map((row) => `0000000000000001: 00000002 00000000 ${row}\n`);
  return {
    '/proc/net/unix': `Num       RefCount Protocol Flags    Type St Inode Path\n${lines.join('')}`,
  };
}

describe('what becomes of sockets', () => {
  for (const [name, { hosts, argv, shown }] of Object.entries(SERIES))
    test(name, async () => assert.deepEqual(await lines(hosts, ...argv), shown));
});

/** A host whose tables of tcp are these, one at each reading. */
function readings(...tables: readonly (readonly Row[])[]): Files {
  let at = 0;
  return {
    get '/proc/net/tcp'() {
      const rows = tables[Math.min(at, tables.length - 1)] ?? [];
      at++;
      return table(...rows);
    },
  };
}

describe('tables that move while they are read', () => {
  const other = connection(ST.ESTABLISHED, 102, 50001);
  const first = tcp(connection(ST.ESTABLISHED, 101), other);

  test('a row that one reading misses is looked for again', async () => {
    assert.deepEqual(
      await lines([first, readings([other], [connection(ST.ESTABLISHED, 101), other]), first], '-tn'),
      [],
    );
  });

  test('a row that changes between both readings is told of at the next look', async () => {
    const after = tcp(connection(ST.TIME_WAIT, 0));
    const moving = readings(
      [connection(ST.ESTABLISHED, 101)],
      [connection(ST.TIME_WAIT, 0), connection(ST.ESTABLISHED, 103, 50003)],
    );
    assert.deepEqual(await lines([first, moving, after], '-tn'), [
      '- tcp 10.0.0.1:443 -> 10.0.0.2:50001 ESTABLISHED after over 1.0 s',
      `~ ${C} ESTABLISHED -> TIME_WAIT`,
    ]);
  });

  test('the second reading tells what became of a row that the first one missed', async () => {
    const moving = readings([other], [other, connection(ST.TIME_WAIT, 0)]);
    assert.deepEqual(await lines([first, moving], '-tn'), [`~ ${C} ESTABLISHED -> TIME_WAIT`]);
  });
});

test('a connection without an inode is known at once: tables are read again only where a row is missing', async () => {
  const opened = [0, 0, 0, 0];
  const looks = [connection(ST.ESTABLISHED, 101), ...Array(3).fill(connection(ST.TIME_WAIT, 0))].map(
    (row, look) => ({
      get '/proc/net/tcp'() {
        opened[look] = (opened[look] ?? 0) + 1;
        return table(row);
      },
    }),
  );
  assert.deepEqual(await lines(looks, '-tn4'), [`~ ${C} ESTABLISHED -> TIME_WAIT`]);
  // Recorded ones are opened once more at each reading, to see whether they are empty.
  assert.deepEqual(opened, [2, 4, 2, 2]);
});

test('a table of a namespace that vanishes is told of with the namespace', async () => {
  const { '/proc/41/net/tcp': _, '/proc/42/net/tcp': __, ...without } = NAMESPACES;
  const argv = ['--all-netns', '-tln4'];
  const shown = await lines([NAMESPACES, without], ...argv);
  assert.deepEqual(shown, [
    '! [blue] /proc/net/tcp: No such file or directory: what happened to its rows is not known',
  ]);
  const { stdout } = await changes([NAMESPACES, without], [...argv, '--ndjson']);
  assert.deepEqual(
    stdout.split('\n').filter((line) => line.includes('"gap"')),
    [
      '{"kind":"change","change":"gap","time":"2026-01-02T12:00:01.000Z","netns":{"inode":4026532200,"names":["blue","dark blue"],"host":false},"file":"/proc/net/tcp","reason":"No such file or directory"}',
    ],
  );
});
