/** What `--all-netns` shows of namespaces that this machine makes, beside what the real netstat prints inside each of them. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { run } from '../bench/namespace.ts';
import { type Outcome, oracleAvailable } from '../oracle/oracle.ts';
import { copyProgram, PROGRAM, type Words, whyNoCopy, whyNoProgram } from '../program/program.ts';
import { capture } from './compare.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'live network namespaces';

const PREFIX = 'ns';
const NAMES = [0, 1, 2].map((number) => `${PREFIX}${number}`);

/** Only a name: no process is in it. */
const EMPTY = 'empty';

const NOBODY: Words = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

// The tests run in a PID namespace of their own, and processes of another one could be in it.
const IN_NONE = 'no process that /proc shows is in it, so /proc has none of its tables';
const NO_SYSFS = 'netstat: no /sys/class/net: most flags, MTU and hardware of the interfaces are not known\n';
const NO_SYSFS_OF = /^netstat: namespace id \d+: no \/sys\/class\/net: .* not known$/gm;

const INTERFACES =
  'Kernel Interface table\n' +
  'Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg\n';

function whyNot(): string | undefined {
  const missing = whyNoNamespace() ?? oracleAvailable() ?? whyNoProgram();
  if (missing !== undefined) return missing;
  for (const [command, ...words] of [
    ['ip', '-V'],
    ['nsenter', '-V'],
    ['python3', '-V'],
  ] as const)
    if (spawnSync(command, words).status !== 0) return `needs the command ${command}`;
  return undefined;
}

/** Starts a command that goes on, and waits until its output has a line. It writes to a file, for a pipe of Node is a socket. */
async function start(folder: string, ...words: Words): Promise<string> {
  const told = join(folder, `started-${readdirSync(folder).length}`);
  const file = openSync(told, 'w');
  const [command, ...rest] = words;
  const child = spawn(command, rest, { stdio: ['pipe', file, 'inherit'] });
  closeSync(file);
  child.unref();
  for (;;) {
    const line = readFileSync(told, 'latin1');
    if (line.endsWith('\n')) return line.trim();
    if (child.exitCode !== null) throw new Error(`${words.join(' ')} ended`);
    await setTimeout(20);
  }
}

const inode = (name: string): number => statSync(`/run/netns/${name}`).ino;

/** The host has any number of processes, and nobody sees numbers of no meaning in the place of those of namespaces. */
const plainHeadings = (text: string): string =>
  text
    .replaceAll(/^Namespace \d+ \(host; \d+ processes\)$/gm, 'Namespace HOST')
    .replaceAll(/^Namespace id \d+ /gm, 'Namespace ID ');

