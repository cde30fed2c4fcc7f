import assert from 'node:assert/strict';
import type { NetworkInterfaceInfo } from 'node:os';
import { test } from 'node:test';
import {
  interfaceOf,
  labelsOf,
  readInterfaceAddresses,
} from '../../../src/host/links/interface-addresses.ts';
import type { SystemInterfaces } from '../../../src/host/links/system-interfaces.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import type { Link } from '../../../src/proc/interfaces/link.ts';

/** A host whose routes and own addresses are these. */
interface Host {
  /** `IFACE DESTINATION MASK [GATEWAY]`, hexadecimal as in the table. */
  readonly routes?: readonly string[];
  /** `ADDRESS PREFIX TYPE` of the table Local. */
  readonly local: readonly string[];
  /** What the running system tells: `NAME ADDRESS NETMASK`. Without it the host is a recorded one. */
  readonly system?: readonly string[];
  /** Flags by name. */
  readonly links?: Readonly<Record<string, number>>;
}

const HEADING = 'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n';

function files({ routes = [], local }: Host) {
  const rows = routes.map((route) => {
    const [iface, destination, mask, gateway = '00000000'] = route.split(' ');
    const flags = gateway === '00000000' ? 1 : 3;
    return `${iface}\t${destination}\t${gateway}\t000${flags}\t0\t0\t0\t${mask}\t0\t0\t0\n`;
  });
  const leafs = local.map((leaf) => {
    const [address, prefix, type] = leaf.split(' ');
    return `     |-- ${address}\n        /${prefix} host ${type}\n`;
  });
  const trie = `Main:\n  |-- 10.0.0.0\n     /32 host LOCAL\nLocal:\n${leafs.join('')}`;
  return { '/proc/net/route': HEADING + rows.join(''), '/proc/net/fib_trie': trie };
}

function systemOf(lines: readonly string[] = []): SystemInterfaces {
  const system = new Map<string, NetworkInterfaceInfo[]>();
  for (const line of lines) {
    const [name = '', address = '', netmask = ''] = line.split(' ');
    const rest = { family: 'IPv4', mac: '02:00:00:00:00:01', internal: false, cidr: null } as const;
    system.set(name, [...(system.get(name) ?? []), { address, netmask, ...rest }]);
  }
  return system;
}

/** `NAME ADDRESS/MASK BROADCAST DESTINATION` of each. */
function addresses(host: Host): string[] {
  const root = memoryRoot(files(host), { live: host.system !== undefined });
  const link: Link = { flags: 0, unknownFlags: 0, mtu: 0, queueLength: 0, type: 1, hardwareAddress: [] };
  const links = Object.entries(host.links ?? {}).map(([name, flags]) => [name, { ...link, flags }] as const);
  const found = readInterfaceAddresses(root, labelsOf(systemOf(host.system)), new Map(links));
  return [...found].flatMap(([name, own]) =>
    own.map(
      ({ address, netmask, broadcast, destination }) =>
        `${name} ${address}/${netmask} ${broadcast} ${destination}`,
    ),
  );
}

const ETH0 = 'eth0 0000000A 00FFFFFF';
const OWN = '10.0.0.1 32 LOCAL';
const USUAL = '10.0.0.255 32 BROADCAST';

