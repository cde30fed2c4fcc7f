import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { after, before, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { type OpenSockets, walkOpenSockets } from '../../../src/host/processes/fd-walk.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';

const skip = availableParallelism() < 2 ? 'needs two processors' : false;
/** More than a thread takes to start and to walk over some processes. */
const ENOUGH = 1000;
const ABSENT = '4194305';

const root = openRoot('/');
const holders: ChildProcess[] = [];
let pids: string[];

before(async () => {
  // The three standard streams of each are sockets.
  for (let count = 0; count < 6; count++) holders.push(spawn('cat'));
  await Promise.all(holders.map((holder) => once(holder, 'spawn')));
  const held = holders.map(({ pid }) => Number(pid)).sort((a, b) => a - b);
  pids = [...held.slice(0, 3), ABSENT, ...held.slice(3)].map(String);
});

after(() => {
  for (const holder of holders) holder.kill();
});

/** What is open in each of these processes. One that is absent may be told to have nothing open, or not at all. */
function expected(of: readonly string[] = pids): OpenSockets[] {
  return of
    .filter((pid) => pid !== ABSENT)
    .map((pid) => {
      const link = (fd: number) => readlinkSync(`/proc/${pid}/fd/${fd}`);
      return { pid, inodes: [0, 1, 2].map((fd) => Number(/^socket:\[(\d+)\]$/.exec(link(fd))?.[1])) };
    });
}

const present = (walked: Iterable<OpenSockets>) => [...walked].filter(({ pid }) => pid !== ABSENT);

test('one thread gives the open sockets of processes in their order', () => {
  const walked = [...walkOpenSockets(root, pids)];
  assert.deepEqual(present(walked), expected());
  assert.ok(walked.every(({ pid, inodes }) => pid !== ABSENT || inodes.length === 0));
});

test('a second thread that got to all but the first process changes nothing', { skip }, async () => {
  const walk = walkOpenSockets(root, pids, 0);
  const first = walk.next().value;
  await setTimeout(ENOUGH);
  assert.deepEqual(present([first, ...walk]), expected());
});

test('nor does one that starts while the first thread walks', { skip }, () => {
  for (const long of [0, 4, 9, 16])
    assert.deepEqual(present(walkOpenSockets(root, pids, long)), expected(), String(long));
});

test('two threads walk over many processes, each of which is taken once', { skip }, async () => {
  const many = Array.from({ length: 3000 }, (_, index) => pids[index % pids.length] ?? ABSENT);
  assert.deepEqual(present(walkOpenSockets(root, many, 0)), expected(many));
});
