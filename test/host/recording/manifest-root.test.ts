import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HostError } from '../../../src/errors.ts';
import { formatManifest, type Manifest } from '../../../src/host/recording/manifest.ts';
import { manifestRoot } from '../../../src/host/recording/manifest-root.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { denies, type Root } from '../../../src/host/root/root.ts';

const FILES = {
  '/proc/net/tcp': 'rows',
  '/proc/1/cmdline': 'init\0',
  '/proc/2/fd/3': { link: 'socket:[123]' },
  '/proc/2/cmdline': 'a\0',
};

const open = (manifest: Manifest): Root =>
  manifestRoot(memoryRoot({ ...FILES, '/netstat-record.json': formatManifest(manifest) }));

const errorOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof HostError) return `${error.errno} ${error.path}`;
  }
  return 'none';
};

test('a host without a manifest stays as it is', () => {
  const root = memoryRoot(FILES);
  assert.equal(manifestRoot(root), root);
});

test('what the recorder could not read cannot be read', () => {
  const root = open({
    denied: { EACCES: ['/proc/1/fd', '/proc/2/fd/0', '/proc/1/ns/net'], EPERM: ['/proc/net/tcp'] },
  });
  assert.equal(
    errorOf(() => root.read('/proc/net/tcp')),
    'EPERM /proc/net/tcp',
  );
  assert.equal(
    errorOf(() => root.readBatches('/proc/net/tcp')),
    'EPERM /proc/net/tcp',
  );
  assert.equal(
    errorOf(() => root.list('/proc/1/fd')),
    'EACCES /proc/1/fd',
  );
  assert.equal(
    errorOf(() => root.readLink('/proc/2/fd/0')),
    'EACCES /proc/2/fd/0',
  );
  assert.equal(
    errorOf(() => root.list('/proc/3/fd')),
    'ENOENT /proc/3/fd',
  );
  assert.deepEqual(root.list('/proc/2/fd'), ['3', '0']);
  assert.deepEqual(root.list('/proc/1'), ['cmdline', 'fd']);
  assert.deepEqual(root.list('/proc/1/ns'), ['net']);
  assert.equal(denies(root, '/proc/1/fd'), true);
  assert.equal(denies(root, '/proc/2/fd'), false);
});

test('the inodes of net/dev are what they were', () => {
  const root = open({ namespaces: [{ device: 77, pids: ['1', 'self'] }, { inode: 5 }] });
  assert.deepEqual(root.local?.identify?.('/proc/1/net/dev'), { dev: 0, ino: 77 });
  assert.deepEqual(root.local?.identify?.('/proc/self/net/dev'), { dev: 0, ino: 77 });
  assert.equal(
    errorOf(() => root.local?.identify?.('/proc/2/net/dev')),
    'ENOENT /proc/2/net/dev',
  );
});