function tests(): void {
  let folder: string;
  const ask = (...words: Words): Outcome => capture(words, folder);
  const netstat = (...argv: readonly string[]): Outcome => ask(...PROGRAM, ...argv);
  const inside = (name: string, ...words: Words): Outcome => ask('ip', 'netns', 'exec', name, ...words);

  before(async () => {
    folder = furnishNetwork();
    chmodSync(folder, 0o755);
    // What the machine has mounted would be listed as well.
    const mounts = readFileSync('/proc/self/mountinfo', 'latin1');
    for (const [, place = ''] of mounts.matchAll(/^(?:\S+ ){4}(\S+) .* - nsfs /gm)) run('umount', place);
    mkdirSync('/run/netns', { recursive: true });
    run('mount', '-t', 'tmpfs', 'tmpfs', '/run/netns');
    const script = join(import.meta.dirname, 'network-namespaces.py');
    await start(folder, 'python3', script, PREFIX, String(NAMES.length));
    // A process in a pid namespace of its own, and a second one in its network namespace.
    const nested =
      'import socket,time;s=socket.create_server(("127.0.0.1",7001));print(1,flush=True);time.sleep(1e6)';
    await start(
      folder,
      'ip',
      'netns',
      'exec',
      'ns1',
      'unshare',
      '--pid',
      '--fork',
      '--mount-proc',
      'python3',
      '-c',
      nested,
    );
    run('ip', 'netns', 'add', EMPTY);
    // Interfaces tell others of themselves for a second.
    await setTimeout(1500);
  });

  /** What the real netstat prints in each namespace, with the headings, once it prints the same twice. */
  const expected = (
    ours: () => Outcome,
    user: readonly string[],
    heading: (name: string) => string,
    view: string,
    empty: readonly string[] = [],
  ) => {
    const theirs = (): string[] => {
      const words: Words = [...user, 'netstat', view] as unknown as Words;
      const host = ask(...words).stdout;
      // The kernel gives numbers that are free again, so a later namespace can have a lower one.
      const byNumber = [...NAMES, ...empty].sort((a, b) => inode(a) - inode(b));
      return [
        `Namespace HOST\n${host}`,
        ...byNumber.map((name) => heading(name) + (name === EMPTY ? '' : inside(name, ...words).stdout)),
      ];
    };
    for (let left = 10; ; left--) {
      const first = theirs();
      const found = ours();
      if (left === 0 || first.join('') === theirs().join('')) return { found, expected: first };
    }
  };
  const PROCESSES: Readonly<Record<string, string>> = { ns1: '3 processes', [EMPTY]: 'no processes' };
  const processes = (name: string): string => PROCESSES[name] ?? '1 process';

  for (const view of [
    '-tulpn',
    '-an',
    '-rn',
    '-i',
    '-s',
    '-gn',
    '-anpe',
    '-6rn',
    '-ie',
    '-ia',
    '-xp',
    '-anpo',
  ]) {
    test(`${view} of all as in each`, () => {
      const heading = (name: string): string => `Namespace ${inode(name)} (${name}; ${processes(name)})\n`;
      const ours = (): Outcome => netstat('--all-netns', view);
      const { found, expected: sections } = expected(ours, [], heading, view, [EMPTY]);
      assert.equal(plainHeadings(found.stdout), sections.join(''));
      assert.equal(found.stderr, `netstat: namespace ${inode(EMPTY)} (${EMPTY}): ${IN_NONE}\n`);
      assert.equal(found.status, 0);
    });
  }

  test('one of them, without a heading', () => {
    for (const selector of [String(inode('ns2')), 'name:ns2'])
      assert.equal(netstat('--netns', selector, '-rn').stdout, inside('ns2', 'netstat', '-rn').stdout);
    assert.deepEqual(netstat('--netns', `name:${EMPTY}`, '-rn'), {
      stdout: '',
      stderr: `netstat: namespace ${inode(EMPTY)} (${EMPTY}): ${IN_NONE}\n`,
      status: 1,
    });
  });

  const noStrace = spawnSync('strace', ['-V']).status === 0 ? false : 'needs strace';
  test('each table is opened once, and the open files of each process are listed once', {
    skip: noStrace,
  }, () => {
    const trace = join(folder, 'trace');
    ask('strace', '-f', '-e', 'trace=open,openat', '-o', trace, ...PROGRAM, '--all-netns', '-tulpn');
    const opened = [...readFileSync(trace, 'latin1').matchAll(/"(\/proc\/\d+\/(?:net\/(?:tcp|udp)6?|fd))"/g)];
    const paths = opened.map(([, path = '']) => path);
    const tables = paths.filter((path) => !path.endsWith('/fd'));
    assert.equal(tables.length, new Set(tables).size, tables.join(' '));
    const folders = paths.filter((path) => path.endsWith('/fd'));
    // The single file opens a folder once to list it, and once to read its links by readlinkat(2).
    const opensOfOne = 'NETSTAT_BIN' in process.env ? 2 : 1;
    for (const folder of new Set(folders))
      assert.ok(folders.filter((path) => path === folder).length <= opensOfOne, folders.join(' '));
    assert.equal(tables.length, NAMES.length * 4, tables.join(' '));
  });

  describe('as another user', { skip: whyNoCopy() ?? false }, () => {
    let copy: Words;
    before(() => {
      copy = copyProgram(join(folder, 'package'));
    });
    for (const view of ['-tulpn', '-an', '-rn', '-s', '-gn', '-anpe', '-6rn']) {
      test(`${view} of all as in each, without the owners`, () => {
        const ours = (): Outcome => ask(...NOBODY, ...copy, '--all-netns', view);
        const heading = (name: string): string => `Namespace ID (${processes(name)})\n`;
        const { found, expected: sections } = expected(ours, NOBODY, heading, view);
        // The order is that of numbers that are not shown.
        const shown = plainHeadings(found.stdout).split(/(?=^Namespace )/m);
        assert.deepEqual(shown.sort(), sections.sort());
        assert.equal(found.status, 0);
      });
    }

    test('-i says that most is unknown', () => {
      const { stdout, stderr } = ask(...NOBODY, ...copy, '--all-netns', '-i');
      assert.equal(stderr.match(NO_SYSFS_OF)?.length, NAMES.length);
      assert.equal(stderr.replaceAll(NO_SYSFS_OF, '').trim(), '');
      assert.match(stdout, /^Namespace id \d+ \(1 process\)\nKernel Interface table\n.*\nbr0 +0 +\d/m);
    });

    test('with a /proc that hides the processes of others', () => {
      const mount = 'mount -t proc -o hidepid=2 proc /proc && exec "$@"';
      const { stdout, status } = ask(
        'unshare',
        '-m',
        'sh',
        '-c',
        mount,
        'sh',
        ...NOBODY,
        ...copy,
        '--all-netns',
        '-rn',
      );
      assert.match(stdout, /^Namespace \d+ \(1 process\)\nKernel IP routing table\n.*\n$/);
      assert.equal(status, 0);
    });
  });

  /** The process that holds a namespace which `unshare` makes below the /sys of another one. */
  const moved = async (setup: string, ...enter: readonly string[]): Promise<string> => {
    const script = `${setup}; echo $$; exec sleep 1000`;
    return start(folder, ...(enter as unknown as Words), 'unshare', '--net', 'sh', '-c', script);
  };

  test('no /sys of another namespace is taken, whose lo is up where it is down', async () => {
    const pid = await moved('true', 'env');
    assert.deepEqual(netstat('--netns', `pid:${pid}`, '-i'), {
      stdout: `${INTERFACES}lo                  0        0      0      0 0             0      0      0      0 [NO FLAGS]\n`,
      stderr: NO_SYSFS,
      status: 0,
    });
  });

  test('no /sys of another namespace is taken, whose interfaces have the same names', async () => {
    const links =
      'ip link add br0 type bridge; ip link add v0 type veth peer v1; ip link add d0 type veth peer d1';
    const [holder = ''] = ask('ip', 'netns', 'pids', 'ns2').stdout.split('\n');
    const pid = await moved(links, 'nsenter', '--target', holder, '--mount', '--net');
    const { stdout, stderr } = netstat('--netns', `pid:${pid}`, '-ia');
    assert.equal(stderr, NO_SYSFS);
    assert.match(stdout, /^lo +0 .* \[NO FLAGS\]$/m);
    assert.deepEqual(netstat('--netns', 'name:ns2', '-i'), inside('ns2', 'netstat', '-i'));
  });

  test('no file that a process has put over its /sys is read', async () => {
    const fifo = join(folder, 'fifo');
    run('mkfifo', fifo);
    const cover = `ip link set lo up; mount -t sysfs sysfs /sys; mount --bind ${fifo} /sys/class/net/lo/flags`;
    const pid = await moved(cover, 'unshare', '--mount');
    assert.match(netstat('--netns', `pid:${pid}`, '-i').stderr, /^netstat: no \/sys\/class\/net: /);
  });

  describe('of a host that is mounted elsewhere', () => {
    test('as seen from another network namespace', () => {
      // Whoever asks is in one of them.
      const rows = (text: string): string =>
        text.replaceAll(/^(Namespace .*; )\d+ process(?:es)?\)$/gm, '$1)');
      for (const view of ['-tlnp', '-rn', '-gn', '-i']) {
        const seen = inside('ns0', ...PROGRAM, '--root', '/proc/1/root', '--all-netns', view).stdout;
        assert.equal(rows(seen), rows(netstat('--all-netns', view).stdout));
        assert.deepEqual(inside('ns0', ...PROGRAM, '--root', '/proc/1/root', view), netstat(view));
      }
    });

    test('the namespace of its process 1', async () => {
      const tree = join(folder, 'tree');
      mkdirSync(join(tree, 'proc'), { recursive: true });
      const script = `mount -t proc proc ${tree}/proc; echo $$; exec sleep 1000`;
      await start(folder, 'ip', 'netns', 'exec', 'ns1', 'unshare', '--pid', '--fork', 'sh', '-c', script);
      const [pid = ''] = spawnSync('pgrep', ['-n', 'sleep'], { encoding: 'utf8' }).stdout.split('\n');
      const { stdout } = netstat('--root', `/proc/${pid}/root${tree}`, '-tln');
      assert.equal(stdout, inside('ns1', 'netstat', '-tln').stdout);
    });
  });
}

const missing = whyNot();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
