import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { InterfaceDetails } from '../../src/format/interfaces/interface-details.ts';
import type { InterfaceFigures } from '../../src/proc/interfaces/dev.ts';
import { IFF, type Link } from '../../src/proc/interfaces/link.ts';
import { Ipv4Address, Ipv6Address } from '../../src/proc/reading/address.ts';
import { describeInterface, describeInterfaceDetails } from '../../src/records/describe/interface.ts';
import { assertDescribed } from './described.ts';

const FIGURES: InterfaceFigures = {
  rxBytes: 1n,
  rxPackets: 2,
  rxErrors: 3,
  rxDropped: 4,
  rxFifo: 5,
  rxFrame: 6,
  rxCompressed: 7,
  rxMulticast: 8,
  txBytes: 2n ** 64n - 1n,
  txPackets: 10,
  txErrors: 11,
  txDropped: 12,
  txFifo: 13,
  txCollisions: 14,
  txCarrier: 15,
  txCompressed: 16,
};
const RX = { bytes: 1n, packets: 2, errs: 3, drop: 4, fifo: 5, frame: 6, compressed: 7, multicast: 8 };
const TX = {
  bytes: 2n ** 64n - 1n,
  packets: 10,
  errs: 11,
  drop: 12,
  fifo: 13,
  colls: 14,
  carrier: 15,
  compressed: 16,
};

const UP_BROADCAST_MULTICAST = 0x1003;
const UP_POINTOPOINT = 0x11;

test('an interface in short', () => {
  const row = {
    name: 'eth\x9b',
    mtu: 1500,
    flags: UP_BROADCAST_MULTICAST,
    unknownFlags: 0,
    figures: FIGURES,
  };
  assertDescribed('interface', describeInterface(row), {
    name: 'eth\\x9b',
    mtu: 1500,
    flags: 'BMU',
    flagNames: ['UP', 'BROADCAST', 'MULTICAST'],
    rx: RX,
    tx: TX,
  });
});

test('a label has no figures; what is not known is null, and no flags are none', () => {
  const row = { name: 'a', mtu: undefined, flags: 0, unknownFlags: 0, figures: undefined };
  const record = { name: 'a', mtu: null, flags: '', flagNames: [] };
  assertDescribed('interface', describeInterface(row), record);
  assertDescribed('interface', describeInterface({ ...row, mtu: 0 }), { ...record, mtu: 0 });
  assertDescribed('interface', describeInterface({ ...row, unknownFlags: IFF.UP }), {
    ...record,
    flags: null,
  });
  const known = { ...row, flags: IFF.UP, unknownFlags: IFF.RUNNING };
  assertDescribed('interface', describeInterface(known), { ...record, flags: 'U', flagNames: ['UP'] });
});

test('the figures of an old table', () => {
  const {
    rxBytes: _rb,
    rxCompressed: _rc,
    rxMulticast: _rm,
    txBytes: _tb,
    txCompressed: _tc,
    ...old
  } = FIGURES;
  assert.deepEqual(describeInterface({ name: 'a', mtu: 1, flags: 1, unknownFlags: 0, figures: old }), {
    name: 'a',
    mtu: 1,
    flags: 'U',
    flagNames: ['UP'],
    rx: { packets: 2, errs: 3, drop: 4, fifo: 5, frame: 6 },
    tx: { packets: 10, errs: 11, drop: 12, fifo: 13, colls: 14, carrier: 15 },
  });
});

test('the two flags that share a letter are told apart by their names', () => {
  const namesOf = (flags: number) => {
    const record = describeInterface({ name: 'a', mtu: 0, flags, unknownFlags: 0, figures: undefined });
    return [record.flags, record.flagNames];
  };
  assert.deepEqual(namesOf(0xd3), ['BOPRU', ['UP', 'BROADCAST', 'POINTOPOINT', 'RUNNING', 'NOARP']]);
  assert.deepEqual(namesOf(0x1143), ['BMPRU', ['UP', 'BROADCAST', 'RUNNING', 'PROMISC', 'MULTICAST']]);
  assert.deepEqual(namesOf(0xffff)[1], Object.keys(IFF));
});

