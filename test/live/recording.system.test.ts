/** What is recorded of this machine shows what the machine showed: every command line, in every form, as root and as another user. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openRoot } from '../../src/host/root/open-root.ts';
import { run } from '../bench/namespace.ts';
import { readList } from '../golden/goldens.ts';
import { type Ran, runIn } from '../io.ts';
import { copyProgram, type Words, whyNoCopy } from '../program/program.ts';
import { capture } from './compare.ts';
import { makeLinks, untilQuiet, whyNoLinks } from './links.ts';
import { furnishNetwork, isInside, runInside } from './namespace.ts';
import { hideTimers } from './rows.ts';

const TITLE = 'live recordings';

const CONTAINER = '3f6f2d1c9b0a4e5d8c7b6a5f4e3d2c1b0a9f8e7d6c5b4a392817161514131211';

const SECRET = 'hunter2';

const NOBODY: Words = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** Links of several kinds, up and down, with labels, peers, and addresses that no route tells. */
const LINKS = [
  'link set lo up',
  'link add eth0 type veth peer name far0',
  'link set far0 up',
  'link set eth0 up',
  'address add 192.0.2.10/24 brd + dev eth0',
  'address add 192.0.2.11/24 brd + dev eth0 label eth0:1',
  'address add 198.51.100.1/25 brd 198.51.100.100 dev eth0',
  '-6 address add 2001:db8::10/64 dev eth0 nodad',
  'link add br0 type bridge',
  'link add port0 type veth peer name port1',
  'link set port0 master br0 up',
  'link set port1 up',
  'link set br0 up',
  'link add down0 type veth peer name down1',
  'address add 203.0.113.9/24 dev down0',
  'tuntap add tun0 mode tun',
  'address add 192.0.2.65 peer 192.0.2.66 dev tun0',
  'link set tun0 up',
  'link add eth0.5 link eth0 type vlan id 5',
  'route add 203.0.113.0/25 via 192.0.2.2 metric 200 mtu 1400 window 4096',
  'route add unreachable 203.0.113.128/25',
  'route add default via 192.0.2.1',
  '-6 route add default via 2001:db8::1',
];

/** Each view in each form. */
const VIEWS = [
  '-ap',
  '-aeep',
  '-rn',
  '-r6',
  '-i',
  '-ie -a',
  '-g',
  '-s',
  '-m',
  '-M',
  '--list-netns',
  '-x -a -p',
];
const FORMS = [
  '--json',
  '--ndjson --explain',
  '--csv',
  '--table',
  '--explain',
  '--all-netns',
  '--all-netns --json --explain',
];
const BEYOND = [
  ...VIEWS.flatMap((view) => FORMS.map((form) => `${view} ${form}`)),
  '--netns name:ns1 -tulpn',
  '--netns name:ns1 -ie',
  '--netns pid:1 -i',
  '--netns name:none -t',
  '-tl --where owners.container.name=web --assert',
  '-tap --where program=nobody --assert',
];

const lines = [...new Set([...readList('commands.txt').map(({ argv }) => argv.join(' ')), ...BEYOND])];

/** Starts a program that goes on, and waits for its first line. */
async function start(folder: string, ...[command, ...words]: Words): Promise<ChildProcess> {
  const told = join(folder, 'started');
  const file = openSync(told, 'w');
  const child = spawn(command, words, { stdio: ['pipe', file, 'inherit'] });
  closeSync(file);
  child.unref();
  while (!readFileSync(told, 'latin1').endsWith('\n')) {
    if (child.exitCode !== null) throw new Error(`${words.join(' ')} ended`);
    await setTimeout(20);
  }
  return child;
}

/** What engines say of the container, with what no one is to see. */
function describeContainer(): void {
  const folder = `/var/lib/docker/containers/${CONTAINER}`;
  mkdirSync('/var/lib/docker', { recursive: true });
  run('mount', '-t', 'tmpfs', 'tmpfs', '/var/lib/docker');
  mkdirSync(folder, { recursive: true });
  const config = { Name: '/web', Config: { Image: 'nginx:1', Env: [`PASSWORD=${SECRET}`] } };
  writeFileSync(join(folder, 'config.v2.json'), JSON.stringify(config));
}

/** Without the time of a look, how long connections wait still, and how many sockets there are: pipes to whoever looks are among them. */
const still = (ran: Ran): Ran => ({
  ...ran,
  stdout: hideTimers(ran.stdout)
    .replaceAll(/"time":"[^"]+"|^"?\d{4}-\d\d-\d\dT[^,]+(?=,)/gm, 'TIME')
    .replaceAll(/(?<=^ *(?:[^,\n]*,)?all[ ,]+|"all","inUse":)\d+/gm, 'SOME'),
});

