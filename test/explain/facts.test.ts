/** What notes know of the host besides its rows. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { explainFacts } from '../../src/host/explain-facts/explain-facts.ts';
import type { ProcessVisibility } from '../../src/host/explain-facts/process-visibility.ts';
import { type MemoryFile, memoryRoot } from '../../src/host/root/memory-root.ts';
import { openRoot } from '../../src/host/root/open-root.ts';
import { denies, isLive } from '../../src/host/root/root.ts';
import { watchedRoot } from '../../src/host/root/watched-root.ts';
import { ALL_SEEN } from './background.ts';

type Files = Readonly<Record<string, MemoryFile>>;

const factsFrom = (files: Files, live = true) => explainFacts(memoryRoot(files, { live }), 1000);

const FIRST = { link: 'pid:[4026531836]' };
const INNER = { link: 'pid:[4026532201]' };

/** Two processes, of which this one is the second. */
const SELF: Files = {
  '/proc/self/status': 'Name:\tnode\nNSpid:\t9\n',
  '/proc/1/fd/0': { link: 'socket:[77]' },
  '/proc/1/ns/pid': FIRST,
  '/proc/9/fd/0': { link: '/dev/null' },
};

const mounted = (options: string): Files => ({
  '/proc/self/mountinfo':
    '22 1 254:0 / / rw - ext4 /dev/root rw\n' +
    `27 22 0:21 / /proc rw,relatime shared:5 - proc proc rw,${options}\n`,
});

const withoutFirst = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('/proc/1/')));

const SIGHTS: readonly (readonly [name: string, Files, Partial<ProcessVisibility>])[] = [
  ['the first namespace', SELF, {}],
  ['a container', { ...SELF, '/proc/1/ns/pid': INNER }, { namespace: 'inner' }],
  [
    'only the own link may be read, and it is of the namespace of /proc',
    {
      ...SELF,
      '/proc/1/fd': { error: 'EACCES' },
      '/proc/1/ns/pid': { error: 'EACCES' },
      '/proc/self/ns/pid': FIRST,
    },
    { unreadable: ['1'] },
  ],
  [
    'only the own link may be read, and it is of another namespace',
    {
      ...SELF,
      '/proc/1/ns/pid': { error: 'EACCES' },
      '/proc/self/status': 'Name:\tnode\nNSpid:\t9\t2\n',
      '/proc/self/ns/pid': INNER,
    },
    { namespace: 'unknown' },
  ],
  [
    'a kernel without namespaces',
    { ...SELF, '/proc/1/ns/pid': { error: 'ENOENT' }, '/proc/self/status': 'Name:\tnode\n' },
    { namespace: 'unknown' },
  ],
  [
    'the /proc of another namespace',
    { ...SELF, '/proc/self/status': { error: 'ENOENT' } },
    { namespace: 'other' },
  ],
  [
    'a process whose descriptors may be listed, but not followed',
    { ...SELF, '/proc/1/fd/0': { error: 'EACCES' } },
    { unreadable: ['1'] },
  ],
  [
    'a process of others on a /proc with hidepid=1',
    { ...SELF, '/proc/7/fd': { error: 'EPERM' } },
    { listed: 3, unreadable: ['7'] },
  ],
  ['a process that ends meanwhile', { ...SELF, '/proc/7/fd': { error: 'ESRCH' } }, { listed: 3 }],
  [
    'hidepid=2',
    { ...withoutFirst(SELF), ...mounted('gid=4,hidepid=2'), '/proc/self/ns/pid': FIRST },
    { listed: 1, hidden: true },
  ],
  [
    'hidepid=invisible',
    { ...withoutFirst(SELF), ...mounted('hidepid=invisible'), '/proc/self/ns/pid': FIRST },
    { listed: 1, hidden: true },
  ],
  [
    'hidepid=1, which hides none',
    { ...withoutFirst(SELF), ...mounted('hidepid=1'), '/proc/self/ns/pid': FIRST },
    { listed: 1 },
  ],
  ['hidepid=2 for one from whom it hides none', { ...SELF, ...mounted('hidepid=2') }, {}],
];

describe('which processes can be looked at', () => {
  for (const [name, files, expected] of SIGHTS) {
    test(name, () => assert.deepEqual(factsFrom(files).processes(), { ...ALL_SEEN, listed: 2, ...expected }));
  }
  test('of a recorded host: those whose open files were recorded', () => {
    const files = { ...SELF, '/proc/7/cmdline': 'a\0' };
    assert.deepEqual(factsFrom(files, false).processes(), {
      listed: 3,
      unreadable: ['7'],
      hidden: false,
      namespace: 'unknown',
    });
  });
});

