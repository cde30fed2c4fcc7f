import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { openRoot } from '../../src/host/root/open-root.ts';
import { rootOf } from '../golden/goldens.ts';
import { runIn } from '../io.ts';
import { inFolder, QUIET, recorded, recordTo } from '../recorder/recorded.ts';

const busy = openRoot(rootOf('busy'));

const textOf = (folder: string, path: string): string => readFileSync(join(folder, path), 'latin1');

for (const [line, complaint] of [
  ['--record=', "--record needs a new folder, a new file that ends in .tar, .tar.gz or .tgz, or -, not ''"],
  [
    '--record=x.tar.xz',
    "--record needs a new folder, a new file that ends in .tar, .tar.gz or .tgz, or -, not 'x.tar.xz'",
  ],
  [
    '--record=x.zip',
    "--record needs a new folder, a new file that ends in .tar, .tar.gz or .tgz, or -, not 'x.zip'",
  ],
  [
    '--record=x -t',
    '--record and --tcp: a recording has what every view shows; give such options with --root to read it',
  ],
  [
    '-c --record=x',
    '--record and --continuous: a recording has what every view shows; give such options with --root to read it',
  ],
  [
    '--record=x --json',
    '--record and --json: a recording has what every view shows; give such options with --root to read it',
  ],
  [
    '--record=x --count=2',
    '--record and --count: a recording has what every view shows; give such options with --root to read it',
  ],
  ['--no-cmdline', '--no-cmdline needs --record PATH'],
  ['--frames=2 -t', '--frames needs --record PATH'],
  ['--record-limit=5M', '--record-limit needs --record PATH'],
  ['--record=x --record-limit=0', "--record-limit needs a number of bytes such as 500M or 2G, not '0'"],
  ['--record=x --record-limit=5X', "--record-limit needs a number of bytes such as 500M or 2G, not '5X'"],
  ['--record=x --frames=0 --interval=1', "--frames needs a number of 1 or more, not '0'"],
  ['--record=x --frames=2', '--frames needs --interval SECONDS'],
  ['--record=x --interval=2', '--record and --interval need --frames N'],
  ['--record=x --root=a --root=b', '--record and several --root: a recording is of one host'],
  ['--record=x --all-netns --netns=host', '--all-netns and --netns: choose all namespaces or some'],
] as const)
  test(`${line} is a mistake`, async () => {
    assert.deepEqual(await runIn({ root: busy }, line.split(' ')), {
      stdout: '',
      stderr: `netstat: ${complaint}\n`,
      status: 3,
    });
    assert.ok(!existsSync('x'));
  });

test('nothing is overwritten', () =>
  inFolder(async (folder) => {
    for (const name of ['folder', 'file.tar']) {
      const path = join(folder, name);
      if (name === 'folder') mkdirSync(path);
      else writeFileSync(path, 'mine');
      assert.deepEqual(await recordTo(path, busy), {
        stdout: '',
        stderr: `netstat: ${path}: it is there already: nothing is overwritten\n`,
        status: 1,
      });
    }
    assert.deepEqual(readdirSync(folder), ['file.tar', 'folder']);
    assert.deepEqual(readdirSync(join(folder, 'folder')), []);
    assert.equal(textOf(folder, 'file.tar'), 'mine');
  }));

test('where there is no folder for it, that is said', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'none', 'host.tgz');
    const stderr = `netstat: ${path}: No such file or directory\n`;
    assert.deepEqual(await recordTo(path, busy), { stdout: '', stderr, status: 1 });
  }));

for (const name of ['host', 'host.tar', 'host.tgz'])
  test(`of what gets too large nothing is left: ${name}`, () =>
    inFolder(async (folder) => {
      const path = join(folder, name);
      const stderr = `netstat: ${path}: larger than 2048 bytes (--record-limit): nothing was recorded\n`;
      assert.deepEqual(await recordTo(path, busy, '--record-limit=2K'), { stdout: '', stderr, status: 1 });
      assert.deepEqual(readdirSync(folder), []);
    }));

test('of a namespace that is not there nothing is left', () =>
  inFolder(async (folder) => {
    const ran = await recordTo(join(folder, 'host.tar'), openRoot(rootOf('namespaces')), '--netns=name:none');
    assert.match(ran.stderr, /^netstat: no network namespace is name:none: there are /);
    assert.equal(ran.status, 1);
    assert.deepEqual(readdirSync(folder), []);
  }));

