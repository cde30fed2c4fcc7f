/** Flows in the library are those of --flows. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import {
  type FlowOptions,
  type FlowRecord,
  flows,
  hosts,
  openRoot,
  type ReadProblem,
  type Root,
  type SeveralHosts,
} from '../../src/index.ts';
import { ANY, end, holder, ST, table } from '../changes/host.ts';
import { recorded, testFolder } from '../host/recording/hosts.ts';
import { runIn } from '../io.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const NAMES = ['busy', 'idle', 'links', 'namespaces', 'no-ipv6', 'odd', 'old'] as const;

const folder = testFolder();
recorded(join(folder, 'a'), {
  '/proc/net/tcp': table([end(1, 40000), end(2, 80), ST.ESTABLISHED, 11]),
  '/proc/net/tcp6': table(),
  '/proc/net/fib_trie': '',
  '/proc/7/comm': 'curl\n',
  '/proc/7/cmdline': 'curl\0',
  '/etc/hosts': '10.0.0.2 web\n',
});
recorded(join(folder, 'b'), {
  '/proc/net/tcp': table([end(2, 80), ANY, ST.LISTEN, 21], [end(2, 80), end(1, 40000), ST.ESTABLISHED, 22]),
  '/proc/net/tcp6': table(),
  '/etc/services': 'http 80/tcp\n',
});

/** What `netstat --flows ARGV --json` gives. */
async function shown(...argv: readonly string[]): Promise<FlowRecord[]> {
  const { stdout } = await runIn({ root: memoryRoot({}), encoding: 'utf8' }, ['--flows', '--json', ...argv]);
  return JSON.parse(stdout).flows;
}

/** The flows, the message of the error that follows, and the problems. */
async function read(
  root: Root | SeveralHosts,
  options: FlowOptions = {},
): Promise<{ found: FlowRecord[]; error?: string; problems: ReadProblem[] }> {
  const found: FlowRecord[] = [];
  const problems: ReadProblem[] = [];
  try {
    for await (const flow of flows(root, { ...options, onProblem: (problem) => problems.push(problem) }))
      found.push(flow);
    return { found, problems };
  } catch (error) {
    return { found, problems, error: (error as Error).message };
  }
}

describe('the flows of --flows', () => {
  for (const name of NAMES) {
    test(`of ${name}`, async () => {
      const path = join(FIXTURES, name);
      const root = openRoot(path);
      assert.deepEqual((await read(root)).found, await shown('--root', path, '-n'));
      assert.deepEqual((await read(root, { names: true })).found, await shown('--root', path));
      assert.deepEqual(
        (await read(root, { netns: 'all' })).found,
        await shown('--root', path, '-n', '--all-netns'),
      );
    });
  }

  test('of protocols, of a family, of some of the sockets', async () => {
    const path = join(FIXTURES, 'busy');
    const root = openRoot(path);
    const cases: readonly (readonly [FlowOptions, ...string[]])[] = [
      [{ protocols: ['udp', 'udplite'] }, '-u', '-U'],
      [{ protocols: ['tcp'], family: 'inet6' }, '-t', '-6'],
      [{ where: ({ state }) => state === 'ESTABLISHED' }, '--where', 'state = ESTABLISHED'],
      [
        { where: ({ owners = [] }) => owners.some(({ container }) => container?.name === 'db') },
        '--where',
        'owners.container.name = db',
      ],
      [{ where: ({ tcp }) => tcp?.cwnd === 10 }, '--where', 'tcp.cwnd = 10'],
    ];
    for (const [options, ...argv] of cases) {
      const expected = await shown('--root', path, '-n', ...argv);
      assert.notEqual(expected.length, 0);
      assert.deepEqual((await read(root, options)).found, expected);
    }
  });

  test('of several hosts', async () => {
    for (const path of [FIXTURES, folder]) {
      assert.deepEqual((await read(hosts(path))).found, await shown('--hosts', path, '-n'));
      assert.deepEqual((await read(hosts(path), { names: true })).found, await shown('--hosts', path));
      assert.deepEqual(
        (await read(hosts(path), { netns: 'all' })).found,
        await shown('--hosts', path, '-n', '--all-netns'),
      );
    }
  });
});