const TCP =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n' +
  '   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 5001 1 0 100 0 0 10 0\n' +
  '   1: 0100007F:1F91 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 18446744073709551614 1 0\n';
const UNIX =
  'Num       RefCount Protocol Flags    Type St Inode Path\n' +
  'ffff9a5f0d3f6c00: 00000002 00000000 00010000 0001 01 6001 /run/a 7001\n';
const HELD: Files = {
  '/proc/net/tcp': TCP,
  '/proc/net/unix': UNIX,
  '/proc/8/fd/3': { link: 'socket:[5009]' },
  '/proc/8/cmdline': '/usr/bin/na\xc3\xafve\0-x\0',
};

describe('a socket is looked for again', () => {
  const FATES: readonly (readonly [table: string, inode: number | bigint, kind: string])[] = [
    ['tcp', 5001, 'unheld'],
    ['tcp', 18446744073709551614n, 'unheld'],
    ['tcp', 5002, 'gone'],
    ['unix', 6001, 'unheld'],
    ['unix', 7001, 'gone'],
    ['udp', 5001, 'unknown'],
  ];
  for (const [table, inode, kind] of FATES) {
    test(`${table} ${inode}`, () => assert.deepEqual(factsFrom(HELD).recheckSocket(table, inode), { kind }));
  }
  test('a process holds it', () => {
    assert.deepEqual(factsFrom(HELD).recheckSocket('tcp', 5009), {
      kind: 'held',
      pid: 8,
      program: 'na\xc3\xafve',
      thread: undefined,
    });
  });
  test('of a running host that is mounted elsewhere too', () => {
    const facts = explainFacts(openRoot('/proc/self/root'), 0);
    assert.equal(facts.live, true);
    assert.deepEqual(facts.recheckSocket('tcp', 1), { kind: 'gone' });
    assert.notEqual(facts.processes().namespace, 'unknown');
  });
  test('of a recorded host nothing new is known', () => {
    assert.deepEqual(factsFrom(HELD, false).recheckSocket('tcp', 5002), { kind: 'unknown' });
  });
});

test('parents, whatever processes are called', () => {
  const facts = factsFrom({
    '/proc/1/stat': '1 (init) S 0 1 1 0\n',
    '/proc/20/stat': '20 (a) R 7 (b)\n) S 1 20 20 0\n',
    '/proc/30/stat': 'rubbish',
  });
  assert.deepEqual([1, 20, 30, 40].map(facts.parentOf), [0, 1, undefined, undefined]);
});

test('settings', () => {
  const facts = factsFrom({
    '/proc/sys/net/ipv4/ip_local_port_range': '32768\t60999\n',
    '/proc/sys/net/core/somaxconn': '',
  });
  assert.deepEqual(facts.setting('net/ipv4/ip_local_port_range'), [32768, 60999]);
  assert.deepEqual(facts.setting('net/core/somaxconn'), []);
  assert.deepEqual(facts.setting('net/ipv6/bindv6only'), []);
});

test('each is read once', () => {
  const root = memoryRoot({ '/proc/sys/net/core/somaxconn': '128\n', '/proc/1/stat': '1 (init) S 0 1\n' });
  const read: string[] = [];
  const facts = explainFacts(
    {
      ...root,
      read(path) {
        read.push(path);
        return root.read(path);
      },
    },
    0,
  );
  for (let time = 0; time < 3; time++) {
    facts.setting('net/core/somaxconn');
    facts.setting('net/ipv6/bindv6only');
    facts.parentOf(1);
  }
  assert.deepEqual(read, ['/proc/sys/net/core/somaxconn', '/proc/sys/net/ipv6/bindv6only', '/proc/1/stat']);
});

