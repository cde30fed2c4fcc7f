import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatManifest, type Manifest, parseManifest } from '../../../src/host/recording/manifest.ts';

const WHOLE: Manifest = {
  version: '1.2.3',
  time: '2026-01-02T03:04:05.678Z',
  host: 'web-é',
  kernel: '6.1.0',
  bootId: '3f0a',
  byteOrder: 'BE',
  ticksPerSecond: 250,
  source: 'running',
  uid: 1000,
  interfaces: {
    'eth\xff': [
      { address: '192.0.2.1', netmask: '255.255.255.0', mac: '02:00:00:00:00:01', internal: false },
    ],
  },
  namespaces: [
    { inode: 4026531833, device: 7, names: ['blue'], host: true, recorded: false, pids: ['1', 'self'] },
  ],
  absent: ['tcp6'],
  denied: { EACCES: ['/proc/1/fd'] },
  looks: 3,
  complete: false,
};

test('what is written is read, and is ASCII', () => {
  const text = formatManifest(WHOLE);
  assert.match(text, /^[\x20-\x7e\n]+$/);
  assert.deepEqual(parseManifest(text), WHOLE);
});

for (const [name, value] of [
  ['version', 1],
  ['time', 'yesterday'],
  ['host', null],
  ['kernel', {}],
  ['bootId', []],
  ['byteOrder', 'XE'],
  ['ticksPerSecond', 0],
  ['source', 'me'],
  ['uid', -1],
  ['interfaces', { eth0: [{ address: '192.0.2.1', netmask: '255.0.0.0', mac: 1, internal: true }] }],
  ['namespaces', [{ inode: 'x' }]],
  ['absent', [1]],
  ['denied', { EACCES: '/proc/1/fd' }],
  ['denied', { '../x': ['/proc/1/fd'] }],
  ['looks', 0],
  ['complete', 'yes'],
] as const)
  test(`${name}: ${JSON.stringify(value)} is left out`, () => {
    const { [name]: _, ...others } = WHOLE;
    assert.deepEqual(parseManifest(JSON.stringify({ ...WHOLE, [name]: value })), others);
  });

for (const text of ['', '[]', '1', 'null', '{', '"x"'])
  test(`${JSON.stringify(text)} says nothing`, () => assert.equal(parseManifest(text), undefined));

test('what is no member of the object does not count', () =>
  assert.deepEqual(parseManifest('{"__proto__": {"host": "x"}}'), {}));
