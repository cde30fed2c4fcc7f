/** The memory of real sockets, as the kernel counts it at the same time. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { answer } from './answer.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'live socket memory';

const CONNECTIONS = 5;
const TIME_WAITS = 2;
/** Bytes queued on each connection: more than the kernel reserves for each CPU in advance. */
const UNREAD = 1_000_000;

/** Open sockets, which end with this process. */
const held: { unref(): unknown }[] = [];

/** Connections to a listener: the connecting ends and the accepted ones. */
async function connections(
  host: string,
  port: number,
  count: number,
): Promise<[near: Socket, far: Socket][]> {
  const server = createServer({ pauseOnConnect: true }).listen(port, host);
  await once(server, 'listening');
  const pairs: [Socket, Socket][] = [];
  for (let index = 0; index < count; index++) {
    const near = connect(port, host);
    const [[far]] = await Promise.all([once(server, 'connection'), once(near, 'connect')]);
    pairs.push([near, far]);
    held.push(near, far);
  }
  held.push(server);
  return pairs;
}

async function open(folder: string): Promise<void> {
  for (const [near] of await connections('127.0.0.1', 1001, CONNECTIONS)) near.write(Buffer.alloc(UNREAD));
  await connections('::1', 1002, 1);
  for (const [near, far] of await connections('127.0.0.1', 1003, TIME_WAITS)) {
    far.resume();
    near.end();
    await Promise.all([once(near.resume(), 'close'), once(far, 'close')]);
  }
  for (const [type, host, count] of [
    ['udp4', '127.0.0.1', 3],
    ['udp6', '::1', 4],
  ] as const) {
    for (let index = 0; index < count; index++) {
      const socket = createSocket(type);
      socket.bind(0, host);
      await once(socket, 'listening');
      held.push(socket);
    }
  }
  const listener = createServer().listen(join(folder, 'socket'));
  await once(listener, 'listening');
  held.push(listener);
}

const TABLES = ['sockstat', 'sockstat6', 'protocols'].map((name) => `/proc/net/${name}`);

/** The output of netstat and the kernel's tables, read until the tables did not change meanwhile. */
async function compared(
  options: string,
): Promise<{ rows: Map<string, string[]>; tables: string; stderr: string }> {
  const read = (): string => TABLES.map((path) => readFileSync(path, 'latin1')).join('');
  for (;;) {
    const tables = read();
    const { stdout, stderr } = await answer([options]);
    if (read() !== tables) continue;
    const rows = stdout.trimEnd().split('\n').slice(2);
    return {
      rows: new Map(rows.map((row) => [row.split(' ', 1)[0] ?? '', row.split(/ +/)])),
      tables,
      stderr,
    };
  }
}

function tests(): void {
  let folder: string;
  before(async () => {
    folder = furnishNetwork();
    await open(folder);
    for (const one of held) one.unref();
  });

  test('the sockets that were opened are counted', async () => {
    const { rows, stderr } = await compared('-m');
    const inUse = (protocol: string) => Number(rows.get(protocol)?.[1]);
    assert.equal(inUse('TCP'), 2 + 2 * CONNECTIONS);
    assert.equal(inUse('TCPv6'), 3);
    assert.equal(inUse('UDP'), 3);
    assert.equal(inUse('UDPv6'), 4);
    assert.equal(Number(rows.get('TCP')?.[3]), TIME_WAITS);
    assert.ok(inUse('all') >= 2 + 2 * CONNECTIONS + 3 + 7);
    assert.ok(Number(rows.get('TCP')?.[6]) >= UNREAD, 'the bytes that nobody reads');
    assert.equal(
      stderr,
      ['tcp_mem', 'udp_mem']
        .map((name) => `netstat: /proc/sys/net/ipv4/${name}: No such file or directory\n`)
        .join(''),
    );
  });

  test('every figure is the one of the kernel', { timeout: 300_000 }, async () => {
    // Sockets of all namespaces are counted together: some may come and go while the tables are read.
    for (let left = 50; ; left--)
      try {
        assertSame(await compared('-me'));
        return;
      } catch (error) {
        if (left === 0) throw error;
      }
  });
}

/** That the rows are what the tables have. */
function assertSame({ rows, tables }: Awaited<ReturnType<typeof compared>>): void {
  const pageSize = Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }));
  const words = tables.split('\n').map((line) => line.split(/ +/));
  const registered = words.filter(([, , , , press = '']) => ['yes', 'no', 'NI'].includes(press));
  assert.ok(registered.length > 10);
  for (const [name = '', size, sockets, memory = '', press = '', maxHeader, slab, module] of registered) {
    const row = rows.get(name) ?? [];
    assert.equal(row[1], sockets, name);
    const counted = memory !== '-1';
    assert.deepEqual(row.slice(5, 7), counted ? [memory, `${Number(memory) * pageSize}`] : ['-', '-'], name);
    assert.equal(row[10], { yes: 'pressure', no: 'normal', NI: '-' }[press], name);
    assert.deepEqual(row.slice(13), [size, maxHeader, slab, module], name);
  }
  const [, , inuse, , orphan, , tw, , alloc, , mem] = words.find(([title]) => title === 'TCP:') ?? [];
  assert.deepEqual(rows.get('TCP')?.slice(1, 6), [inuse, orphan, tw, alloc, mem]);
  const [, , used] = words.find(([title]) => title === 'sockets:') ?? [];
  assert.deepEqual(rows.get('all')?.slice(0, 3), ['all', used, '-']);
  const [, , fragments, , bytes] = words.find(([title]) => title === 'FRAG6:') ?? [];
  assert.deepEqual(rows.get('FRAG6')?.slice(1, 7), [fragments, '-', '-', '-', '-', bytes]);
  const limit = readFileSync('/proc/sys/net/ipv4/tcp_max_tw_buckets', 'latin1').trim();
  assert.deepEqual(rows.get('TCP')?.slice(7, 13), ['-', '-', '-', 'normal', '-', limit]);
}

const missing = whyNoNamespace();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
