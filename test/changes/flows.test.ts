/** Changes of flows, on hosts in memory. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { testFolder } from '../host/recording/hosts.ts';
import { runIn } from '../io.ts';
import { ANY, end, type Files, type Row, ST, table } from './host.ts';
import { changes } from './run.ts';

const LISTENER: Row = [end(1, 80), ANY, ST.LISTEN, 100];
const connection = (number: number, state: number = ST.ESTABLISHED): Row => [
  end(1, 80),
  end(number, 40000 + number),
  state,
  200 + number,
];
const host = (...rows: readonly Row[]): Files => ({
  '/proc/net/tcp': table(LISTENER, ...rows),
  '/proc/net/tcp6': table(),
  '/proc/net/udp': table([end(1, 1000), end(9, 53), ST.ESTABLISHED, 300]),
});
const ARGV = ['--flows', '-n'];
const denied = { error: 'EACCES' };
const without: Files = { ...host(), '/proc/net/tcp': denied };

/** The changes in a line each. */
async function lines(hosts: readonly Files[], ...argv: readonly string[]): Promise<string[]> {
  const { stdout } = await changes(hosts, [...argv, '--ndjson']);
  return stdout.split('\n').flatMap((line) => {
    if (!line.startsWith('{"kind":"change"')) return [];
    const { change, flow, previous, netns, file, reason } = JSON.parse(line);
    if (change === 'gap') return `gap ${netns === undefined ? '' : `${netns.inode} `}${file}: ${reason}`;
    const { client, server, protocol, port } = flow;
    return `${change} ${client.address} ${server.address} ${protocol} ${port}${previous === undefined ? '' : ` ${JSON.stringify(previous)}`}`;
  });
}

test('flows open, change and close', async () => {
  assert.deepEqual(
    await lines([host(), host(connection(2)), host(connection(2, ST.CLOSE_WAIT)), host()], ...ARGV),
    [
      'opened 10.0.0.2 10.0.0.1 tcp 80',
      'changed 10.0.0.2 10.0.0.1 tcp 80 {"states.state":"ESTABLISHED"}',
      'closed 10.0.0.2 10.0.0.1 tcp 80',
    ],
  );
});

/** A look that reads other rows of tcp each time. */
function readings(...all: readonly (readonly Row[])[]): Files {
  const hosts = all.map((rows) => host(...rows));
  let at = 0;
  return {
    ...host(),
    get '/proc/net/tcp'() {
      return hosts[Math.min(at++, hosts.length - 1)]?.['/proc/net/tcp'] ?? '';
    },
  };
}

test('a row that a reading misses is no change', async () => {
  const first = host(connection(2), connection(3));
  const other: Row = [end(1, 80), end(2, 40010), ST.ESTABLISHED, 210];
  const twice = [connection(2), other];
  assert.deepEqual(
    await lines([first, readings([connection(3)], [connection(2), connection(3)]), first], ...ARGV),
    [],
  );
  // Recorded tables are opened once more at each reading, to see whether they are empty.
  assert.deepEqual(
    await lines(
      [first, readings([connection(3)], [connection(3)], [connection(2)], [connection(2)]), first],
      ...ARGV,
    ),
    [],
  );
  assert.deepEqual(
    await lines([host(...twice), readings([connection(2)], [connection(2)], twice), host(...twice)], ...ARGV),
    [],
  );
});

test('what both readings of a look show is a change', async () => {
  assert.deepEqual(
    await lines(
      [
        host(connection(2), connection(3)),
        readings([connection(3)], [connection(3)], [connection(3), connection(4)]),
      ],
      ...ARGV,
    ),
    ['closed 10.0.0.2 10.0.0.1 tcp 80', 'opened 10.0.0.4 10.0.0.1 tcp 80'],
  );
});

