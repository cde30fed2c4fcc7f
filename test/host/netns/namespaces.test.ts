/** Which network namespaces there are, and what is shown of a host from one of them. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { HostError } from '../../../src/errors.ts';
import { listNamespaces, type Namespace } from '../../../src/host/netns/namespaces.ts';
import { netnsRoot } from '../../../src/host/netns/netns-root.ts';
import { sysfsFinder } from '../../../src/host/netns/sysfs.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import type { Root } from '../../../src/host/root/root.ts';
import { latin1 } from '../../../src/text/latin1.ts';
import { FILES, namespacedHost, processIn } from './host.ts';

const HOST = {
  ...{ inode: 4026531840, device: undefined, names: [], host: true, shown: true, pids: ['1'] },
  unreadable: undefined,
};
const BLUE = {
  ...{ inode: 4026532200, device: undefined, names: ['blue', 'dark blue'], host: false, shown: false },
  ...{ pids: ['41', '42'], unreadable: undefined },
};

describe('namespaces', () => {
  test('are those of processes and mounts: the host first, then by number', () => {
    assert.deepEqual(listNamespaces(namespacedHost()), [
      HOST,
      BLUE,
      { ...BLUE, inode: 4026532300, names: [], pids: ['70'] },
      { ...BLUE, inode: 4026532999, names: ['green'], pids: [], unreadable: 'empty' },
    ]);
  });

  test('of a host that was recorded without their numbers are one', () => {
    const files = { '/proc/net/tcp': '', '/proc/9/cmdline': 'x', '/proc/1/cmdline': 'init' };
    assert.deepEqual(listNamespaces(memoryRoot(files)), [{ ...HOST, inode: undefined, pids: ['1', '9'] }]);
  });

  test('that are mounted have none of the processes that have ended', () => {
    const root = identified(
      { ...FILES, '/proc/70/ns/net': { error: 'ENOENT' } },
      { '/proc/70/net/dev': 300 },
    );
    assert.deepEqual(
      listNamespaces(root).map(({ inode, unreadable }) => [inode, unreadable]),
      [
        [4026531840, undefined],
        [4026532200, undefined],
        [4026532999, 'empty'],
      ],
    );
  });

  test('that are mounted may have processes where those of others are hidden', () => {
    const { '/proc/1/mountinfo': mounts = '' } = FILES;
    const root = memoryRoot({ ...processIn(9, 4026531840), '/proc/self/mountinfo': mounts });
    assert.deepEqual(
      listNamespaces(root).map(({ inode, unreadable }) => [inode, unreadable]),
      [
        [undefined, undefined],
        [4026531840, undefined],
        [4026532200, 'unknown'],
        [4026532999, 'unknown'],
      ],
    );
  });

  test('are told by net/dev where their numbers may not be read', () => {
    const denied = { error: 'EACCES' };
    const root = identified(
      { ...FILES, '/proc/1/ns/net': denied, '/proc/42/ns/net': denied, '/proc/70/ns/net': denied },
      { '/proc/1/net/dev': 100, '/proc/41/net/dev': 200, '/proc/42/net/dev': 200, '/proc/70/net/dev': 300 },
    );
    assert.deepEqual(listNamespaces(root), [
      { ...HOST, inode: undefined, device: 100 },
      { ...BLUE, inode: undefined, device: 300, names: [], pids: ['70'] },
      { ...BLUE, device: 200 },
      { ...BLUE, inode: 4026532999, names: ['green'], pids: [], unreadable: 'unknown' },
    ]);
  });
});

/** A host in memory that knows the inodes of files. */
function identified(files: typeof FILES, inodes: Readonly<Record<string, number>>): Root {
  const root = memoryRoot(files);
  const identify = (path: string) => {
    const ino = inodes[path];
    if (ino === undefined) throw new HostError('ENOENT', path);
    return { dev: 1, ino };
  };
  return { ...root, local: { live: false, identify } };
}

function named(root: Root, name: string): Namespace {
  const found = listNamespaces(root).find(({ names }) => names.includes(name));
  assert.ok(found);
  return found;
}

