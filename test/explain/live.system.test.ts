/** Notes on real sockets, and what users and namespaces change about them. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync } from 'node:fs';
import {
  type AddressInfo,
  connect,
  createServer,
  type ListenOptions,
  type Server,
  type Socket,
} from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { Note } from '../../src/records/note.ts';
import type { SocketRecord } from '../../src/records/socket.ts';
import { answer } from '../live/answer.ts';
import { capture } from '../live/compare.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from '../live/namespace.ts';
import { copyProgram, type Words, whyNoCopy } from '../program/program.ts';

const TITLE = 'notes on live sockets';

const NOBODY = 65534;

/** Sockets that stay open until all is tested. */
const kept: Socket[] = [];

async function listen(
  options: ListenOptions,
  onConnection: (socket: Socket) => void = (socket) => void kept.push(socket),
): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, onConnection).listen(options);
  await once(server, 'listening');
  return server.unref();
}

async function connectTo(port: number, host = '127.0.0.1'): Promise<Socket> {
  const socket = connect({ port, host, allowHalfOpen: true });
  await once(socket, 'connect');
  kept.push(socket);
  return socket;
}

/** Starts a process that holds the socket of a server and nothing else. */
function hold(server: Server, argv0: string): ChildProcess & { readonly pid: number } {
  const { fd } = (server as unknown as { readonly _handle: { readonly fd: number } })._handle;
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e9)'], {
    argv0,
    stdio: ['ignore', 'ignore', 'ignore', fd],
  });
  child.unref();
  assert.ok(child.pid);
  return child as ChildProcess & { readonly pid: number };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function explained(): Promise<readonly SocketRecord[]> {
  const { stdout } = await answer(['-tan', '--explain', '--json']);
  return JSON.parse(stdout).sockets;
}

/** The notes of one socket, or of the first of several: by its port and state. */
async function notesAt(port: number, state: string): Promise<readonly Note[]> {
  const sockets = await explained();
  const found = sockets.find((socket) => socket.local?.port === port && socket.state === state);
  assert.ok(found, `${state} at ${port}`);
  return found.notes ?? [];
}

/** Asks again until there are so many sockets in a state at a port. */
async function until(count: number, port: number, state: string): Promise<readonly SocketRecord[]> {
  for (;;) {
    const sockets = await explained();
    const found = sockets.filter((socket) => socket.local?.port === port && socket.state === state);
    if (found.length === count) return found;
    await setTimeout(20);
  }
}

const codes = (notes: readonly Note[] = []): string[] => notes.map(({ code }) => code);

