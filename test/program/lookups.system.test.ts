/** A child process looks names up. Here it gets no answer: it must end with the program, however that ends. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from '../live/namespace.ts';
import { PROGRAM, whyNoProgram } from './program.ts';
import { Running } from './running.ts';

const TITLE = 'a program that waits for a name';

const ETC = { 'nsswitch.conf': 'hosts: dns\n', 'resolv.conf': 'nameserver 127.0.0.1\n' };

/** State and parent of a process, or undefined where there is none. */
function readStat(pid: string): { state: string; parent: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [state = '', parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

async function childOf(pid: number | undefined): Promise<string> {
  for (;;) {
    const child = readdirSync('/proc').find((name) => /^\d/.test(name) && readStat(name)?.parent === pid);
    if (child !== undefined) return child;
    await setTimeout(10);
  }
}

/** Waits until a process has ended. Nobody waits for its status here, so a zombie counts. */
async function endOf(pid: string): Promise<void> {
  for (let stat = readStat(pid); stat !== undefined && stat.state !== 'Z'; stat = readStat(pid)) {
    await setTimeout(10);
  }
}

function tests(): void {
  before(async () => {
    furnishNetwork(ETC);
    const resolver = createSocket('udp4').bind(53, '127.0.0.1').unref();
    const server = createServer().listen(1001, '127.0.0.1').unref();
    await Promise.all([once(resolver, 'listening'), once(server, 'listening')]);
    const client = connect({
      port: 1001,
      host: '127.0.0.1',
      localAddress: '127.0.0.5',
      localPort: 2001,
    }).unref();
    const [[end]] = await Promise.all([once(server, 'connection'), once(client, 'connect')]);
    end.unref();
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGKILL'] as const) {
    test(`${signal} ends both`, { timeout: 300_000 }, async () => {
      const running = new Running([...PROGRAM, '-t', '--dns-timeout', '60']);
      const child = await childOf(running.child.pid);
      running.child.kill(signal);
      assert.deepEqual(await running.ended, { stdout: '', stderr: '', status: signal });
      await endOf(child);
    });
  }

  test('without an answer the number is shown, and both end', { timeout: 300_000 }, async () => {
    const running = new Running([...PROGRAM, '-t', '--dns-timeout', '0.2']);
    const child = await childOf(running.child.pid);
    const { stdout, stderr, status } = await running.ended;
    const rows = stdout.split('\n').slice(2, -1).sort();
    assert.deepEqual(rows, [
      'tcp        0      0 127.0.0.1:1001          127.0.0.5:2001          ESTABLISHED',
      'tcp        0      0 127.0.0.5:2001          127.0.0.1:1001          ESTABLISHED',
    ]);
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
    await endOf(child);
  });
}

const missing = whyNoNamespace() ?? whyNoProgram();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
