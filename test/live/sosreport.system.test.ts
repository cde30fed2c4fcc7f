/** A host as sosreport records it: the recorded tree shows what the real netstat printed for sosreport, and what it prints itself. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openRoot } from '../../src/host/root/open-root.ts';
import { runIn } from '../io.ts';
import { capture } from './compare.ts';
import { findPython } from './holder.ts';
import { makeLinks, untilQuiet, whyNoLinks } from './links.ts';
import { isInside, runInside } from './namespace.ts';

/** Sockets that stand still: none has a timer that runs. */
const SOCKETS = `
import socket, time
from socket import AF_INET, AF_INET6, AF_UNIX, SOCK_DGRAM, SOCK_RAW, SOCK_STREAM
held = []
def opened(family, kind, address=None, protocol=0):
    s = socket.socket(family, kind, protocol)
    if address is not None: s.bind(address)
    held.append(s)
    return s
listener = opened(AF_INET, SOCK_STREAM, ('127.0.0.1', 8080)); listener.listen(5)
client = opened(AF_INET, SOCK_STREAM); client.connect(('127.0.0.1', 8080))
held.append(listener.accept()[0])
opened(AF_INET6, SOCK_STREAM, ('::', 443)).listen(128)
opened(AF_INET6, SOCK_DGRAM, ('::', 5353))
opened(AF_INET, SOCK_DGRAM, ('192.0.2.10', 53)).connect(('192.0.2.99', 4242))
opened(AF_INET, SOCK_RAW, None, 1)
opened(AF_UNIX, SOCK_STREAM, '\\0with a blank').listen(1)
opened(AF_UNIX, SOCK_DGRAM)
member = opened(AF_INET, SOCK_DGRAM)
member.setsockopt(0, 35, socket.inet_aton('239.1.2.3') + socket.inet_aton('192.0.2.10'))
print('held', flush=True)
time.sleep(600)
`;

const LINKS = [
  'link set dev lo up',
  'link add name eth0 type veth peer name peer0',
  'link set dev peer0 up',
  'link set dev eth0 mtu 1400 up',
  'link add name br0 type bridge',
  'link set dev br0 up',
  'link add name port0 type veth peer name port1',
  'link set dev port0 master br0 up',
  'addr add 192.0.2.10/24 dev eth0',
  'addr add 2001:db8::10/64 dev eth0',
  'route add default via 192.0.2.1',
  'route add 198.51.100.0/24 via 192.0.2.2',
];

const NETWORKING = 'sos_commands/networking';
const OWNERS = (...names: readonly string[]): string =>
  `netstat: the open files of processes were not recorded: owners are those named in ${names.join(' and ')}\n`;
const LINKS_TOLD = `netstat: what was not recorded of /sys/class/net is from ${NETWORKING}/ip_-d_address\n`;

/** The command, by its names. */
const SOS = [['sos', 'report'], ['sosreport']].find(
  ([name = '']) => spawnSync(name, ['--help']).status === 0,
);

const python = findPython();
const missing =
  whyNoLinks() ??
  (python === undefined
    ? 'needs python3'
    : SOS === undefined
      ? 'needs sosreport (apt-get install sosreport)'
      : undefined);
if (missing !== undefined) test('sosreport', { skip: missing }, () => {});
else if (isInside()) describe('sosreport', tests);
else runInside(import.meta.filename);