const LINK: Link = {
  flags: UP_BROADCAST_MULTICAST,
  unknownFlags: 0,
  mtu: 1500,
  queueLength: 1000,
  type: 1,
  hardwareAddress: [2, 0, 0, 0, 0, 0xa1],
};
const FIRST = {
  address: new Ipv4Address(0x0a000001),
  netmask: new Ipv4Address(0xff000000),
  broadcast: new Ipv4Address(0x0affffff),
  destination: new Ipv4Address(0x0a000002),
};
const SECOND = { ...FIRST, address: new Ipv4Address(0x0b000001), broadcast: new Ipv4Address(0) };
const BARE = { ...FIRST, netmask: undefined, broadcast: undefined, destination: undefined };
const IPV6 = { address: new Ipv6Address(0xfe800000, 0, 0, 1), prefixLength: 64, scope: 0x20, iface: 'e' };
const DETAILS: InterfaceDetails = {
  name: 'e',
  link: LINK,
  ipv4: [FIRST, SECOND],
  ipv6: [IPV6],
  figures: FIGURES,
};

test('an interface at length, with all its addresses', () => {
  assertDescribed('interface', describeInterfaceDetails(DETAILS), {
    name: 'e',
    mtu: 1500,
    flags: 'BMU',
    flagNames: ['UP', 'BROADCAST', 'MULTICAST'],
    rx: RX,
    tx: TX,
    hardware: 'Ethernet',
    hardwareAddress: '02:00:00:00:00:a1',
    txQueueLength: 1000,
    addresses: [
      { family: 'inet', address: '10.0.0.1', netmask: '255.0.0.0', broadcast: '10.255.255.255' },
      { family: 'inet', address: '11.0.0.1', netmask: '255.0.0.0' },
      { family: 'inet6', address: 'fe80::1', prefixLength: 64, scope: 'link' },
    ],
  });
});

test('the other end of a link; an address of which nothing else is known', () => {
  const link = { ...LINK, flags: UP_POINTOPOINT };
  assert.deepEqual(describeInterfaceDetails({ ...DETAILS, link, ipv4: [FIRST, BARE], ipv6: [] }).addresses, [
    { family: 'inet', address: '10.0.0.1', netmask: '255.0.0.0', destination: '10.0.0.2' },
    { family: 'inet', address: '10.0.0.1' },
  ]);
});

const HARDWARE: readonly (readonly [
  string,
  Partial<Link>,
  hardware: string | null,
  address?: string | null,
])[] = [
  ['that is not known', { type: undefined, hardwareAddress: undefined }, null, null],
  ['of which the type is not known', { type: undefined }, null, '02:00:00:00:00:a1'],
  ['of which the address is not known', { hardwareAddress: undefined }, 'Ethernet', null],
  ['without an address', { type: 772, hardwareAddress: [0, 0, 0, 0, 0, 0] }, 'Local Loopback'],
  [
    'that net-tools does not know, with the whole address',
    { type: 32, hardwareAddress: Array.from({ length: 20 }, (_, index) => index) },
    'UNSPEC',
    '00:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f:10:11:12:13',
  ],
  ['that has none', { type: 65_534, hardwareAddress: [] }, 'UNSPEC'],
  ['whose address is text', { type: 271, hardwareAddress: [0x61, 0x9b, 0] }, 'generic X.25', 'a\\x9b'],
];

for (const [what, changes, hardware, address] of HARDWARE) {
  test(`hardware ${what}`, () => {
    const record = describeInterfaceDetails({ ...DETAILS, link: { ...LINK, queueLength: -1, ...changes } });
    assert.deepEqual([record.hardware, record.hardwareAddress], [hardware, address]);
    assert.deepEqual(
      ['hardware', 'hardwareAddress', 'txQueueLength'].filter((key) => key in record),
      ['hardware', ...(address === undefined ? [] : ['hardwareAddress'])],
    );
  });
}
