import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Manifest } from '../../../src/host/recording/manifest.ts';
import { anonymizingRewrite } from '../../../src/recorder/anonymize/rewrite.ts';
import { type Entry, file, folder, link } from '../../../src/recorder/entry.ts';

const rewriter = () =>
  anonymizingRewrite(Buffer.from('key'), {
    facts: { byteOrder: 'LE', ticksPerSecond: 100 },
    numbering: 'order',
  });

const manifestOf = (entry: Entry | undefined): Manifest => {
  assert.ok(entry?.kind === 'file');
  return JSON.parse(Buffer.from(entry.bytes).toString('latin1'));
};

test('files, links and folders have other names', () => {
  const rewrite = rewriter();
  assert.deepEqual(
    rewrite(file('/proc/7/comm', Buffer.from('acme\n'))),
    file('/proc/7/comm', Buffer.from('prog1\n')),
  );
  assert.deepEqual(rewrite(link('/proc/7/fd/3', 'socket:[42]')), link('/proc/7/fd/3', 'socket:[42]'));
  assert.equal(rewrite(link('/proc/7/fd/3', '/home/alice')), undefined);
  assert.deepEqual(rewrite(folder('/proc/7/fd')), folder('/proc/7/fd'));
  assert.deepEqual(rewrite(folder('/proc/sys/net/ipv4/conf/eth0')), folder('/proc/sys/net/ipv4/conf/if1'));
  assert.deepEqual(rewrite(folder('/sys/class/net/eth0')), folder('/sys/class/net/if1'));
});

const MANIFEST: Manifest = {
  version: '1.2.3',
  time: '2026-01-02T03:04:05.000Z',
  host: 'web.example.org',
  kernel: '6.12.0',
  bootId: '6f1c9a52-8b07-4e3d-9c41-d27a5e08b3f6',
  byteOrder: 'LE',
  ticksPerSecond: 100,
  source: 'running',
  uid: 1000,
  interfaces: {
    lo: [{ address: '127.0.0.1', netmask: '255.0.0.0', mac: '00:00:00:00:00:00', internal: true }],
    eth0: [{ address: '192.0.2.10', netmask: '255.255.255.0', mac: '02:00:00:00:00:10', internal: false }],
  },
  namespaces: [{ inode: 4026532470, names: ['blue'], host: false, recorded: true }],
  absent: ['rt_cache'],
  denied: { EACCES: ['/proc/1/fd/0', '/proc/net/tcp', '/home/alice/.local/share/docker/containers/x'] },
  complete: true,
};

test('what is said of the recording has them too', () => {
  const rewrite = rewriter();
  rewrite(file('/etc/passwd', Buffer.from('alice:x:1000:1000::/home/alice:\n')));
  const { bootId, interfaces, ...others } = manifestOf(
    rewrite(file('/netstat-record.json', Buffer.from(JSON.stringify(MANIFEST)))),
  );
  const { host, bootId: ownId, interfaces: ownInterfaces, namespaces, denied, complete, ...same } = MANIFEST;
  assert.deepEqual(others, {
    ...same,
    host: 'host1.domain1',
    namespaces: [{ inode: 4026532470, names: ['path2'], host: false, recorded: true }],
    denied: { EACCES: ['/proc/1/fd/0', '/proc/net/tcp', '/home/path1/.local/share/docker/containers/path3'] },
    anonymized: true,
    complete: true,
  });
  assert.match(bootId ?? '', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.notEqual(bootId, ownId);
  assert.deepEqual(interfaces?.lo, ownInterfaces?.lo);
  const [own] = interfaces?.if1 ?? [];
  assert.match(own?.address ?? '', /^192\.\d+\.\d+\.\d+$/);
  assert.notEqual(own?.address, '192.0.2.10');
  assert.notEqual(own?.mac, '02:00:00:00:00:10');
  assert.deepEqual(
    [own?.netmask, own?.internal, Object.keys(interfaces ?? {})],
    ['255.255.255.0', false, ['lo', 'if1']],
  );
});

test('what was left out is said, and the recording is not complete', () => {
  const rewrite = rewriter();
  assert.equal(rewrite(file('/proc/net/ax25', Buffer.from('f0 ax0 G0ABC-1 * 0\n'))), undefined);
  assert.equal(rewrite(file('/proc/net/ax25', Buffer.from(''))), undefined);
  const { withheld, complete } = manifestOf(
    rewrite(file('/netstat-record.json', Buffer.from(JSON.stringify(MANIFEST)))),
  );
  assert.deepEqual([withheld, complete], [['/proc/net/ax25'], false]);
});

test('a manifest that is none is left out', () => {
  assert.equal(rewriter()(file('/netstat-record.json', Buffer.from('acme'))), undefined);
});