function tests(): void {
  let folder: string;
  before(() => {
    folder = furnishNetwork();
  });
  after(() => {
    for (const socket of kept) socket.destroy();
  });

  test('a listener that a child inherited', async () => {
    const server = await listen({ port: 1001, host: '127.0.0.1' });
    const { fd } = (server as unknown as { readonly _handle: { readonly fd: number } })._handle;
    const child = hold(server, 'worker');
    const [note] = await notesAt(1001, 'LISTEN');
    const name = process.argv0.slice(process.argv0.lastIndexOf('/') + 1);
    assert.deepEqual(note, {
      code: 'shared',
      text: `2 processes hold it: ${process.pid}/${name} (fd ${fd}) and ${child.pid}/worker (fd 3). The others descend from ${process.pid} and most likely inherited it.`,
    });
    child.kill();
  });

  test('a program whose name is hostile', async () => {
    const server = await listen({ port: 1002, host: '127.0.0.1' });
    const child = hold(server, 'a\ntcp 0 0\u001b[2J');
    const { stdout } = await answer(['-tln', '--explain']);
    assert.match(stdout, new RegExp(`${child.pid}/a\\?tcp 0 0\\?\\[2J \\(fd 3\\)`.replaceAll(' ', '\\s+')));
    assert.doesNotMatch(stdout, /\x1b|^tcp 0 0/m);
    const [note] = await notesAt(1002, 'LISTEN');
    assert.ok(note?.text.includes(`${child.pid}/a\ntcp 0 0\u001b[2J (fd 3)`));
    child.kill();
  });

  test('the end that closed first keeps TIME_WAIT, without a process', async () => {
    await listen({ port: 1003, host: '127.0.0.1' }, (socket) =>
      socket.on('end', () => socket.end()).resume(),
    );
    const client = await connectTo(1003);
    const port = client.localPort ?? 0;
    client.end();
    client.resume();
    const [socket] = await until(1, port, 'TIME_WAIT');
    assert.equal(socket?.inode, 0);
    assert.deepEqual(codes(socket?.notes), ['time-wait']);
  });

  test('CLOSE_WAIT piles up where a program does not close', async () => {
    await listen({ port: 1004, host: '127.0.0.1' });
    for (let left = 12; left > 0; left--) (await connectTo(1004)).end();
    const pile = await until(12, 1004, 'CLOSE_WAIT');
    for (const { notes } of pile) {
      assert.deepEqual(codes(notes), ['close-wait-pile']);
      assert.match(notes?.[0]?.text ?? '', new RegExp(`^12 connections of ${process.pid}/`));
    }
  });

  test('listeners for both families, for IPv6 beside one for IPv4, and on one address', async () => {
    await listen({ port: 1005, host: '::' });
    await listen({ port: 1006, host: '::', ipv6Only: true });
    await listen({ port: 1006, host: '0.0.0.0' });
    await listen({ port: 1007, host: '::1' });
    await listen({ port: 1011, host: '::', ipv6Only: true });
    await listen({ port: 1011, host: '127.0.0.1' });
    const sockets = (await explained()).filter(({ protocol }) => protocol === 'tcp6');
    const notes = sockets.map(({ local, notes }) => [local?.port, ...codes(notes)]);
    // Modules for tunnels give each network namespace interfaces of theirs.
    const isAlone = readdirSync('/proc/sys/net/ipv4/conf').length === ['all', 'default', 'lo'].length;
    assert.deepEqual(notes.sort(), [
      [1005, 'dual-stack'],
      [1006, isAlone ? 'ipv6-only' : 'dual-stack-unknown'],
      [1007, 'loopback'],
      [1011, 'dual-stack-unknown'],
    ]);
  });

  test('IPv4 on a socket for both families', async () => {
    const server = await listen({ port: 1008, host: '::' });
    await connectTo(portOf(server));
    await until(1, 1008, 'ESTABLISHED');
    assert.deepEqual(codes(await notesAt(1008, 'ESTABLISHED')), ['ipv4-mapped']);
  });

  test('outside of a PID namespace no program is known', async () => {
    await listen({ port: 1009, host: '127.0.0.1' });
    const words: Words = ['unshare', '--pid', '--fork', '--mount-proc', process.execPath];
    const script = `
      const { spawnSync } = require('node:child_process');
      const [command, ...words] = JSON.parse(process.argv[1]);
      spawnSync(command, words, { stdio: 'inherit' });`;
    const program = copyProgram(join(folder, 'package'));
    const asked = JSON.stringify([...program, '-tln', '--explain', '--json', '--where', 'local.port=1009']);
    const { stdout } = capture([...words, '-e', script, asked], folder);
    assert.deepEqual(codes(JSON.parse(stdout).sockets[0].notes), ['pid-namespace', 'loopback']);
  });

  test('what tables do not show of sockets is not concluded', { skip: whyNoUnusualListeners() }, async () => {
    const script = join(import.meta.dirname, 'unusual-listeners.py');
    const holder = spawn('python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
    await once(holder.stdout, 'data');
    const { stdout } = await answer(['-tuan', '--explain', '--json']);
    holder.stdin.end();
    const sockets: readonly SocketRecord[] = JSON.parse(stdout).sockets;
    const at = (port: number, given: Partial<SocketRecord>): SocketRecord[] =>
      sockets.filter(
        (socket) =>
          socket.local?.port === port &&
          Object.entries(given).every(([key, value]) => socket[key as keyof SocketRecord] === value),
      );
    const [both] = at(2001, { protocol: 'tcp6', state: 'LISTEN' });
    assert.deepEqual([both?.dualStack, codes(both?.notes)], [null, ['dual-stack-unknown']]);
    assert.match(both?.notes?.[0]?.text ?? '', /a socket of IPv4 waits on the same port\. .*SO_BINDTODEVICE/);

    const waiting = at(2002, { state: 'CLOSE_WAIT' });
    assert.equal(waiting.length, 12);
    for (const { notes } of waiting) {
      assert.deepEqual(codes(notes), ['not-accepted', 'close-wait-pile']);
      assert.match(
        notes?.[0]?.text ?? '',
        new RegExp(`, ${holder.pid}/python3[^ ]*, has not accepted it yet`),
      );
      assert.match(notes?.[1]?.text ?? '', /^12 connections at local port 2002 .* were never accepted/);
    }

    const [full] = at(2003, { protocol: 'udp' });
    assert.ok((full?.drops ?? 0) > 0 && (full?.drops ?? 0) < 20);
    assert.match(full?.notes?.[0]?.text ?? '', new RegExp(`^${full?.drops} packets for it were dropped`));
  });

  // All of this test runs in a PID namespace of its own, so that this is always a reason as well.
  describe('another user', () => {
    const ask = (mount: string, options: readonly string[]): string => {
      const program = copyProgram(join(folder, 'package'));
      chmodSync(folder, 0o755);
      const drop = `${mount} && exec setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups "$@"`;
      return capture(['unshare', '-m', 'sh', '-c', drop, 'sh', ...program, ...options], folder).stdout;
    };
    const notes = (mount: string): readonly Note[] =>
      JSON.parse(ask(mount, ['-tln', '--explain', '--json', '--where', 'local.port=1010'])).sockets[0].notes;

    before(() => listen({ port: 1010, host: '127.0.0.1' }));

    test('may not look at processes', () => {
      assert.deepEqual(codes(notes('true')), ['no-permission', 'pid-namespace', 'loopback']);
      assert.match(
        notes('true')[0]?.text ?? '',
        /^User 65534 may not look at the open files of (process(es)? )?[\d, and]+( of \d+ processes)?\. /,
      );
    });
    test('does not see processes', () => {
      assert.deepEqual(codes(notes('mount -t proc -o hidepid=2 proc /proc')), [
        'hidden-processes',
        'pid-namespace',
        'loopback',
      ]);
    });
    test('is told so only where programs are shown', () => {
      const where = ['--where', 'local.port=1010'];
      assert.match(ask('true', ['-tlnp', '--explain', ...where]), /User 65534 may not look/);
      assert.doesNotMatch(ask('true', ['-tln', '--explain', ...where]), /User 65534 may not look/);
    });
  });
}

function whyNoUnusualListeners(): string | false {
  const tried = spawnSync('sh', ['-c', 'python3 -c "" && ip link show lo']);
  return tried.status === 0 ? false : 'needs python3 and ip';
}

function whyNoOtherUser(): string | undefined {
  const tried = spawnSync('setpriv', [`--reuid=${NOBODY}`, process.execPath, '-e', '']);
  return tried.status === 0 ? undefined : 'needs setpriv, and a node that any user may run';
}

const missing = whyNoNamespace() ?? whyNoOtherUser() ?? whyNoCopy();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