/** Records the host with some plugins, and gives the folder of the tree. */
function record(folder: string, plugins: string): string {
  mkdirSync(folder);
  const [command = '', ...words] = SOS ?? [];
  const options = [
    '--batch',
    '--build',
    '--quiet',
    '--no-report',
    '--allow-system-changes',
    '--tmp-dir',
    folder,
  ];
  const { status } = spawnSync(command, [...words, ...options, '-o', plugins], {
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  assert.equal(status, 0);
  const [name = ''] = readdirSync(folder).filter((name) => name.startsWith('sosreport-'));
  return join(folder, name);
}

function tests(): void {
  const folder = process.env.NETSTAT_TEST_NAMESPACE ?? '';
  let tree = '';
  const show = (...argv: readonly string[]) => runIn({ root: openRoot(tree) }, argv);
  const saved = (name: string): string => readFileSync(join(tree, NETWORKING, name), 'latin1');
  const ss = `${NETWORKING}/ss_-peaonmi`;
  const netstat = `${NETWORKING}/netstat_-W_-neopa`;

  test('records a host that stands still', async () => {
    // No name service is asked, which would send packets.
    const names = join(folder, 'nsswitch.conf');
    writeFileSync(names, 'passwd: files\nhosts: files\nnetworks: files\nprotocols: files\nservices: files\n');
    spawnSync('mount', ['--bind', names, '/etc/nsswitch.conf']);
    await makeLinks(LINKS);
    // A pipe to a child is a socket, which would be a row.
    const told = join(folder, 'held');
    const output = openSync(told, 'w');
    spawn(python ?? '', ['-c', SOCKETS], { stdio: ['ignore', output, 'inherit'] }).unref();
    closeSync(output);
    while (readFileSync(told, 'latin1') === '') await setTimeout(20);
    await untilQuiet();
    tree = record(join(folder, 'networking'), 'networking');
  });

  test('-W -neopa, with the owners of its text', async () => {
    const { stdout, stderr } = await show('-W', '-neopa');
    assert.equal(stdout, saved('netstat_-W_-neopa'));
    assert.match(stdout, / \d+\/python3 /);
    assert.equal(stderr, OWNERS(netstat, ss));
  });

  for (const [argv, name] of [
    [['-s'], 'netstat_-s'],
    [['-W', '-agn'], 'netstat_-W_-agn'],
  ] as const)
    test(argv.join(' '), async () => {
      assert.deepEqual(await show(...argv), { stdout: saved(name), stderr: '', status: 0 });
    });

  for (const [argv, note] of [
    [['-an'], ''],
    [['-rn'], ''],
    [['-6rn'], ''],
    [['-i'], LINKS_TOLD],
    [['-ia'], LINKS_TOLD],
    [['-gn'], ''],
  ] as const)
    test(`${argv.join(' ')}, as the real netstat shows the host`, async () => {
      const { stdout, status } = capture(['netstat', ...argv], folder);
      assert.deepEqual(await show(...argv), { stdout, stderr: note, status });
    });

  test('owners by ss alone', async () => {
    const text = saved('netstat_-W_-neopa');
    rmSync(join(tree, netstat));
    const { stdout, stderr } = await show('-W', '-neopa');
    // Of raw sockets ss has no inode: nothing of the kernel tells them.
    assert.equal(
      stdout,
      text.replace(/^(raw .*?)\d+\/python3( +off)/m, (_, row, end) => `${row}${'-'.padEnd(21)}${end.trim()}`),
    );
    assert.equal(stderr, OWNERS(ss));
  });

  test('owners by lsof alone', async () => {
    const other = record(join(folder, 'process'), 'process');
    const name =
      readdirSync(join(other, 'sos_commands/process')).find((name) => name.startsWith('lsof')) ?? '';
    mkdirSync(join(tree, 'sos_commands/process'));
    copyFileSync(join(other, 'sos_commands/process', name), join(tree, 'sos_commands/process', name));
    rmSync(join(tree, ss));
    const { stdout, stderr } = await show(
      '-tulnp',
      '--csv',
      '--columns',
      'local.port,owners.program,owners.source',
    );
    assert.equal(
      stdout,
      'local.port,owners.program,owners.source\r\n8080,python3,lsof\r\n443,python3,lsof\r\n5353,python3,lsof\r\n',
    );
    assert.equal(stderr, OWNERS(`sos_commands/process/${name}`));
  });
}