function tests(): void {
  let folder: string;
  let host: ChildProcess;
  before(async () => {
    folder = furnishNetwork();
    chmodSync(folder, 0o755);
    const mounts = readFileSync('/proc/self/mountinfo', 'latin1');
    for (const [, place = ''] of mounts.matchAll(/^(?:\S+ ){4}(\S+) .* - nsfs /gm)) run('umount', place);
    mkdirSync('/run/netns', { recursive: true });
    run('mount', '-t', 'tmpfs', 'tmpfs', '/run/netns');
    await makeLinks(LINKS);
    describeContainer();
    const cgroups = join(folder, 'cgroups');
    mkdirSync(cgroups);
    spawnSync('mount', ['-t', 'cgroup2', 'cgroup2', cgroups]);
    host = await start(
      folder,
      'python3',
      join(import.meta.dirname, 'recording-host.py'),
      cgroups,
      CONTAINER,
      folder,
    );
    await start(folder, 'python3', join(import.meta.dirname, 'network-namespaces.py'), 'ns', '2');
    run('ip', 'netns', 'add', 'empty');
    // Connections that wait for an answer send all the time.
    await untilQuiet(['igmp', 'igmp6', 'snmp6']);
  });

  after(async () => {
    host.kill('SIGKILL');
    // What is made here of the hierarchy of all groups stays unless it is removed, once no process is in it.
    const group = join(folder, `cgroups/system.slice/docker-${CONTAINER}.scope`);
    for (let left = 100; left > 0 && existsSync(group); left--) {
      try {
        rmdirSync(group);
      } catch {
        await setTimeout(20);
      }
    }
  });

  describe('as root', () => {
    let copy: string;
    before(async () => {
      copy = join(folder, 'host');
      const made = await runIn({ root: openRoot('/') }, [`--record=${copy}`, '--all-netns']);
      assert.deepEqual(made, { stdout: '', stderr: '', status: 0 });
    });
    /** What is shown of the host; the tables of memory are recorded anew, for the kernel counts that of all namespaces together. */
    const shownLive = async (argv: readonly string[]): Promise<Ran> => {
      if (argv.includes('-m'))
        for (const path of readdirSync(copy, { recursive: true, encoding: 'utf8' }))
          if (/\/net\/(sockstat6?|protocols)$/.test(path))
            writeFileSync(join(copy, path), readFileSync(join('/', path)));
      return runIn({ root: openRoot('/'), now: () => new Date() }, argv);
    };
    for (const line of lines)
      test(`netstat ${line}`, async () => {
        const argv = line.split(' ').filter((word) => word !== '');
        for (let left = argv.includes('-m') ? 50 : 0; ; left--) {
          const live = still(await shownLive(argv));
          const found = still(await runIn({ root: openRoot(copy) }, argv));
          if (left > 0 && found.stdout !== live.stdout) continue;
          assert.deepEqual(found, live);
          return;
        }
      });
    test('the host has what is to be compared', async () => {
      const shown = async (line: string): Promise<string> =>
        (await runIn({ root: openRoot(copy) }, line.split(' '))).stdout;
      assert.match(await shown('-tln --csv --columns local.port,owners.container.name'), /^3004,web\r$/m);
      assert.match(await shown('-tlnp --table'), /3003/);
      assert.match(await shown('-ie'), /192\.0\.2\.66/);
      assert.equal((await shown('-tln --all-netns')).match(/^Namespace /gm)?.length, 4);
      assert.match(await shown('--list-netns'), /empty/);
    });
    test('nothing that is not shown is recorded', () => {
      assert.equal(spawnSync('grep', ['-rlF', SECRET, copy]).stdout.toString(), '');
      const config = `var/lib/docker/containers/${CONTAINER}/config.v2.json`;
      assert.deepEqual(JSON.parse(readFileSync(join(copy, config), 'utf8')), {
        Name: '/web',
        Config: { Image: 'nginx:1' },
      });
    });
  });

  describe('as another user', { skip: whyNoCopy() ?? false }, () => {
    let program: Words;
    const ask = (...words: readonly string[]) =>
      capture([...NOBODY, ...program, ...words] as unknown as Words, folder);
    let copy: string;
    before(() => {
      const place = join(folder, 'program');
      program = copyProgram(place);
      run('chmod', '-R', 'go+rX', place);
      const home = join(folder, 'home');
      mkdirSync(home);
      run('chown', '65534', home);
      copy = join(home, 'host.tar.gz');
      assert.deepEqual(ask('--record', copy, '--all-netns'), { stdout: '', stderr: '', status: 0 });
    });
    for (const line of [
      '-tulpn',
      '-xap',
      '-taeep',
      '-rn',
      '-ie',
      '-s',
      ...BEYOND.slice(0, 2 * FORMS.length),
      '--list-netns',
      '--list-netns --json',
      '-tulpn --all-netns',
      '-i --all-netns',
      ...BEYOND.slice(-6),
    ])
      test(`netstat ${line}`, () => {
        const argv = line.split(' ');
        assert.deepEqual(still(ask('--root', copy, ...argv) as Ran), still(ask(...argv) as Ran));
      });
  });
}

const missing = whyNoLinks();
if (isInside()) describe(TITLE, tests);
else if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else runInside(import.meta.filename);
