import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { hostName } from '../../../src/host/recording/host-name.ts';
import { findHosts } from '../../../src/host/recording/recorded-hosts.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { tar, written } from '../archive/made-archives.ts';
import { listeningHost, recorded, testFolder } from './hosts.ts';

const folder = testFolder();
let folders = 0;

/** Records hosts in a folder of their own: of each the name of its folder, and what it calls itself. */
function recordedIn(hosts: Readonly<Record<string, string>>): string {
  const parent = join(folder, String(folders++));
  mkdirSync(parent);
  for (const [name, own] of Object.entries(hosts)) recorded(join(parent, name), listeningHost(own, 1));
  return parent;
}

const namesIn = async (...parents: readonly string[]): Promise<string[]> =>
  (await findHosts({ roots: [], folders: parents })).hosts.map(({ name }) => name);

describe('findHosts', () => {
  test('finds those in a folder in the order of their names', async () => {
    const parent = recordedIn({ 'web-10': '', 'web-2': '', db: '', 'WEB-1': '' });
    assert.deepEqual(await namesIn(parent), ['WEB-1', 'db', 'web-2', 'web-10']);
  });

  test('calls them what they call themselves, those of one name as their folders are called', async () => {
    const parent = recordedIn({ a: 'web', b: 'db', c: 'web', d: '' });
    assert.deepEqual(await namesIn(parent), ['a', 'db', 'c', 'd']);
  });

  test('calls those by their paths whose folders have one name as well', async () => {
    const [one, two] = [recordedIn({ a: 'web', b: '' }), recordedIn({ a: 'web', b: 'b2' })];
    assert.deepEqual(await namesIn(one, two), [`${one}/a`, 'b', `${two}/a`, 'b2']);
  });

  test('takes no name that another host has, by whatever it is called', async () => {
    const parent = recordedIn({ a: 'b', b: 'web', c: 'web' });
    assert.deepEqual(await namesIn(parent), [`a`, `${parent}/b`, 'c']);
  });

  test('takes nothing for a name that is none', async () => {
    const parent = recordedIn({ a: ' ', b: 'x'.repeat(256), c: 'y'.repeat(255) });
    assert.deepEqual(await namesIn(parent), ['a', 'b', 'y'.repeat(255)]);
  });

  test('follows links, and passes over hidden folders and other files', async () => {
    const parent = recordedIn({ a: '', '.b': '' });
    symlinkSync('../0', join(parent, 'none'));
    symlinkSync('a', join(parent, 'z'));
    symlinkSync('gone', join(parent, 'lost'));
    writeFileSync(join(parent, 'README'), '');
    mkdirSync(join(parent, 'empty'));
    const { hosts, unread, others } = await findHosts({ roots: [], folders: [parent] });
    assert.deepEqual(
      hosts.map(({ name }) => name),
      ['a', 'z'],
    );
    assert.deepEqual(
      unread.map(({ path, error }) => [path, error.errno]),
      [[join(parent, 'lost'), 'ENOENT']],
    );
    assert.deepEqual([...others], [[parent, 2]]);
  });

  for (const [kind, pack] of [
    ['tar', (bytes: Buffer) => bytes],
    ['tar.gz', gzipSync],
  ] as const)
    test(`reads no more of a ${kind} archive than what the kernel calls its host`, async () => {
      const name = 'web/proc/sys/kernel/hostname';
      const bytes = tar({ name, content: 'web-7\n' }, { name, content: 'changed\n' });
      const path = written(pack(bytes), `peek.${kind}`);
      const { hosts } = await findHosts({ roots: [path], folders: [] });
      assert.deepEqual(
        hosts.map((host) => host.name),
        ['web-7'],
      );
    });

  test('opens them', async () => {
    const parent = recordedIn({ a: 'web' });
    const { hosts } = await findHosts({ roots: [join(parent, 'a')], folders: [] });
    const roots = await Promise.all(hosts.map(({ open }) => open()));
    assert.deepEqual(roots.map(hostName), ['web']);
  });

  test('says which cannot be opened, and which folder is not there', async () => {
    const parent = recordedIn({});
    const [root, none] = [join(parent, 'x'), join(parent, 'y')];
    const { unread, others } = await findHosts({ roots: [root], folders: [none] });
    assert.deepEqual(
      unread.map(({ path, error }) => [path, error.errno]),
      [
        [none, 'ENOENT'],
        [root, 'ENOENT'],
      ],
    );
    assert.deepEqual([...others], [[none, 0]]);
  });

  test('tells before each how many there are', async () => {
    const parent = recordedIn({ a: '', b: '' });
    const told: [number, number][] = [];
    await findHosts({ roots: [parent], folders: [parent] }, {}, (done, all) => told.push([done, all]));
    assert.deepEqual(told, [
      [0, 3],
      [1, 3],
      [2, 3],
    ]);
  });
});

describe('hostName', () => {
  const FILES = { '/proc/sys/kernel/hostname': 'kernel\n', '/etc/hostname': 'file\n' };

  test('is what the recorder says, or else the kernel, or else a file', () => {
    const root = memoryRoot(FILES);
    assert.equal(hostName({ ...root, recording: { host: 'wéb' } }), 'w\xc3\xa9b');
    assert.equal(hostName(root), 'kernel');
    assert.equal(hostName(memoryRoot({ '/etc/hostname': FILES['/etc/hostname'] })), 'file');
    assert.equal(hostName(memoryRoot({})), undefined);
  });
});