describe('a table that cannot be read', () => {
  test('is a gap, and its flows stay as they were', async () => {
    assert.deepEqual(await lines([host(connection(2)), without, host(connection(2))], ...ARGV), [
      'gap /proc/net/tcp: Permission denied',
    ]);
  });

  test('is told once; what it hid is told when it is back', async () => {
    assert.deepEqual(
      await lines(
        [host(connection(2), connection(3)), without, without, host(connection(3), connection(4))],
        ...ARGV,
      ),
      [
        'gap /proc/net/tcp: Permission denied',
        'closed 10.0.0.2 10.0.0.1 tcp 80',
        'opened 10.0.0.4 10.0.0.1 tcp 80',
      ],
    );
  });

  test('of one family hides what became of flows of the other, which it may be a part of', async () => {
    const half = { ...host(), '/proc/net/tcp6': denied };
    assert.deepEqual(await lines([host(connection(2)), half, host()], ...ARGV), [
      'gap /proc/net/tcp6: Permission denied',
      'closed 10.0.0.2 10.0.0.1 tcp 80',
    ]);
  });

  test('hides no flows of other protocols', async () => {
    const { '/proc/net/udp': _, ...others } = without;
    const other = { ...others, '/proc/net/udp': table() };
    assert.deepEqual(await lines([host(connection(2)), other], ...ARGV), [
      'gap /proc/net/tcp: Permission denied',
      'closed 10.0.0.1 10.0.0.9 udp null',
    ]);
  });

  test('that never was is none', async () => {
    const { '/proc/net/tcp6': _, ...without6 } = host(connection(2));
    const { '/proc/net/tcp6': __, ...later } = host();
    assert.deepEqual(await lines([without6, later], ...ARGV), ['closed 10.0.0.2 10.0.0.1 tcp 80']);
  });

  test('of a namespace hides what became of all flows of its protocol', async () => {
    const both = (inner: Files): Files => ({
      '/proc/1/ns/net': { link: 'net:[4026531840]' },
      '/proc/1/net/tcp': table(LISTENER, connection(2)),
      '/proc/net/tcp': table(LISTENER, connection(2)),
      '/proc/9/ns/net': { link: 'net:[4026532000]' },
      ...inner,
    });
    const peer: Files = { '/proc/9/net/tcp': table([end(2, 40002), end(1, 80), ST.ESTABLISHED, 400]) };
    assert.deepEqual(
      await lines([both(peer), both({ '/proc/9/net/tcp': denied }), both(peer)], '--all-netns', ...ARGV),
      ['gap 4026532000 /proc/net/tcp: Permission denied'],
    );
  });
});

test('a table that cannot be read hides what became of the flows of an earlier document', async () => {
  const before = { ...host(connection(2)), ...{ '/proc/net/udp': table() } };
  const { stdout } = await runIn({ root: memoryRoot(before) }, [...ARGV, '--json']);
  const document = join(testFolder(), 'before.json');
  writeFileSync(document, stdout);
  const since = (now: Files) => lines([now], ...ARGV, '--since', document);
  assert.deepEqual(await since({ ...before, '/proc/net/tcp': table() }), ['closed 10.0.0.2 10.0.0.1 tcp 80']);
  assert.deepEqual(await since({ ...before, '/proc/net/tcp': denied }), [
    'gap /proc/net/tcp: Permission denied',
  ]);
});

test('a gap leaves an assertion open', async () => {
  const { stderr, status } = await changes([host(connection(2)), without], [...ARGV, '--absent']);
  assert.deepEqual([stderr, status], ['netstat: cannot tell: /proc/net/tcp: Permission denied\n', 5]);
});

test('a table that tells who a server is is missed once', async () => {
  const unreadable: Files = { ...host(connection(2)), '/proc/net/nf_conntrack': { error: 'EIO' } };
  const { stderr } = await changes([unreadable, unreadable, unreadable], [...ARGV, '--ndjson']);
  assert.equal(stderr, 'netstat: /proc/net/nf_conntrack: Input/output error\n');
});
