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

test('the contexts of owners are read only when they are asked for, and once', () => {
  const host = memoryRoot({
    '/proc/7/cmdline': 'a\0',
    '/proc/7/fd/0': { link: 'socket:[70]' },
    '/proc/7/attr/current': 'u:r:t:s0\0rest',
    '/proc/8/cmdline': 'b\0',
    '/proc/8/fd/0': { link: 'socket:[80]' },
    '/proc/8/attr/current': { error: 'EINVAL' },
  });
  const asked: string[] = [];
  const read = (path: string) => {
    asked.push(path);
    return host.read(path);
  };
  const owners = readOwners({ ...host, read });
  const [first, second] = [owners.find(70), owners.find(80)];
  assert.deepEqual(asked, ['/proc/7/cmdline', '/proc/8/cmdline']);
  for (const _ of [1, 2]) assert.deepEqual([first?.context, second?.context], ['u:r:t:s0', undefined]);
  assert.deepEqual(asked.slice(2), ['/proc/7/attr/current', '/proc/8/attr/current']);
});
