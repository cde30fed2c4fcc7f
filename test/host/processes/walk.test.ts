import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readlinkSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { after, before, test } from 'node:test';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { SecondWalker } from '../../../src/host/processes/second-walker.ts';
import { readSocketLinks } from '../../../src/host/processes/socket-links.ts';
import { type ProcessSockets, walkProcesses } from '../../../src/host/processes/walk.ts';
import { readOpenSockets, takeOne, walkFromEnd } from '../../../src/host/processes/walk-from-end.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';

const skip = availableParallelism() < 2 ? 'needs two processors' : false;
const ABSENT = '4194305';

const root = openRoot('/');
const holders: ChildProcess[] = [];
let pids: string[];

before(async () => {
  // The three standard streams of each are sockets.
  for (let count = 0; count < 6; count++)
    holders.push(spawn(process.execPath, ['-e', 'process.stdin.resume()']));
  await Promise.all(holders.map((holder) => once(holder, 'spawn')));
  const held = holders.map(({ pid }) => Number(pid)).sort((a, b) => a - b);
  pids = [...held.slice(0, 3), ABSENT, ...held.slice(3)].map(String);
});

after(() => {
  for (const holder of holders) holder.kill();
});

/** What is open in each of these processes. One that is absent may be told to have nothing open, or not at all. */
function expected(descriptors: boolean, of: readonly string[] = pids): ProcessSockets[] {
  const streams = [0, 1, 2];
  return of
    .filter((pid) => pid !== ABSENT)
    .map((pid) => {
      const link = (fd: number) => readlinkSync(`/proc/${pid}/fd/${fd}`);
      const inodes = streams.map((fd) => Number(/^socket:\[(\d+)\]$/.exec(link(fd))?.[1]));
      return { pid, inodes, fds: descriptors ? streams : undefined };
    });
}

const present = (walked: Iterable<ProcessSockets>) => [...walked].filter(({ pid }) => pid !== ABSENT);

for (const descriptors of [false, true]) {
  const what = descriptors ? 'sockets and descriptors' : 'sockets';

  test(`one thread gives the open ${what} of processes in their order`, () => {
    const walked = [...walkProcesses(root, pids, { descriptors })];
    assert.deepEqual(present(walked), expected(descriptors));
    assert.ok(walked.every(({ pid, inodes }) => pid !== ABSENT || inodes.length === 0));
  });

  test(`a second thread gives the open ${what} of all processes but the first, where this one takes no more`, {
    skip,
  }, () => {
    const folders = pids.map((pid) => `/proc/${pid}/fd`);
    const second = new SecondWalker({ base: '/', prefix: '' }, folders, descriptors);
    assert.ok(second.leavesOne());
    // This waits for the thread.
    const others = second
      .rest(pids.length - 1)
      .map((open, index) => ({ pid: pids[index + 1] ?? '', ...open }));
    assert.deepEqual(present(others), expected(descriptors, pids.slice(1)));
  });

  test(`the ${what} are the same when a second thread starts while the first walks`, { skip }, () => {
    for (const long of [0, 4, 9, 16]) {
      const walk = walkProcesses(root, pids, { descriptors, long });
      assert.deepEqual(present(walk), expected(descriptors), String(long));
    }
  });

  test(`two threads that give ${what} take each of many processes once`, { skip }, () => {
    const many = Array.from({ length: 3000 }, (_, index) => pids[index % pids.length] ?? ABSENT);
    const walk = walkProcesses(root, many, { descriptors, long: 0 });
    assert.deepEqual(present(walk), expected(descriptors, many));
  });
}

test('what the second thread does gives the last process first, and leaves what the first one took', () => {
  const folders = [...pids, '../etc'].map((name) => `/proc/${name}/fd`);
  for (const descriptors of [false, true]) {
    const walk = {
      place: { base: '/', prefix: '' },
      folders,
      descriptors,
      words: new Int32Array(new SharedArrayBuffer(8)),
    };
    const { port1, port2 } = new MessageChannel();
    assert.ok(takeOne(walk));
    walkFromEnd({ ...walk, port: port2 });
    const alone = folders.map((folder) => readOpenSockets(readSocketLinks, folder, descriptors));
    const received = folders.slice(1).map(() => receiveMessageOnPort(port1)?.message);
    assert.deepEqual(received, alone.slice(1).reverse());
    assert.equal(receiveMessageOnPort(port1), undefined);
    assert.ok(!takeOne(walk));
    port1.close();
  }
});