test('a terminal gets no archive', async () =>
  assert.deepEqual(await runIn({ root: busy }, ['--record', '-']), {
    stdout: '',
    stderr:
      'netstat: --record -: an archive is not for a terminal: name a file, or send it to one or to a program\n',
    status: 3,
  }));

test('without command lines -p shows the same, and arguments are nowhere', async () => {
  const secret = 'hunter2';
  const root = memoryRoot({
    '/proc/net/tcp':
      '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n' +
      '   0: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4242 1 0 100 0 0 10 0\n',
    '/proc/7/cmdline': `/usr/sbin/sshd\0-D\0--password=${secret}\0`,
    '/proc/7/comm': 'sshd\n',
    '/proc/7/fd/3': { link: 'socket:[4242]' },
    '/proc/7/fd/4': { link: `/home/${secret}` },
  });
  const shown = await runIn({ root }, ['-tlnp']);
  assert.match(shown.stdout, /LISTEN {6}7\/sshd/);
  await recorded(root, ['--no-cmdline'], async (copy, folder) => {
    assert.deepEqual(await runIn({ root: copy }, ['-tlnp']), shown);
    assert.equal(textOf(folder, 'proc/7/cmdline'), 'sshd\0');
    assert.deepEqual(readdirSync(join(folder, 'proc/7/fd')), ['3']);
  });
  await recorded(root, [], (_copy, folder) =>
    assert.equal(textOf(folder, 'proc/7/cmdline'), `/usr/sbin/sshd\0-D\0--password=${secret}\0`),
  );
});

test('the recorder says what it recorded', () =>
  recorded(openRoot(rootOf('namespaces')), ['--all-netns'], (_root, folder) => {
    const { version, namespaces, ...manifest } = JSON.parse(textOf(folder, 'netstat-record.json'));
    assert.match(version, /^\d+\.\d+\.\d+$/);
    assert.deepEqual(manifest, {
      time: '1970-01-01T00:00:00.000Z',
      source: 'recorded',
      byteOrder: 'LE',
      ticksPerSecond: 100,
      absent: manifest.absent,
      denied: {},
      complete: true,
    });
    assert.ok(manifest.absent.includes('rt_cache') && !manifest.absent.includes('tcp'));
    assert.deepEqual(namespaces, [
      { inode: 4026531840, names: [], host: true, recorded: true },
      { inode: 4026532247, names: [], host: false, recorded: true },
      { inode: 4026532391, names: ['3f6f2d1c9b0a'], host: false, recorded: true },
      { inode: 4026532470, names: ['blue'], host: false, recorded: true },
      { inode: 4026532533, names: ['green'], host: false, recorded: false },
    ]);
  }));

test('the time of a recording is that of its rows', () =>
  recorded(busy, [], async (copy) => {
    const { stdout } = await runIn({ root: copy, now: () => new Date(5e12) }, ['-tl', '--json']);
    assert.equal(JSON.parse(stdout).time, '1970-01-01T00:00:00.000Z');
  }));

test('a recording is for its user alone', () =>
  inFolder(async (folder) => {
    for (const [name, mode] of [
      ['host.tar', 0o600],
      ['host', 0o700],
    ] as const) {
      const path = join(folder, name);
      assert.deepEqual(await recordTo(path, busy), QUIET);
      assert.equal(statSync(path).mode & 0o777, mode);
    }
    assert.deepEqual(readdirSync(folder), ['host', 'host.tar']);
  }));

test('a terminal is told how far a long recording is', () =>
  inFolder(async (folder) => {
    let time = 0;
    const monotonic = (): number => {
      time += 30;
      return time;
    };
    const path = join(folder, 'host');
    const argv = [`--record=${path}`, '--frames=40', '--interval=0.05'];
    const ran = await runIn({ root: busy, monotonic, isTerminal: true, frames: 99 }, argv);
    assert.equal(ran.status, 0);
    const lines = ran.stderr.split(/[\r\n]/).filter((line) => line.startsWith('recording '));
    assert.ok(lines.length > 1, ran.stderr);
    for (const line of lines) assert.match(line, /^recording \S+ \(\d+ MiB, \d+ s\) *$/);
    assert.match(ran.stderr, /\r +\r$/);
  }));
