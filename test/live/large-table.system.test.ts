/** A table of the running kernel that is long enough for a second thread to read it. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { oracleAvailable } from '../oracle/oracle.ts';
import { PROGRAM, whyNoProgram } from '../program/program.ts';
import { Running } from '../program/running.ts';
import { askBoth } from './compare.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'a live table of thousands of rows';

const CONNECTIONS = 1500;

/** The size of a frame in bytes, of -an and of -ln, which shows one row of the same table. */
const LARGE_FRAME = 2 * CONNECTIONS * 80;
const SMALL_FRAME = 3 * 80;

async function openConnections(): Promise<void> {
  const server = createServer().listen(1001, '127.0.0.1').unref();
  await once(server, 'listening');
  for (let index = 0; index < CONNECTIONS; index++) {
    const client = connect(1001, '127.0.0.1').unref();
    const [[end]] = await Promise.all([once(server, 'connection'), once(client, 'connect')]);
    end.unref();
  }
}

/** Threads that bun starts on its own, to compile and to collect garbage. */
const OF_THE_RUNTIME = /^(JSCWarmUp|JITWorker|HeapHelper|ollector Thread|mi-scavenger)$/m;

function threadsOf(pid: number | undefined): number {
  return readdirSync(`/proc/${pid}/task`).filter((thread) => {
    try {
      return !OF_THE_RUNTIME.test(readFileSync(`/proc/${pid}/task/${thread}/comm`, 'latin1'));
    } catch {
      return false;
    }
  }).length;
}

function tests(): void {
  let folder: string;
  before(async () => {
    folder = furnishNetwork();
    await openConnections();
    assert.ok(readFileSync('/proc/net/tcp').length > 400_000);
  });

  for (const line of ['-tan', '-tanepo', '-tln', '-an']) {
    test(`the real netstat prints the same: netstat ${line}`, { skip: oracleAvailable() ?? false }, () => {
      const { ours, theirs } = askBoth([line], folder);
      assert.deepEqual(ours, theirs);
    });
  }

  test('every connection has its two rows', async () => {
    const { stdout, status } = await new Running([...PROGRAM, '-tn']).ended;
    assert.equal(status, 0);
    assert.equal(stdout.match(/^tcp .* ESTABLISHED$/gm)?.length, 2 * CONNECTIONS);
    assert.equal(new Set(stdout.split('\n')).size, 2 * CONNECTIONS + 3);
  });

  test('a signal ends it while nobody reads its output', async () => {
    const running = new Running([...PROGRAM, '-tanc']);
    await running.shown(1);
    running.child.stdout?.pause();
    running.child.kill('SIGINT');
    running.child.on('exit', () => running.child.stdout?.resume());
    const { stderr, status } = await running.ended;
    assert.deepEqual({ stderr, status }, { stderr: '', status: 'SIGINT' });
  });

  for (const [line, bytes] of [
    ['-tanc', LARGE_FRAME],
    ['-tlnc', SMALL_FRAME],
  ] as const) {
    test(`threads do not pile up: netstat ${line}`, { timeout: 300_000 }, async () => {
      const running = new Running([...PROGRAM, line]);
      const { pid } = running.child;
      await running.shown(1);
      const first = threadsOf(pid);
      await running.shown(4 * bytes);
      // A frame may still have its thread; in the end there must be no more than at first.
      while (threadsOf(pid) > first) await setTimeout(10);
      running.child.kill('SIGINT');
      assert.equal((await running.ended).status, 'SIGINT');
    });
  }
}

const missing = whyNoNamespace() ?? whyNoProgram();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
