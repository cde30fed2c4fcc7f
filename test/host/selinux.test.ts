import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readOwners } from '../../src/host/processes/owners.ts';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { selinuxEnabled } from '../../src/host/selinux.ts';

test('SELinux is on where its file system is mounted', () => {
  assert.equal(selinuxEnabled(memoryRoot({ '/sys/fs/selinux/enforce': '1' })), true);
  assert.equal(selinuxEnabled(memoryRoot({ '/sys/fs/cgroup/x': '1' })), false);
  assert.equal(selinuxEnabled(memoryRoot({ '/sys/fs/selinux': '' })), false);
  assert.equal(selinuxEnabled(memoryRoot({ '/sys/fs/selinux': { error: 'EACCES' } })), false);
});

test('the contexts of owners are read only when they are asked for', () => {
  const root = memoryRoot({
    '/proc/7/cmdline': 'a\0',
    '/proc/7/fd/0': { link: 'socket:[70]' },
    '/proc/7/attr/current': 'u:r:t:s0\0rest',
    '/proc/8/cmdline': 'b\0',
    '/proc/8/fd/0': { link: 'socket:[80]' },
    '/proc/8/attr/current': { error: 'EINVAL' },
  });
  const owners = readOwners(root, true);
  assert.deepEqual(owners.find(70), { pid: 7, program: 'a', context: 'u:r:t:s0' });
  assert.deepEqual(owners.find(80), { pid: 8, program: 'b' });
  assert.deepEqual(readOwners(root).find(70), { pid: 7, program: 'a' });
});