describe('a host from one of its namespaces', () => {
  const text = (root: Root, path: string): string => latin1(root.read(path));

  test('has the tables of a process in it, and all else of the host', () => {
    const host = namespacedHost({
      '/etc/hosts': '127.0.0.1 here\n',
      '/proc/sys/net/ipv4/tcp_mem': '1 2 3\n',
      '/proc/sys/net/ipv4/ip_forward': '1\n',
    });
    const blue = netnsRoot(host, named(host, 'blue'));
    assert.match(text(blue, '/proc/net/tcp'), / 00000000:0050 /);
    assert.equal([...blue.readBatches('/proc/net/tcp')].map(latin1).join(''), text(blue, '/proc/net/tcp'));
    assert.deepEqual(blue.list('/proc/net'), ['tcp', 'dev']);
    assert.equal(text(blue, '/etc/hosts'), '127.0.0.1 here\n');
    assert.equal(text(blue, '/proc/70/cmdline'), '/usr/bin/p70\0');
    assert.equal(text(blue, '/proc/sys/net/ipv4/tcp_mem'), '1 2 3\n');
    for (const path of ['/proc/net/udp', '/proc/sys/net/ipv4/ip_forward', '/sys/class/net/lo/flags'])
      assert.throws(() => blue.read(path), { name: 'HostError', errno: 'ENOENT', path });
  });

  test('is the host itself where /proc/net shows that namespace', () => {
    const host = namespacedHost();
    assert.equal(netnsRoot(host, listNamespaces(host)[0] as Namespace), host);
  });

  test('asks the next process where one has ended or is in another namespace', () => {
    const host = namespacedHost();
    const blue = named(host, 'blue');
    const moved = netnsRoot(namespacedHost(processIn(41, 4026531840, { tcp: 'of another' })), blue);
    assert.match(text(moved, '/proc/net/tcp'), / 00000000:0050 /);
    const ended = netnsRoot(namespacedHost({ '/proc/41/ns/net': { error: 'ESRCH' } }), blue);
    assert.match(text(ended, '/proc/net/tcp'), / 00000000:0050 /);
  });

  test('shows no table of a process that got the number while it was read', () => {
    const host = namespacedHost();
    const blue = named(host, 'blue');
    let looks = 0;
    const reused: Root = {
      ...host,
      read: (path) => (path.startsWith('/proc/41/net') ? Buffer.from('of another') : host.read(path)),
      readLink: (path) =>
        path === '/proc/41/ns/net' && ++looks > 1 ? 'net:[4026531840]' : host.readLink(path),
    };
    assert.match(text(netnsRoot(reused, blue), '/proc/net/tcp'), / 00000000:0050 /);
    assert.equal(looks, 2);
  });

  test('is gone with its last process', () => {
    const blue = named(namespacedHost(), 'blue');
    const gone = netnsRoot(
      namespacedHost({ '/proc/41/ns/net': { error: 'ENOENT' }, '/proc/42/ns/net': { error: 'ENOENT' } }),
      blue,
    );
    for (const read of [() => gone.read('/proc/net/tcp'), () => gone.readBatches('/proc/net/tcp')])
      assert.throws(read, { name: 'HostError', code: 'GONE', path: '/proc/net/tcp' });
  });

  describe('has the links of a sysfs that agrees with its tables', () => {
    const dev = (bytes: number): string =>
      `Inter-|\n face |bytes compressed\n    lo: ${bytes} 0 0 0 0 0 0 0 ${bytes} 0 0 0 0 0 0 0\n`;
    const igmp = 'Idx\tDevice\n1\tlo        :     1      V3\n\t\t\t\t010000E0     1 0:00000000\t\t0\n';
    const sysfs = (pid: number, name: string, bytes: number, flags = '0x9'): Record<string, string> => ({
      [`/proc/${pid}/root/sys/class/net/${name}/flags`]: `${flags}\n`,
      [`/proc/${pid}/root/sys/class/net/${name}/statistics/rx_bytes`]: `${bytes}\n`,
      [`/proc/${pid}/root/sys/class/net/${name}/statistics/tx_bytes`]: `${bytes}\n`,
    });
    const tables = {
      ...{ '/proc/41/net/dev': dev(60), '/proc/42/net/dev': dev(60) },
      ...{ '/proc/41/net/igmp': igmp, '/proc/42/net/igmp': igmp },
    };
    /** What blue shows of lo, on a host whose process 41 has no sysfs of it. */
    const shown = (more: Readonly<Record<string, string>>, found = (root: Root): Root => root): string => {
      const host = found(namespacedHost({ ...tables, ...more }));
      const all = listNamespaces(host);
      const blue = all.find(({ names }) => names.includes('blue')) as Namespace;
      return text(netnsRoot(host, blue, sysfsFinder(host, all)), '/sys/class/net/lo/flags');
    };

    test('of another process than the first', () => {
      const files = { '/proc/42/root/sys/class/net/bonding_masters': '\n' };
      assert.equal(shown({ ...sysfs(41, 'eth0', 60), ...sysfs(42, 'lo', 60), ...files }), '0x9\n');
    });

    test('that is not listed, which takes long where there are many namespaces', () => {
      const unlisted = (root: Root): Root => ({
        ...root,
        list: (path) => (path.endsWith('/class/net') ? assert.fail(path) : root.list(path)),
      });
      assert.equal(shown(sysfs(41, 'lo', 60), unlisted), '0x9\n');
    });

    test('that has no other links, where none was ever used', () => {
      const unused = { '/proc/41/net/dev': dev(0), ...sysfs(41, 'lo', 0) };
      assert.equal(shown({ ...unused, '/proc/41/root/sys/class/net/bonding_masters': '\n' }), '0x9\n');
      assert.throws(() => shown({ ...unused, ...sysfs(41, 'eth0', 0) }), {
        name: 'HostError',
        code: 'ABSENT',
      });
    });

    for (const [what, files] of [
      ['another interface', sysfs(41, 'eth0', 60)],
      ['other counters', sysfs(41, 'lo', 61)],
      ['an interface that is down', sysfs(41, 'lo', 60, '0x8')],
    ] as const)
      test(`not with ${what}`, () => {
        assert.throws(() => shown(files), {
          name: 'HostError',
          code: 'ABSENT',
          path: '/sys/class/net/lo/flags',
        });
      });

    /** Processes 41 and 70, of different namespaces, have the same sysfs. */
    const shared = (root: Root): Root => ({
      ...root,
      local: { live: false, identify: (path) => ({ dev: path.startsWith('/proc/42/') ? 2 : 1, ino: 1 }) },
    });

    test('that another namespace has as well, with which it does not agree', () => {
      assert.equal(shown({ ...sysfs(41, 'lo', 60), '/proc/70/net/dev': dev(61) }, shared), '0x9\n');
    });

    test('not one that agrees with another namespace as well', () => {
      const files = { ...sysfs(41, 'lo', 60), '/proc/70/net/dev': dev(60), '/proc/70/net/igmp': igmp };
      assert.throws(() => shown(files, shared), { name: 'HostError', code: 'ABSENT' });
    });

    test('not one with which many agree: each is asked about another that does, not about all', () => {
      const [other, same] = [
        Array.from({ length: 40 }, (_, at) => 100 + at),
        Array.from({ length: 40 }, (_, at) => 200 + at),
      ];
      const files = [...other, ...same].flatMap((pid) =>
        Object.entries({
          ...processIn(pid, 4026533000 + pid, { dev: dev(pid < 200 ? 61 : 60), igmp }),
          ...sysfs(pid, 'lo', 60),
        }),
      );
      let reads = 0;
      const host = memoryRoot(Object.fromEntries(files));
      const counted: Root = {
        ...host,
        read(path, most) {
          reads++;
          return host.read(path, most);
        },
        local: { live: false, identify: () => ({ dev: 1, ino: 1 }) },
      };
      const all = listNamespaces(counted);
      const sysfsOf = sysfsFinder(counted, all);
      for (const namespace of all) assert.equal(sysfsOf(namespace), undefined);
      assert.ok(reads < 20 * all.length, String(reads));
    });

    test('not what lies over a file of it', () => {
      const covered = (root: Root): Root => ({
        ...root,
        local: { live: false, isSysfs: (path) => !path.endsWith('/flags') },
      });
      assert.throws(() => shown(sysfs(41, 'lo', 60), covered), { name: 'HostError', code: 'ABSENT' });
    });
  });
});
