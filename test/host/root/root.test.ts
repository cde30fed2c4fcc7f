import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import type { HostError } from '../../../src/errors.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';
import { denies, isLive, isMadeByKernel, type Root, readAlone } from '../../../src/host/root/root.ts';
import { latin1 } from '../../../src/text/latin1.ts';

const scratch = mkdtempSync(join(tmpdir(), 'netstat-root-'));
after(() => rmSync(scratch, { recursive: true }));

/** A folder with these files; a text that begins with `->` is a link. */
function tree(name: string, files: Readonly<Record<string, string>>): string {
  const base = join(scratch, name);
  mkdirSync(base);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, path)), { recursive: true });
    if (text.startsWith('->')) symlinkSync(text.slice(2), join(base, path));
    else writeFileSync(join(base, path), text);
  }
  return base;
}

function text(root: Root, path: string): string {
  return Buffer.from(root.read(path)).toString();
}

function batches(root: Root, path: string): string[] {
  return Array.from(root.readBatches(path), (bytes) => Buffer.from(bytes).toString('latin1'));
}

function failure(action: () => unknown): [code: string, errno: string, path: string] {
  try {
    action();
  } catch (error) {
    const { code, errno, path } = error as HostError;
    return [code, errno, path];
  }
  return assert.fail('no error');
}

test('a folder that stands for /', () => {
  const root = openRoot(
    tree('host', { 'proc/net/tcp': 'table', 'etc/hosts': 'names', 'proc/5/fd/3': '->socket:[77]' }),
  );
  assert.equal(isLive(root), false);
  assert.equal(text(root, '/proc/net/tcp'), 'table');
  assert.equal(text(root, '/etc/hosts'), 'names');
  assert.equal(root.readLink('/proc/5/fd/3'), 'socket:[77]');
  assert.deepEqual(root.list('/proc').sort(), ['5', 'net']);
});

test('without tables of its own a recorded host has those of its process 1', () => {
  const links = [{}, { 'proc/net': '->self/net' }, { 'proc/net': '->/proc/self/net' }];
  for (const [at, link] of links.entries()) {
    const root = openRoot(tree(`copied-${at}`, { 'proc/1/net/tcp': 'table', 'proc/5/net/tcp': '', ...link }));
    assert.equal(text(root, '/proc/net/tcp'), 'table');
    assert.deepEqual(root.list('/proc/net'), ['tcp']);
    assert.deepEqual(
      failure(() => root.read('/proc/net/udp')),
      ['ABSENT', 'ENOENT', '/proc/net/udp'],
    );
  }
});

test('a proc tree, and a set of tables, stand for a host without anything else', () => {
  const proc = openRoot(tree('proc-tree', { 'net/tcp': 'table', '5/cmdline': 'a' }));
  assert.equal(text(proc, '/proc/net/tcp'), 'table');
  assert.deepEqual(proc.list('/proc').sort(), ['5', 'net']);
  assert.deepEqual(
    failure(() => proc.read('/etc/hosts')),
    ['ABSENT', 'ENOENT', '/etc/hosts'],
  );
  const tables = openRoot(tree('tables', { tcp: 'table' }));
  assert.equal(text(tables, '/proc/net/tcp'), 'table');
  assert.deepEqual(
    failure(() => tables.list('/proc')),
    ['ABSENT', 'ENOENT', '/proc'],
  );
});

test('a folder without any of these is no host', () => {
  assert.equal(failure(() => openRoot(tree('empty', { readme: '' })))[0], 'ABSENT');
  assert.equal(failure(() => openRoot(join(scratch, 'nowhere')))[0], 'ABSENT');
});

test('links in a recorded tree stay inside it, wherever they point', () => {
  const root = openRoot(
    tree('links', {
      'proc/net': '->self/net',
      'proc/self': '->5',
      'proc/5/net/tcp': 'inside',
      'etc/hosts': '->/elsewhere/hosts',
      'elsewhere/hosts': 'names inside',
      'etc/passwd': '->../../../../../../../../etc/passwd',
      'etc/loop': '->loop',
    }),
  );
  assert.equal(text(root, '/proc/net/tcp'), 'inside');
  assert.equal(text(root, '/etc/hosts'), 'names inside');
  assert.deepEqual(
    failure(() => root.read('/etc/passwd')),
    ['IO', 'ELOOP', '/etc/passwd'],
  );
  assert.deepEqual(
    failure(() => root.read('/etc/loop')),
    ['IO', 'ELOOP', '/etc/loop'],
  );
});

test('a link that points elsewhere when the folder is opened anew is followed anew', () => {
  const base = tree('repointed', { 'proc/net': '->1/net', 'proc/1/net/tcp': 'old', 'proc/2/net/tcp': 'new' });
  assert.equal(text(openRoot(base), '/proc/net/tcp'), 'old');
  rmSync(join(base, 'proc/net'));
  symlinkSync('2/net', join(base, 'proc/net'));
  assert.equal(text(openRoot(base), '/proc/net/tcp'), 'new');
});

test('a root is a plain value: a copy with another function is a wrapper', () => {
  const opened = openRoot(tree('wrapped', { 'proc/net/tcp': 'table', 'proc/net/udp': 'other' }));
  const asked: string[] = [];
  const root: Root = {
    ...opened,
    read(path) {
      asked.push(path);
      return opened.read(path);
    },
  };
  assert.equal(text(root, '/proc/net/tcp'), 'table');
  assert.deepEqual(asked, ['/proc/net/tcp']);
  assert.deepEqual(batches(root, '/proc/net/udp'), ['other']);
  assert.deepEqual(root.list('/proc'), ['net']);
});

