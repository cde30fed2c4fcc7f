import assert from 'node:assert/strict';
import type { NetworkInterfaceInfo } from 'node:os';
import { test } from 'node:test';
import { HostError } from '../../../src/errors.ts';
import { readLinks } from '../../../src/host/links/links.ts';
import type { SystemInterfaces } from '../../../src/host/links/system-interfaces.ts';
import { type MemoryFile, memoryRoot } from '../../../src/host/root/memory-root.ts';
import type { Link } from '../../../src/proc/interfaces/link.ts';

type Files = Readonly<Record<string, MemoryFile>>;

const SYS = '/sys/class/net/eth0';
const FILES: Files = {
  [`${SYS}/flags`]: '0x1303\n',
  [`${SYS}/operstate`]: 'up\n',
  [`${SYS}/mtu`]: '1400\n',
  [`${SYS}/tx_queue_len`]: '500\n',
  [`${SYS}/type`]: '1\n',
  [`${SYS}/address`]: '02:00:00:00:00:01\n',
  [`${SYS}/ifindex`]: '7\n',
};
const LINK: Link = {
  flags: 0x1343,
  unknownFlags: 0,
  mtu: 1400,
  queueLength: 500,
  type: 1,
  hardwareAddress: [2, 0, 0, 0, 0, 1],
};

const NO_SYSTEM: SystemInterfaces = new Map();

function read(files: Files, name = 'eth0', system = NO_SYSTEM, live = false) {
  const { source, links } = readLinks(memoryRoot(files, { live }), [name], system, true);
  return { source, link: links.get(name) };
}

test('a link by its files', () => {
  assert.deepEqual(read(FILES), { source: 'sysfs', link: LINK });
});

test('what no file tells is not known', () => {
  const unknown = { mtu: undefined, queueLength: undefined, type: undefined, hardwareAddress: undefined };
  const link = { flags: 0x1303, unknownFlags: 0x40, ...unknown };
  assert.deepEqual(read({ [`${SYS}/flags`]: '0x1303\n' }).link, link);
  const mtu = { '/proc/sys/net/ipv6/conf/eth0/mtu': '1280\n' };
  assert.deepEqual(read({ [`${SYS}/flags`]: '0x1303\n', ...mtu }).link, { ...link, mtu: 1280 });
  assert.deepEqual(read({ ...FILES, ...mtu }).link, LINK);
});

const HELD: readonly [by: string, files: Files, flags: number][] = [
  ['a link on top', { [`${SYS}/upper_br0`]: { link: '../br0' } }, 0x1043],
  ['a master', { [`${SYS}/master`]: { link: '../br0' } }, 0x1043],
  ['a bridge of an old kernel', { [`${SYS}/brport/state`]: '3\n' }, 0x1043],
  ['a link below', { [`${SYS}/lower_eth1`]: { link: '../eth1' } }, 0x1343],
  [
    'a packet socket on it',
    { '/proc/net/packet': 'sk RefCnt Type Proto Iface R\n00000000a 3 3 0003 7 1 0 0 9\n' },
    0x1043,
  ],
  [
    'a packet socket on another',
    { '/proc/net/packet': 'sk RefCnt Type Proto Iface R\n00000000a 7 7 0007 70 7 7 7 7\n' },
    0x1343,
  ],
  ['a multicast router', { '/proc/net/ip_mr_vif': 'Interface      BytesIn\n 0 eth0  1 2\n' }, 0x1143],
  ['an IPv6 multicast router', { '/proc/net/ip6_mr_vif': 'Interface      BytesIn\n 0 eth0  1 2\n' }, 0x1143],
  [
    'a multicast router elsewhere',
    { '/proc/net/ip_mr_vif': 'Interface      BytesIn\n 0 eth1  1 2\n' },
    0x1343,
  ],
];

for (const [by, files, flags] of HELD) {
  test(`PROMISC and ALLMULTI with ${by}`, () => {
    assert.deepEqual(read({ ...FILES, ...files }).link, { ...LINK, flags });
  });
}

