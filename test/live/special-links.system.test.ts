/** Links for which files and ioctl give different answers. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, test } from 'node:test';
import { PROGRAM } from '../program/program.ts';
import { answer } from './answer.ts';
import { findPython } from './holder.ts';
import { agree, askOriginal, ip, makeLinks, whyNoLinks } from './links.ts';
import { isInside, runInside } from './namespace.ts';

const python = findPython();
const needsPython = { skip: python === undefined ? 'needs python3' : false };

/** Opens the tun device whose name is given. */
const TUN = `
import fcntl, os, struct, sys
tun = os.open('/dev/net/tun', os.O_RDWR)
fcntl.ioctl(tun, 0x400454ca, struct.pack('16sH22x', sys.argv[1].encode(), 0x1001))
`;
/** Opens a packet socket that makes the interface promiscuous. */
const SNIFFER = `
import socket, struct, sys
sniffer = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
sniffer.bind((sys.argv[1], 3))
sniffer.setsockopt(263, 1, struct.pack('iHH8x', socket.if_nametoindex(sys.argv[1]), 1, 0))
`;
const HOLD = `
print('held', flush=True)
sys.stdin.read()
`;

const missing = whyNoLinks();
if (missing !== undefined) test('special links', { skip: missing }, () => {});
else if (isInside()) describe('special links', tests);
else runInside(import.meta.filename);

function tests(): void {
  const held: ChildProcess[] = [];

  /** Runs a program that keeps an interface in some state until the test ends. */
  async function hold(script: string, name: string): Promise<void> {
    const child = spawn(python ?? '', ['-c', script + HOLD, name], { stdio: ['pipe', 'pipe', 'inherit'] });
    held.push(child);
    await once(child.stdout, 'data');
  }

  afterEach(async () => {
    for (const child of held.splice(0)) {
      child.stdin?.end();
      await once(child, 'exit');
    }
    ip(['eth0', 'tun0', 'abcdefghijklmno', 'constructor'].map((name) => `link del dev ${name}`));
  });

  async function pair(name: string, ...more: readonly string[]): Promise<void> {
    const lines = [`link add name ${name} type veth peer name peer0`, 'link set dev peer0 up'];
    await makeLinks([...lines, `link set dev ${name} up`, ...more]);
  }

  test('the other end of a link that runs', needsPython, async () => {
    await hold(TUN, 'tun0');
    await makeLinks(['addr add 192.0.2.1 peer 192.0.2.77/32 dev tun0', 'link set dev tun0 up']);
    const { stdout } = await agree('-ie');
    assert.match(stdout, /inet 192\.0\.2\.1 {2}netmask 255\.255\.255\.255 {2}destination 192\.0\.2\.77\n/);
  });

  test('a sniffer makes an interface promiscuous, which ioctl does not tell', needsPython, async () => {
    await pair('eth0');
    await hold(SNIFFER, 'eth0');
    assert.doesNotMatch((await agree('-i')).stdout, /^eth0 .* BMPRU$/m);
  });

  test('an interface that was made promiscuous by hand is shown so', async () => {
    await pair('eth0', 'link set dev eth0 promisc on');
    assert.match((await agree('-i')).stdout, /^eth0 .* BMPRU$/m);
  });

  test('the real program shows no figures of a name of 15 characters', async () => {
    await pair('abcdefghijklmno');
    const row = /^abcdefghijklmno +1500 +(\d+) .* BMRU$/m;
    assert.equal(row.exec(askOriginal('-i').stdout)?.[1], '0');
    assert.ok(Number(row.exec((await answer(['-i'])).stdout)?.[1]) > 0);
  });

  test('a broadcast address that was not set is shown as the usual one: no file tells', async () => {
    await pair('eth0', 'addr add 192.0.2.1/24 dev eth0');
    const line = 'inet 192.0.2.1  netmask 255.255.255.0  broadcast ';
    assert.ok(askOriginal('-ie').stdout.includes(`${line}0.0.0.0\n`));
    assert.ok((await answer(['-ie'])).stdout.includes(`${line}192.0.2.255\n`));
  });

  test('the mask of a link that is down is in no file', async () => {
    await pair(
      'eth0',
      'link set dev lo up',
      'addr add 192.0.2.1/24 brd + dev eth0',
      'link set dev eth0 down',
    );
    const line = 'inet 192.0.2.1  netmask ';
    assert.ok(askOriginal('-iae').stdout.includes(`${line}255.255.255.0  broadcast 192.0.2.255\n`));
    assert.ok((await answer(['-iae'])).stdout.includes(`${line}[NONE SET]  broadcast [NONE SET]\n`));
  });

  test('a name of an interface that Node cannot handle', async () => {
    await pair('constructor', 'addr add 192.0.2.1/24 brd + dev constructor');
    assert.match((await agree('-ie')).stdout, /^constructor: /m);
  });

  test('a /sys of another network is not trusted', async () => {
    const make =
      'ip link add eth7 mtu 1400 type veth peer name peer7 && ip link set eth7 up && ip link set peer7 up';
    const script = `${make} && ip addr add 192.0.2.1/24 dev eth7 && exec "$@" -i`;
    const found = spawnSync('unshare', ['-n', 'sh', '-c', script, 'sh', ...PROGRAM], { encoding: 'latin1' });
    assert.equal(
      found.stderr,
      'netstat: /sys is that of another network: most flags and hardware of the interfaces are not known\n',
    );
    assert.match(found.stdout, /^eth7 +1400 .* RU$/m);
    assert.equal(found.status, 0);
  });
}