test('a connection that two hosts show is one', async () => {
  const a = openRoot(join(folder, 'a'));
  const b = memoryRoot({
    '/proc/net/tcp': table([end(2, 80), ANY, ST.LISTEN, 21], [end(2, 80), end(1, 40000), ST.ESTABLISHED, 22]),
    '/proc/net/tcp6': table(),
    ...holder(5, 'nginx', 21, 22),
  });
  const { found, error } = await read([
    { host: 'a', root: a },
    { host: 'b', root: b },
  ]);
  assert.equal(error, undefined);
  assert.deepEqual(found, [
    {
      client: { host: 'a', address: '10.0.0.1' },
      server: { host: 'b', program: 'nginx', address: '10.0.0.2' },
      ...{ protocol: 'tcp', port: 80, connections: 1, states: [{ state: 'ESTABLISHED', connections: 1 }] },
      ...{ recvQ: 0, sendQ: 0, certainty: 'proven' },
    },
  ]);
});

describe('what cannot be read', () => {
  const good = memoryRoot({
    '/proc/net/tcp': table([end(1, 40000), end(2, 80), ST.SYN_SENT, 11]),
    '/proc/net/tcp6': { error: 'EACCES' },
  });

  test('is an error after the last flow, which says of which host it is', async () => {
    const { found, error } = await read(good);
    assert.deepEqual([found.length, error], [1, '/proc/net/tcp6: Permission denied']);
    const several = await read([
      { host: 'one', root: good },
      { host: 'a host', root: memoryRoot({ '/proc/net/tcp': { error: 'EIO' } }) },
    ]);
    assert.deepEqual(several.found.length, 1);
    assert.equal(
      several.error,
      'host one: /proc/net/tcp6: Permission denied; host "a host": /proc/net/tcp: Input/output error',
    );
    assert.deepEqual(several.problems, [
      { message: '/proc: no process may be looked at', file: '/proc', host: 'one' },
      { message: '/proc/net/tcp: Input/output error', file: '/proc/net/tcp', host: 'a host' },
    ]);
  });

  test('is a problem where it only tells who a server is', async () => {
    const root = memoryRoot({
      '/proc/net/tcp': table([end(1, 40000), end(2, 80), ST.SYN_SENT, 11]),
      '/proc/net/tcp6': table(),
      '/proc/net/nf_conntrack': { error: 'EIO' },
      ...holder(7, 'curl', 11),
    });
    const { found, error, problems } = await read(root);
    assert.deepEqual([found.length, error], [1, undefined]);
    assert.deepEqual(problems, [
      { message: '/proc/net/nf_conntrack: Input/output error', file: '/proc/net/nf_conntrack' },
    ]);
  });

  test('of several hosts is one that cannot be opened', async () => {
    async function* failing(): AsyncGenerator<{ host: string; root: Root }, void, undefined> {
      yield { host: 'a', root: openRoot(join(folder, 'a')) };
      yield* hosts(join(folder, 'none'));
    }
    const { found, error } = await read(failing());
    assert.deepEqual([found.length, error], [1, `${folder}/none: No such file or directory`]);
  });

  test('is a namespace that is not there', async () => {
    const { found, error } = await read(
      [
        { host: 'a', root: openRoot(join(FIXTURES, 'busy')) },
        { host: 'b', root: openRoot(join(FIXTURES, 'namespaces')) },
      ],
      { netns: 'name:none' },
    );
    assert.deepEqual(found, []);
    assert.match(
      error ?? '',
      /^host a: no network namespace is name:none: .*; host b: no network namespace is /,
    );
  });

  test('is a protocol that there is not', async () => {
    const { error } = await read(good, { protocols: ['tcp', 'udplite'], family: 'inet' });
    assert.equal(error, "no support for `AF INET (udplite)' on this system.");
  });
});

test('what makes no sense is refused at once', () => {
  assert.throws(() => flows(openRoot('/'), { protocols: ['raw' as 'tcp'] }), {
    name: 'RangeError',
    message: 'no such protocol: "raw"; there are tcp, udp, udplite, sctp',
  });
  assert.throws(() => flows(openRoot('/'), { netns: 'what:ever' }), RangeError);
});

test('a signal ends it, and so does an exception of `where`', async () => {
  const reason = new Error('enough');
  const path = join(FIXTURES, 'busy');
  await assert.rejects(flows(openRoot(path), { signal: AbortSignal.abort(reason) }).next(), reason);
  const controller = new AbortController();
  const where = (): boolean => {
    controller.abort(reason);
    return true;
  };
  await assert.rejects(flows(openRoot(path), { signal: controller.signal, where }).next(), reason);
  const throws = (): boolean => {
    throw reason;
  };
  await assert.rejects(flows(openRoot(path), { where: throws }).next(), reason);
});