describe('links', () => {
  const link = (flags: string, operstate: string): Files => ({
    '/sys/class/net/eth0/flags': flags,
    '/sys/class/net/eth0/operstate': operstate,
  });
  const LINKS: readonly (readonly [name: string, Files, object | undefined])[] = [
    ['up', link('0x1003\n', 'up\n'), { up: true, running: true }],
    ['without carrier', link('0x1003\n', 'down\n'), { up: true, running: false }],
    ['down', link('0x1002\n', 'down\n'), { up: false, running: false }],
    [
      'up, its state not recorded',
      { '/sys/class/net/eth0/flags': '0x1003\n' },
      { up: true, running: undefined },
    ],
    [
      'down, its state not recorded',
      { '/sys/class/net/eth0/flags': '0x1002\n' },
      { up: false, running: false },
    ],
    ['its flags not recorded', { '/sys/class/net/eth0/operstate': 'down\n' }, undefined],
    ['not there', { '/sys/class/net/lo/flags': '0x9\n' }, undefined],
    ['without /sys', {}, undefined],
  ];
  for (const [name, files, expected] of LINKS) {
    test(name, () => assert.deepEqual(factsFrom(files, false).link('eth0'), expected));
  }
});

test('what is about all interfaces is read once, however many are asked for', () => {
  const names = Array.from({ length: 50 }, (_, index) => `eth${index}`);
  const entries = names.map((name) => [`/sys/class/net/${name}/flags`, '0x1003\n'] as const);
  const folder = '/sys/class/net';
  const hosts: readonly (readonly [files: Files, shared: readonly string[]])[] = [
    [Object.fromEntries(entries), [folder, '/sos_commands/networking', '/insights_commands']],
    [{ '/proc/net/route': 'Iface\n' }, [folder]],
  ];
  for (const [files, expected] of hosts) {
    const root = memoryRoot(files, { live: false });
    const shared: string[] = [];
    const count = (path: string): string => {
      if (!path.includes('eth')) shared.push(path);
      return path;
    };
    const facts = explainFacts(
      {
        ...root,
        read: (path, most) => root.read(count(path), most),
        readBatches: (path) => root.readBatches(count(path)),
        list: (path) => root.list(count(path)),
      },
      1000,
    );
    for (const name of names) facts.link(name);
    assert.deepEqual(shared, expected);
  }
});

test('whether IPv6 is switched off, and whether files are there', () => {
  const file = '/sys/module/ipv6/parameters/disable';
  assert.equal(factsFrom({ [file]: '1\n' }).ipv6Disabled(), true);
  assert.equal(factsFrom({ [file]: '0\n' }).ipv6Disabled(), false);
  assert.equal(factsFrom({}).ipv6Disabled(), false);
  assert.equal(factsFrom({ [file]: '' }).hasFile(file), true);
  assert.equal(factsFrom({}).hasFile(file), false);
});

test('what a process calls itself, and in which container the processes of /proc are', () => {
  const id = '0123456789abcdef'.repeat(4);
  const facts = factsFrom({ '/proc/1/comm': 'systemd\n', '/proc/1/cgroup': `0::/docker/${id}\n` });
  assert.equal(facts.nameOf(1), 'systemd');
  assert.equal(facts.nameOf(2), undefined);
  assert.deepEqual(facts.surroundings()?.container?.id, id);
  assert.equal(factsFrom({}).surroundings(), undefined);
});

test('a watched host is the same, and reports what was read and what cannot be', () => {
  const reports: string[] = [];
  const root = watchedRoot(
    memoryRoot({
      '/proc/net/tcp': TCP,
      '/proc/net/dir/file': '',
      '/proc/1/fd': { error: 'EACCES' },
    }),
    (path, error) => reports.push(`${path} ${error?.code ?? 'read'}`),
  );
  assert.equal(isLive(root), false);
  assert.equal(Buffer.from(root.read('/proc/net/tcp')).toString(), TCP);
  assert.equal([...root.readBatches('/proc/net/tcp')].length, 1);
  assert.throws(() => root.read('/proc/net/tcp6'), { code: 'ABSENT' });
  assert.throws(() => root.readBatches('/proc/net/udp'), { code: 'ABSENT' });
  assert.throws(() => root.list('/proc/2/fd'), { code: 'ABSENT' });
  assert.throws(() => root.readLink('/proc/2/exe'), { code: 'ABSENT' });
  assert.equal(denies(root, '/proc/1/fd'), true);
  const opened = root.readBatches('/proc/net/dir');
  assert.throws(() => [...opened], { errno: 'EISDIR' });
  assert.deepEqual(reports, [
    '/proc/net/tcp read',
    '/proc/net/tcp read',
    '/proc/net/tcp6 ABSENT',
    '/proc/net/udp ABSENT',
    '/proc/net/dir read',
    '/proc/net/dir IO',
  ]);
});
