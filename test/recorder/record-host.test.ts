import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { recordHost } from '../../src/recorder/record-host.ts';

test('what the host is called is recorded first, and once', () => {
  const name = '/proc/sys/kernel/hostname';
  const root = memoryRoot({ '/proc/net/tcp': '', [name]: 'web-7\n' });
  const recorder = { version: '1', uid: 0, time: new Date(0) };
  const paths = [...recordHost(root, { commandLines: true }, recorder)].map(({ path }) => path);
  assert.equal(paths.lastIndexOf(name), 0);
  assert.ok(paths.includes('/proc/net/tcp'));
});