test('what was read stays as it is when another file is read', () => {
  const root = openRoot(
    tree('several', { 'proc/net/tcp': 'a\n', 'proc/net/udp': 'b\n', 'proc/net/raw': 'c\n' }),
  );
  const whole = root.read('/proc/net/tcp');
  const [batch = Buffer.of()] = [...root.readBatches('/proc/net/udp')].map((bytes) => Buffer.from(bytes));
  let kept: Uint8Array = Buffer.of();
  // Whoever stops early has not asked for another batch.
  for (const first of root.readBatches('/proc/net/tcp')) {
    kept = first;
    break;
  }
  root.read('/proc/net/raw');
  assert.deepEqual(batches(root, '/proc/net/raw'), ['c\n']);
  assert.deepEqual([whole, batch, kept].map(latin1), ['a\n', 'b\n', 'a\n']);
});

test('what is read without a second thread goes through a wrapper', () => {
  const live = openRoot('/');
  const root: Root = { ...live, readBatches: () => [Buffer.from('mine')] };
  assert.deepEqual(
    Array.from(readAlone(root, '/proc/uptime'), (bytes) => Buffer.from(bytes).toString()),
    ['mine'],
  );
});

test('a root without `local` is a recorded one, and asks its own functions what may be read', () => {
  const root: Root = memoryRoot({ '/proc/5/fd': { error: 'EACCES' }, '/proc/6/fd/3': { link: 'x' } });
  assert.equal(root.local, undefined);
  assert.equal(isLive(root), false);
  assert.equal(isMadeByKernel(root, '/proc/6/fd'), false);
  assert.deepEqual(
    ['/proc/5/fd', '/proc/6/fd', '/proc/7/fd'].map((folder) => denies(root, folder)),
    [true, false, false],
  );
});

test('errors say which file of the host', () => {
  const root = openRoot(tree('errors', { 'proc/net/tcp': 'x' }));
  assert.deepEqual(
    failure(() => root.readBatches('/proc/net/udp')),
    ['ABSENT', 'ENOENT', '/proc/net/udp'],
  );
  assert.deepEqual(
    failure(() => root.read('/proc/net/tcp/x')),
    ['IO', 'ENOTDIR', '/proc/net/tcp/x'],
  );
  assert.deepEqual(
    failure(() => batches(root, '/proc/net')),
    ['IO', 'EISDIR', '/proc/net'],
  );
  assert.deepEqual(
    failure(() => root.readLink('/proc/net/tcp')),
    ['IO', 'EINVAL', '/proc/net/tcp'],
  );
});

test('the running system', () => {
  const root = openRoot('/');
  assert.equal(isLive(root), true);
  assert.match(text(root, '/proc/self/stat'), /^\d+ \(/);
  assert.equal(batches(root, '/proc/uptime').length, 1);
});

const LINES: readonly [name: string, file: string][] = [
  ['nothing', ''],
  ['a line without an end', 'abc'],
  ['many lines', Array.from({ length: 30_000 }, (_, index) => `line ${index}\n`).join('')],
  ['a line of a megabyte among others', `a\n${'x'.repeat(1_000_000)}\nb\n`],
  ['a megabyte without an end', 'y'.repeat(1_000_000)],
];

for (const [name, file] of LINES) {
  test(`batches: ${name}`, () => {
    const taken = batches(openRoot(tree(`batches ${name}`, { 'proc/net/tcp': file })), '/proc/net/tcp');
    assert.equal(taken.join(''), file);
    for (const batch of taken.slice(0, -1)) {
      const piece = batch.slice(batch.lastIndexOf('\n', batch.length - 2) + 1);
      assert.ok(
        batch.endsWith('\n') || piece.length % 8191 === 0,
        'a batch ends with a line, or where long lines are cut',
      );
      assert.ok(batch.length <= 65_536);
    }
  });
}

test('a host in memory behaves alike', () => {
  const root = memoryRoot(
    { '/proc/net/tcp': 'a\nb\n', '/proc/5/fd': { error: 'EACCES' }, '/l': { link: 'x' } },
    { batchSize: 2 },
  );
  assert.deepEqual(batches(root, '/proc/net/tcp'), ['a\n', 'b\n']);
  assert.deepEqual(root.list('/proc'), ['net', '5']);
  assert.equal(root.readLink('/l'), 'x');
  assert.deepEqual(
    failure(() => root.list('/proc/5/fd')),
    ['DENIED', 'EACCES', '/proc/5/fd'],
  );
  assert.deepEqual(
    failure(() => root.read('/proc/net')),
    ['IO', 'EISDIR', '/proc/net'],
  );
  assert.deepEqual(
    failure(() => root.read('/proc/net/tcp/x')),
    ['IO', 'ENOTDIR', '/proc/net/tcp/x'],
  );
  assert.deepEqual(
    failure(() => root.read('/nothing')),
    ['ABSENT', 'ENOENT', '/nothing'],
  );
  assert.deepEqual(
    failure(() => root.list('/proc/net/tcp')),
    ['IO', 'ENOTDIR', '/proc/net/tcp'],
  );
});
