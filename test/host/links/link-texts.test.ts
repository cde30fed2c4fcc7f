/** Links of a host of which sosreport recorded flags and counters, and what ip printed. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type MemoryFile, memoryRoot } from '../../../src/host/root/memory-root.ts';
import { type Ran, runIn } from '../../io.ts';

const DEV = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
${['lo', 'eth0', 'v0', 'a@b'].map((name) => `${name}: 1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0\n`).join('')}`;

const IP = `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00
3: eth0@if7: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1400 qdisc noqueue state UP qlen 1000
    link/ether 16:79:ae:b4:05:db brd ff:ff:ff:ff:ff:ff
6: v0@v1: <NO-CARRIER,BROADCAST,MULTICAST,UP,M-DOWN> mtu 9000 qdisc noqueue master br0 state LOWERLAYERDOWN qlen 1000
    link/ether fe:fb:5f:32:9c:07 brd ff:ff:ff:ff:ff:ff
7: a@b: <BROADCAST> mtu 1300 state DOWN
`;

/** In sysfs PROMISC and ALLMULTI of the port of a bridge are set, and no file that sosreport copies tells by whom. */
const SYSFS: Readonly<Record<string, MemoryFile>> = {
  '/sys/class/net/lo/flags': '0x9\n',
  '/sys/class/net/eth0/flags': '0x1003\n',
  '/sys/class/net/v0/flags': '0x1303\n',
  '/sys/class/net/a@b/flags': '0x2\n',
  '/sys/class/net/bonding_masters': '\n',
};

const NOTE = (path: string): string => `netstat: what was not recorded of /sys/class/net is from ${path}\n`;

const HEADING = `Kernel Interface table
Iface             MTU    RX-OK RX-ERR RX-DRP RX-OVR    TX-OK TX-ERR TX-DRP TX-OVR Flg
`;
const ROWS = `${HEADING}eth0             1400        2      0      0 0             4      0      0      0 BMRU
lo              65536        2      0      0 0             4      0      0      0 LRU
v0               9000        2      0      0 0             4      0      0      0 BMU
`;

function run(files: Readonly<Record<string, MemoryFile>>, ...argv: readonly string[]): Promise<Ran> {
  return runIn({ root: memoryRoot({ '/proc/net/dev': DEV, ...files }) }, argv);
}

const PATHS = [
  'sos_commands/networking/ip_-d_address',
  'sos_commands/networking/ip_-s_-d_link',
  'sos_commands/networking/ip_address',
  'insights_commands/ip_addr',
  'insights_commands/ip_-s_link',
];
for (const path of PATHS)
  test(`${path} tells flags and MTU`, async () => {
    const ran = await run({ ...SYSFS, [`/${path}`]: IP }, '-i');
    assert.deepEqual(ran, { stdout: ROWS, stderr: NOTE(path), status: 0 });
  });

const PATH = 'insights_commands/ip_addr';
const TEXT = { [`/${PATH}`]: IP };

test('without any /sys as well', async () => {
  assert.deepEqual(await run(TEXT, '-i'), { stdout: ROWS, stderr: NOTE(PATH), status: 0 });
});

test('what is in files counts', async () => {
  const files = { '/sys/class/net/eth0/mtu': '1234\n', '/proc/sys/net/ipv6/conf/lo/mtu': '7\n' };
  const { stdout } = await run({ ...SYSFS, ...TEXT, ...files }, '-i');
  assert.equal(stdout, ROWS.replace('1400', '1234'));
});

test('flags that were recorded with their state count', async () => {
  const files = { '/sys/class/net/v0/operstate': 'up\n' };
  const { stdout } = await run({ ...SYSFS, ...TEXT, ...files }, '-i');
  assert.equal(stdout, ROWS.replace('BMU', 'ABMPRU'));
});

test('hardware', async () => {
  const { stdout } = await run({ ...SYSFS, ...TEXT }, '-ie', '--json');
  const link = JSON.parse(stdout).interfaces.find(({ name }: { name: string }) => name === 'eth0');
  assert.deepEqual(
    [link.hardware, link.hardwareAddress, link.txQueueLength],
    ['Ethernet', '16:79:ae:b4:05:db', 1000],
  );
});

describe('what the text lacks is not invented', () => {
  const partial =
    'netstat: /sys/class/net was not recorded whole: some flags, MTU or hardware of the interfaces are not known\n';

  test('of one link', async () => {
    const files = { [`/${PATH}`]: IP.replace(/^6.*\n.*\n/m, '') };
    const { stdout, stderr } = await run({ ...SYSFS, ...files }, '-i');
    assert.equal(
      stdout,
      ROWS.replace(
        /v0.*\n/,
        'v0                  0        2      0      0 0             4      0      0      0 ABMPU\n',
      ),
    );
    assert.equal(stderr, NOTE(PATH) + partial);
  });

  test('and another namespace is none of this one', async () => {
    const { stderr } = await run(
      { ...SYSFS, '/sos_commands/networking/ip_netns_exec_blue_ip_address_show': IP },
      '-i',
    );
    assert.equal(stderr, partial);
  });
});
