import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Holders } from '../../../src/host/processes/holder.ts';
import { readHolders } from '../../../src/host/processes/holders.ts';
import { type MemoryFile, memoryRoot } from '../../../src/host/root/memory-root.ts';

/** Links in a folder of descriptors. */
function links(folder: string, descriptors: Readonly<Record<number, string>>): Record<string, MemoryFile> {
  return Object.fromEntries(Object.entries(descriptors).map(([fd, link]) => [`${folder}/${fd}`, { link }]));
}

/** Each holder as PID/PROGRAM:FD, with the thread whose table it is behind that. */
function held(holders: Holders, inode: number | bigint): string[] {
  return holders
    .all(inode)
    .map(({ process: { pid, program }, fd, thread }) =>
      [`${pid}/${program}:${fd}`, ...(thread === undefined ? [] : [thread])].join('@'),
    );
}

const SHARED = {
  '/proc/20/cmdline': '/bin/late\0',
  ...links('/proc/20/fd', { 10: 'socket:[111]', 9: 'socket:[111]', 3: 'pipe:[111]' }),
  '/proc/3/cmdline': 'early\0x\0',
  ...links('/proc/3/fd', { 4: 'socket:[222]', 5: 'socket:[111]' }),
};

test('all who hold a socket are found, by ascending pids and descriptors', () => {
  const holders = readHolders(memoryRoot(SHARED));
  assert.deepEqual(held(holders, 111), ['3/early:5', '20/late:9', '20/late:10']);
  assert.deepEqual(held(holders, 222), ['3/early:4']);
  assert.deepEqual(held(holders, 333), []);
  assert.equal(holders.find(111)?.pid, 3);
  assert.deepEqual([holders.any, holders.denied], [true, false]);
  assert.deepEqual(
    [...holders.entries()].map(([inode, all]) => [inode, all.length]),
    [
      [222, 1],
      [111, 3],
    ],
  );
});

/** A process of several threads, two of which share a table that the others have not. */
const THREADS = {
  '/proc/31/cmdline': '/opt/worker\0',
  ...links('/proc/31/fd', { 0: 'pipe:[5]', 1: 'socket:[100]' }),
  ...links('/proc/31/task/31/fd', { 0: 'pipe:[5]', 1: 'socket:[100]' }),
  ...links('/proc/31/task/32/fd', { 0: 'pipe:[5]', 1: 'socket:[100]' }),
  ...links('/proc/31/task/33/fd', { 0: 'pipe:[5]', 1: 'socket:[100]', 6: 'socket:[4242]' }),
  ...links('/proc/31/task/100/fd', { 0: 'pipe:[5]', 1: 'socket:[100]', 6: 'socket:[4242]' }),
  ...links('/proc/31/task/101/fd', { 0: 'pipe:[5]', 1: 'socket:[777]' }),
};

test('a socket that only a table of single threads has is found there, once', () => {
  const holders = readHolders(memoryRoot(THREADS));
  assert.deepEqual(held(holders, 4242), ['31/worker:6@33']);
  assert.deepEqual(held(holders, 777), ['31/worker:1@101']);
  assert.deepEqual(held(holders, 100), ['31/worker:1']);
  assert.equal(holders.find(4242), undefined);
  assert.deepEqual(
    [...holders.entries()].map(([inode]) => inode),
    [100, 4242, 777],
  );
});

test('a table of a thread that has as many descriptors as its process, and the same last one, is found', () => {
  const own = { 0: 'pipe:[5]', 1: 'socket:[100]', 2: '/dev/null', 3: 'pipe:[6]' };
  const holders = readHolders(
    memoryRoot({
      '/proc/31/cmdline': '/opt/worker\0',
      ...links('/proc/31/fd', own),
      ...links('/proc/31/task/31/fd', own),
      ...links('/proc/31/task/32/fd', own),
      ...links('/proc/31/task/33/fd', { ...own, 2: 'socket:[4242]' }),
      ...links('/proc/31/task/34/fd', { ...own, 2: 'socket:[4242]' }),
      ...links('/proc/31/task/35/fd', { ...own, 1: 'socket:[777]', 2: 'socket:[100]' }),
    }),
  );
  assert.deepEqual(held(holders, 4242), ['31/worker:2@33']);
  assert.deepEqual(held(holders, 777), ['31/worker:1@35']);
  assert.deepEqual(held(holders, 100), ['31/worker:1']);
});

test('of very many descriptors of threads those that are most likely shared are passed over', () => {
  const own = Object.fromEntries(
    Array.from({ length: 3000 }, (_, fd) => [fd, fd === 7 ? 'socket:[100]' : '/dev/null']),
  );
  const threads = Array.from({ length: 20 }, (_, thread) => links(`/proc/31/task/${40 + thread}/fd`, own));
  const files = Object.assign({}, links('/proc/31/fd', own), ...threads);
  const root = memoryRoot({ '/proc/31/cmdline': 'a\0', ...files });
  let read = 0;
  const readLink = (path: string): string => {
    read++;
    return root.readLink(path);
  };
  assert.deepEqual(held(readHolders({ ...root, readLink }), 999), []);
  assert.ok(read < 3000 + 3000 + 20_000 + 100, String(read));
});

test('the sockets of a process whose first thread has ended are those of its other threads', () => {
  const table = { 3: 'socket:[31]', 4: 'socket:[32]' };
  const holders = readHolders(
    memoryRoot({
      '/proc/7/cmdline': '',
      '/proc/7/fd': { error: 'EACCES' },
      '/proc/7/task/7/cmdline': '',
      '/proc/7/task/8/cmdline': 'rest\0of it\0',
      ...links('/proc/7/task/8/fd', table),
      ...links('/proc/7/task/9/fd', table),
    }),
  );
  assert.deepEqual([held(holders, 31), held(holders, 32)], [['7/rest:3@8'], ['7/rest:4@8']]);
});

test('no one looks at threads while every socket that is asked for has a holder', () => {
  const host = memoryRoot(THREADS);
  const listed: string[] = [];
  const list = (path: string) => {
    listed.push(path);
    return host.list(path);
  };
  const holders = readHolders({ ...host, list });
  assert.deepEqual([held(holders, 100), held(holders, 0)], [['31/worker:1'], []]);
  assert.equal(listed.includes('/proc/31/task'), false);
  holders.all(999);
  assert.equal(listed.includes('/proc/31/task'), true);
});

test('a process whose command line cannot be read holds nothing', () => {
  const files = { ...SHARED, '/proc/3/cmdline': { error: 'ENOENT' } };
  assert.deepEqual(held(readHolders(memoryRoot(files)), 111), ['20/late:9', '20/late:10']);
});