const ERRORS: readonly [errno: string, code: string][] = [
  ['ENOENT', 'ABSENT'],
  ['EINVAL', 'ABSENT'],
  ['ENODEV', 'ABSENT'],
  ['EACCES', 'DENIED'],
  ['EIO', 'IO'],
];

for (const [errno, code] of ERRORS) {
  test(`flags that give ${errno} are ${code} on the running host, and not known of a recorded one`, () => {
    const files = { ...FILES, [`${SYS}/flags`]: { error: errno } };
    const { link } = read(files, 'eth0', NO_SYSTEM, true);
    assert.ok(link instanceof HostError);
    assert.equal(link.code, code);
    assert.deepEqual(read(files).link, { ...LINK, flags: 0x41, unknownFlags: 0xffbe });
  });
}

for (const name of ['', '.', '..', '../net/eth0', 'eth0/../eth0', 'eth1']) {
  test(`there is no link called ${JSON.stringify(name)}`, () => {
    const { link } = read({ ...FILES, '/proc/sys/net/ipv6/conf/mtu': '7\n' }, name, NO_SYSTEM, true);
    assert.ok(link instanceof HostError);
    assert.equal(link.code, 'ABSENT');
    assert.deepEqual(read(FILES, name).link, NOTHING);
  });
}

const ROUTE =
  'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n' +
  'eth0\t0000000A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n';
const NOTHING: Link = {
  flags: 0,
  unknownFlags: 0xffff,
  mtu: undefined,
  queueLength: undefined,
  type: undefined,
  hardwareAddress: undefined,
};

test('without /sys a link is up that has a route or an IPv6 address', () => {
  const up = { ...NOTHING, flags: 1, unknownFlags: 0xfffe };
  assert.deepEqual(read({ '/proc/net/route': ROUTE }), { source: 'absent', link: up });
  const address = 'fe800000000000000000000000000001 02 40 20 80     eth0\n';
  assert.deepEqual(read({ '/proc/net/if_inet6': address }).link, up);
  assert.deepEqual(read({ '/proc/net/route': ROUTE }, 'eth1').link, NOTHING);
});

const INFO: NetworkInterfaceInfo = {
  address: '10.0.0.1',
  netmask: '255.255.255.0',
  family: 'IPv4',
  mac: '02:00:00:00:00:02',
  internal: false,
  cidr: '10.0.0.1/24',
};

test('a /sys that shows other hardware than the system is that of another network', () => {
  const system = new Map([['eth0', [INFO]]]);
  const files = { ...FILES, '/proc/sys/net/ipv6/conf/eth0/mtu': '1280\n' };
  const link = {
    flags: 0x41,
    unknownFlags: 0xffbe,
    mtu: 1280,
    queueLength: undefined,
    type: 1,
    hardwareAddress: [2, 0, 0, 0, 0, 2],
  };
  assert.deepEqual(read(files, 'eth0', system, true), { source: 'another', link });
  assert.deepEqual(
    read(files, 'lo', new Map([...system, ['lo', [{ ...INFO, internal: true }]]]), true).link,
    {
      ...link,
      flags: 0x49,
      unknownFlags: 0xffb6,
      mtu: undefined,
      type: 772,
    },
  );
});

test('a /sys without an interface of the system is that of another network', () => {
  assert.equal(read(FILES, 'eth0', new Map([['eth5', [INFO]]]), true).source, 'another');
});

const SAME: readonly [name: string, system: SystemInterfaces, files: Files][] = [
  ['the same address', new Map([['eth0', [{ ...INFO, mac: '02:00:00:00:00:01' }]]]), FILES],
  ['no address', new Map([['eth0', [{ ...INFO, mac: '00:00:00:00:00:00' }]]]), FILES],
  ['a label', new Map([['eth0:1', [INFO]]]), FILES],
  [
    'an address of four bytes',
    new Map([['eth0', [INFO]]]),
    { ...FILES, [`${SYS}/address`]: '0a:00:00:01\n' },
  ],
];

for (const [name, system, files] of SAME) {
  test(`/sys is not another network's for ${name}`, () => {
    assert.equal(read(files, 'eth0', system, true).source, 'sysfs');
  });
}