const HOSTS: readonly [name: string, host: Host, expected: readonly string[]][] = [
  ['nothing', { local: [] }, []],
  [
    'an address in a connected network',
    { routes: [ETH0], local: [OWN, USUAL] },
    ['eth0 10.0.0.1/255.255.255.0 10.0.0.255 10.0.0.1'],
  ],
  ['no broadcast', { routes: [ETH0], local: [OWN] }, ['eth0 10.0.0.1/255.255.255.0 0.0.0.0 10.0.0.1']],
  [
    'an unusual broadcast',
    { routes: [ETH0], local: [OWN, '10.0.0.99 32 BROADCAST', USUAL] },
    ['eth0 10.0.0.1/255.255.255.0 10.0.0.99 10.0.0.1'],
  ],
  [
    'the lowest address of a network, which old kernels take for a broadcast too, is not unusual',
    { routes: [ETH0], local: ['10.0.0.0 32 BROADCAST', OWN, USUAL] },
    ['eth0 10.0.0.1/255.255.255.0 10.0.0.255 10.0.0.1'],
  ],
  [
    'the broadcast of a smaller network inside is not unusual',
    {
      routes: ['eth0 0000000A 000000FF', 'eth1 0000050A 00FFFFFF'],
      local: [OWN, '10.5.0.1 32 LOCAL', '10.5.0.255 32 BROADCAST', '10.255.255.255 32 BROADCAST'],
    },
    ['eth1 10.5.0.1/255.255.255.0 10.5.0.255 10.5.0.1', 'eth0 10.0.0.1/255.0.0.0 10.255.255.255 10.0.0.1'],
  ],
  [
    'of several addresses the lowest first',
    { routes: [ETH0], local: ['10.0.0.9 32 LOCAL', '10.0.0.4 32 LOCAL'] },
    ['eth0 10.0.0.4/255.255.255.0 0.0.0.0 10.0.0.4', 'eth0 10.0.0.9/255.255.255.0 0.0.0.0 10.0.0.9'],
  ],
  ['a route through a gateway tells nothing', { routes: [`${ETH0} 0200000A`], local: [OWN] }, []],
  ['a default route tells nothing', { routes: ['eth0 00000000 00000000'], local: [OWN] }, []],
  [
    'the loopback by its network',
    { local: ['127.0.0.0 8 LOCAL', '127.0.0.1 32 LOCAL', '127.255.255.255 32 BROADCAST'] },
    ['lo 127.0.0.1/255.0.0.0 127.255.255.255 127.0.0.1'],
  ],
  [
    'the end of a link that is nearest to the other end, in whatever network it lies',
    {
      routes: ['eth0 0000000A 00FFFFFF', 'tun0 4200000A FFFFFFFF'],
      local: [OWN, '10.0.0.65 32 LOCAL', '127.0.0.1 32 LOCAL'],
    },
    ['tun0 10.0.0.65/255.255.255.255 0.0.0.0 10.0.0.66', 'eth0 10.0.0.1/255.255.255.0 0.0.0.0 10.0.0.1'],
  ],
  [
    'a host beside a network is no other end',
    { routes: [ETH0, 'eth0 FEA9FEA9 FFFFFFFF'], local: [OWN] },
    ['eth0 10.0.0.1/255.255.255.0 0.0.0.0 10.0.0.1'],
  ],
  [
    'the running system tells addresses in their order, and labels',
    {
      system: ['eth0 10.0.0.9 255.255.255.0', 'eth0 10.0.0.1 255.255.255.0', 'eth0:1 10.0.0.2 255.255.255.0'],
      routes: [ETH0],
      local: [OWN, '10.0.0.2 32 LOCAL', '10.0.0.9 32 LOCAL', USUAL],
      links: { eth0: 0x1043 },
    },
    [
      'eth0 10.0.0.9/255.255.255.0 10.0.0.255 10.0.0.9',
      'eth0 10.0.0.1/255.255.255.0 10.0.0.255 10.0.0.1',
      'eth0:1 10.0.0.2/255.255.255.0 10.0.0.255 10.0.0.2',
    ],
  ],
  [
    'the running system tells all of what runs: its routes tell nothing more',
    {
      system: ['eth0 10.0.0.9 255.255.255.0'],
      routes: [ETH0, 'eth1 0000000A 000000FF', 'eth2 0000000A 000000FF'],
      local: [OWN, '10.0.0.9 32 LOCAL'],
      links: { eth0: 0x1043, eth1: 0x1043, eth2: 0x1003 },
    },
    ['eth2 10.0.0.1/255.0.0.0 0.0.0.0 10.0.0.1', 'eth0 10.0.0.9/255.255.255.0 0.0.0.0 10.0.0.9'],
  ],
  [
    'the other end of a link that the running system tells of',
    {
      system: ['tun0 10.0.0.65 255.255.255.255'],
      routes: ['tun0 4200000A FFFFFFFF', 'tun0 0808080A FFFFFFFF'],
      local: ['10.0.0.65 32 LOCAL'],
      links: { tun0: 0x51 },
    },
    ['tun0 10.0.0.65/255.255.255.255 0.0.0.0 10.0.0.66'],
  ],
  [
    'the only link that is down has the address that is left',
    {
      system: ['lo 127.0.0.1 255.0.0.0'],
      local: [OWN, '127.0.0.1 32 LOCAL'],
      links: { lo: 0x49, eth0: 0x1002 },
    },
    ['eth0 10.0.0.1/undefined undefined undefined', 'lo 127.0.0.1/255.0.0.0 0.0.0.0 127.0.0.1'],
  ],
  [
    'of two that are down it is not known which',
    { system: ['lo 127.0.0.1 255.0.0.0'], local: [OWN], links: { lo: 0x49, eth0: 0x1002, eth1: 0x1002 } },
    ['lo 127.0.0.1/255.0.0.0 0.0.0.0 127.0.0.1'],
  ],
  ['of a recorded host not either', { local: [OWN], links: { eth0: 0x1002 } }, []],
];

for (const [name, host, expected] of HOSTS) {
  test(`addresses of interfaces: ${name}`, () => {
    assert.deepEqual(addresses(host), expected);
  });
}

test('without tables there are the addresses that the running system tells', () => {
  const labels = labelsOf(systemOf(['eth0 10.0.0.9 255.255.255.0']));
  const found = readInterfaceAddresses(memoryRoot({}, { live: true }), labels, new Map());
  assert.deepEqual(
    [...found].map(([name, own]) => [name, own.map(({ address, broadcast }) => `${address} ${broadcast}`)]),
    [['eth0', ['10.0.0.9 0.0.0.0']]],
  );
});

test('IPv6 addresses make no label', () => {
  const info = {
    address: 'fe80::1',
    netmask: 'ffff::',
    family: 'IPv6',
    mac: '',
    internal: false,
    cidr: null,
    scopeid: 2,
  } as const;
  assert.equal(labelsOf(new Map([['eth0', [info]]])).size, 0);
});

test('a label belongs to the interface before its colon', () => {
  assert.deepEqual(['eth0', 'eth0:1', 'eth0:x:y', ':', ''].map(interfaceOf), [
    'eth0',
    'eth0',
    'eth0',
    '',
    '',
  ]);
});
