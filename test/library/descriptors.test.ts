/** Files are closed as soon as nobody reads on. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { openRoot, type Root, type SocketOptions, sockets } from '../../src/index.ts';
import { writeRecordedTree } from '../bench/recorded-tree.ts';

/** More than a few batches of 64 KB. */
const ROWS = 20_000;

let folder = '';
let root: Root;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'netstat-library-'));
  writeRecordedTree(folder, { rows: ROWS, fds: 1, processes: 1 });
  root = openRoot(folder);
});
after(() => rmSync(folder, { recursive: true }));

/** How many files of the recorded host are open. */
function openFiles(): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`).startsWith(folder);
    } catch {
      return false;
    }
  }).length;
}

const read = (options: SocketOptions = {}) => sockets(root, { protocols: ['tcp'], ...options });

test('a table is open from the first record to the last', async () => {
  const records = read();
  assert.equal(openFiles(), 0);
  await records.next();
  assert.equal(openFiles(), 1);
  let count = 1;
  for await (const _ of records) count++;
  assert.equal(count, ROWS);
  assert.equal(openFiles(), 0);
});

test('break closes the table', async () => {
  for await (const _ of read()) {
    assert.equal(openFiles(), 1);
    break;
  }
  assert.equal(openFiles(), 0);
});

test('an exception closes the table', async () => {
  await assert.rejects(async () => {
    for await (const _ of read()) throw new Error('mine');
  }, /^Error: mine$/);
  assert.equal(openFiles(), 0);
});

test('return() and throw() close the table', async () => {
  const first = read();
  await first.next();
  await first.return();
  const second = read();
  await second.next();
  await assert.rejects(second.throw(new Error('mine')), /^Error: mine$/);
  assert.equal(openFiles(), 0);
});

test('a signal closes the table, even while nobody asks for the next record', async () => {
  const controller = new AbortController();
  const records = read({ signal: controller.signal });
  await records.next();
  assert.equal(openFiles(), 1);
  controller.abort();
  await setImmediate();
  assert.equal(openFiles(), 0);
  await assert.rejects(records.next(), { name: 'AbortError' });
});

test('with a signal that has aborted, nothing is opened', async () => {
  const records = read({ signal: AbortSignal.abort() });
  const next = records.next();
  assert.equal(openFiles(), 0);
  await assert.rejects(next, { name: 'AbortError' });
});

test('a signal ends a loop that does nothing but read', async () => {
  let count = 0;
  await assert.rejects(
    async () => {
      for await (const _ of read({ signal: AbortSignal.timeout(1) })) count++;
    },
    { name: 'TimeoutError' },
  );
  assert.ok(count < ROWS);
  assert.equal(openFiles(), 0);
});

test('a signal ends all iterators that it was given to', async () => {
  const controller = new AbortController();
  const readings = Array.from({ length: 12 }, () => read({ signal: controller.signal }));
  await Promise.all(readings.map((records) => records.next()));
  assert.equal(openFiles(), 12);
  controller.abort(new Error('all'));
  for (const records of readings) await assert.rejects(records.next(), /^Error: all$/);
  assert.equal(openFiles(), 0);
});

test('simultaneous iterators over one host are independent', async () => {
  const first = read();
  const second = read();
  for (let index = 0; index < ROWS; index++) {
    const [one, other] = await Promise.all([first.next(), second.next()]);
    assert.deepEqual(one, other);
  }
  assert.deepEqual(await first.next(), { value: undefined, done: true });
  await second.return();
  assert.equal(openFiles(), 0);
});

test('iterators that are dropped after a record are closed when they are collected', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  await (async () => {
    for (let count = 0; count < 5; count++) await read().next();
  })();
  // What lies on the stack, or in the cache of a compiler, may be seen as in use at first.
  for (let tries = 0; tries < 100 && openFiles() > 0; tries++) {
    await setImmediate();
    collect();
  }
  assert.equal(openFiles(), 0);
});
