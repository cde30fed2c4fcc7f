import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  type InterfaceDetails,
  writeInterfaceDetails,
} from '../../../src/format/interfaces/interface-details.ts';
import { LineWriter } from '../../../src/format/line-writer.ts';
import type { Link } from '../../../src/proc/interfaces/link.ts';
import { Ipv4Address, Ipv6Address } from '../../../src/proc/reading/address.ts';

const LINK: Link = {
  flags: 0x1043,
  unknownFlags: 0,
  mtu: 1400,
  queueLength: 1000,
  type: 1,
  hardwareAddress: [2, 0xfc, 0, 0, 0, 0x1a],
};
const IPV4 = {
  address: new Ipv4Address(0x0a000001),
  netmask: new Ipv4Address(0xffff0000),
  broadcast: new Ipv4Address(0x0a00ffff),
  destination: new Ipv4Address(0x0a000002),
};
const NOTHING: InterfaceDetails = { name: 'e', link: LINK, ipv4: [], ipv6: [], figures: undefined };

/** The lines of a block between the first and the empty one. */
function lines(details: Partial<InterfaceDetails>, link: Partial<Link> = {}): string[] {
  let text = '';
  const out = new LineWriter((bytes) => {
    text += Buffer.from(bytes).toString('latin1');
  });
  writeInterfaceDetails(out, { ...NOTHING, ...details, link: { ...LINK, ...link } });
  out.flush();
  assert.ok(text.endsWith('\n\n'));
  return text.slice(0, -2).split('\n');
}

const ETHER = '        ether 02:fc:00:00:00:1a  txqueuelen 1000  (Ethernet)';

test('every line of an interface', () => {
  const figures = {
    rxBytes: 266322882,
    rxPackets: 12,
    rxErrors: 13,
    rxDropped: 14,
    rxFifo: 15,
    rxFrame: 16,
    rxCompressed: 17,
    rxMulticast: 18,
    txBytes: 397872,
    txPackets: 22,
    txErrors: 23,
    txDropped: 24,
    txFifo: 25,
    txCollisions: 26,
    txCarrier: 27,
    txCompressed: 28,
  };
  const ipv6 = [
    { address: new Ipv6Address(0xfe800000, 0, 0, 1), prefixLength: 64, scope: 0x20, iface: 'e' },
    { address: new Ipv6Address(0, 0, 0xffff, 0x0a000009), prefixLength: 96, scope: 0, iface: 'e' },
  ];
  assert.deepEqual(
    lines(
      { name: 'eth\x1b0', ipv4: [IPV4, { ...IPV4, address: IPV4.netmask }], ipv6, figures },
      { flags: 0x6053, type: 257 },
    ),
    [
      'eth?0: flags=24659<UP,BROADCAST,POINTOPOINT,RUNNING>  mtu 1400',
      '        inet 10.0.0.1  netmask 255.255.0.0  broadcast 10.0.255.255  destination 10.0.0.2',
      '        inet6 fe80::1  prefixlen 64  scopeid 0x20<link>',
      '        inet6 10.0.0.9  prefixlen 96  scopeid 0x0<global>',
      '        cslip  txqueuelen 1000  (VJ Serial Line IP)',
      '        media unknownautoselect',
      '        RX packets 12  bytes 266322882 (253.9 MiB)',
      '        RX compressed:17',
      '        RX errors 13  dropped 14  overruns 15  frame 16',
      '        TX packets 22  bytes 397872 (388.5 KiB)',
      '        TX compressed 28',
      '        TX errors 23  dropped 24 overruns 25  carrier 27  collisions 26',
    ],
  );
});

test('the lines of a label without an address', () => {
  assert.deepEqual(lines({}), ['e: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1400', ETHER]);
});

const ADDRESSES: readonly [name: string, flags: number, changes: Partial<typeof IPV4>, line: string][] = [
  ['neither broadcast nor destination', 0x1, {}, 'inet 10.0.0.1  netmask 255.255.0.0'],
  ['a broadcast', 0x2, {}, 'inet 10.0.0.1  netmask 255.255.0.0  broadcast 10.0.255.255'],
  ['a destination', 0x10, {}, 'inet 10.0.0.1  netmask 255.255.0.0  destination 10.0.0.2'],
];

for (const [name, flags, changes, line] of ADDRESSES) {
  test(`an IPv4 address: ${name}`, () => {
    assert.equal(lines({ ipv4: [{ ...IPV4, ...changes }] }, { flags })[1], `        ${line}`);
  });
}

test('unknown parts of an IPv4 address', () => {
  const ipv4 = [{ address: IPV4.address, netmask: undefined, broadcast: undefined, destination: undefined }];
  assert.equal(
    lines({ ipv4 }, { flags: 0x12 })[1],
    '        inet 10.0.0.1  netmask [NONE SET]  broadcast [NONE SET]  destination [NONE SET]',
  );
});

const SCOPES: readonly [scope: number, text: string][] = [
  [0, '0x0<global>'],
  [0x10, '0x10<host>'],
  [0x20, '0x20<link>'],
  [0x40, '0x40<site>'],
  [0x80, '0x80<compat,global>'],
  [0xf0, '0xf0<compat,link,site,host>'],
  [0x90, '0x90<compat,host>'],
  [0x5, '0x5'],
  [0x11, '0x11<host>'],
];

for (const [scope, text] of SCOPES) {
  test(`scope ${scope}`, () => {
    const address = new Ipv6Address(0x20010db8, 0, 0, 1);
    assert.equal(
      lines({ ipv6: [{ address, prefixLength: 48, scope, iface: 'e' }] })[1],
      `        inet6 2001:db8::1  prefixlen 48  scopeid ${text}`,
    );
  });
}

const BYTES = [0x01, 0x02, 0xa3, 0xb4, 0xc5, 0xd6, 0xe7, 0xf8, 0x09];
const CALL = [0x82, 0x84, 0x86, 0x88, 0x8a, 0x8c, 0x6e];
const HARDWARE: readonly [type: number, bytes: readonly number[], text: string][] = [
  [-1, [], 'unspec 00-00-00-00-00-00-00-00-00-00-00-00-00-00-00-00  txqueuelen 1000  (UNSPEC)'],
  [0, CALL, 'netrom ABCDEF-7  txqueuelen 1000  (AMPR NET/ROM)'],
  [1, BYTES, 'ether 01:02:a3:b4:c5:d6  txqueuelen 1000  (Ethernet)'],
  [1, [], 'ether 00:00:00:00:00:00  txqueuelen 1000  (Ethernet)'],
  [3, [0x9a, 0x40, 0x94, 0xa8, 0xaa, 0x40, 0x60], 'ax25 M  txqueuelen 1000  (AMPR AX.25)'],
  [3, [], 'ax25   txqueuelen 1000  (AMPR AX.25)'],
  [7, BYTES, 'arcnet 01  txqueuelen 1000  (ARCnet)'],
  [15, [0x00, 0x05], 'dlci 1280  txqueuelen 1000  (Frame Relay DLCI)'],
  [15, [0x00, 0xff], 'dlci -256  txqueuelen 1000  (Frame Relay DLCI)'],
  [27, BYTES, 'eui64 01:02:A3:B4:C5:D6:E7:F8  txqueuelen 1000  (Generic EUI-64)'],
  [256, BYTES, 'slip  txqueuelen 1000  (Serial Line IP)'],
  [258, BYTES, 'slip6  txqueuelen 1000  (6-bit Serial Line IP)'],
  [259, BYTES, 'cslip6  txqueuelen 1000  (VJ 6-bit Serial Line IP)'],
  [264, BYTES, 'adaptive  txqueuelen 1000  (Adaptive Serial Line IP)'],
  [270, BYTES, 'rose 0102a3b4c5  txqueuelen 1000  (AMPR ROSE)'],
  [271, [0x61, 0x62, 0x1b, 0, 0x63], 'x25 ab?  txqueuelen 1000  (generic X.25)'],
  [512, BYTES, 'ppp  txqueuelen 1000  (Point-to-Point Protocol)'],
  [513, BYTES, 'hdlc  txqueuelen 1000  ((Cisco)-HDLC)'],
  [516, BYTES, 'lapb  txqueuelen 1000  (LAPB)'],
  [768, BYTES, 'tunnel   txqueuelen 1000  (IPIP Tunnel)'],
  [769, BYTES, 'unspec 01-02-A3-B4-C5-D6-E7-F8-00-00-00-00-00-00-00-00  txqueuelen 1000  (UNSPEC)'],
  [770, BYTES, 'frad  txqueuelen 1000  (Frame Relay Access Device)'],
  [772, BYTES, 'loop  txqueuelen 1000  (Local Loopback)'],
  [774, BYTES, 'fddi 01-02-A3-B4-C5-D6  txqueuelen 1000  (Fiber Distributed Data Interface)'],
  [776, BYTES, 'sit  txqueuelen 1000  (IPv6-in-IPv4)'],
  [780, BYTES, 'hippi 01:02:A3:B4:C5:D6  txqueuelen 1000  (HIPPI)'],
  [782, BYTES, 'ec  txqueuelen 1000  (Econet)'],
  [783, [0x00, 0x05, 0x06, 0x07], 'irda 07:06:05:00  txqueuelen 1000  (IrLAP)'],
  [783, BYTES, 'irda ffffffb4:ff  txqueuelen 1000  (IrLAP)'],
  [65534, [10, 0, 0, 1], 'unspec 0A-00-00-01-00-00-00-00-00-00-00-00-00-00-00-00  txqueuelen 1000  (UNSPEC)'],
];

for (const [type, hardwareAddress, text] of HARDWARE) {
  test(`hardware of type ${type}: ${text}`, () => {
    assert.equal(lines({}, { type, hardwareAddress })[1], `        ${text}`);
  });
}

test('an unknown queue length is left out, 0 is not', () => {
  assert.equal(lines({}, { queueLength: -1 })[1], '        ether 02:fc:00:00:00:1a  (Ethernet)');
  assert.equal(lines({}, { queueLength: 0 })[1], '        ether 02:fc:00:00:00:1a  txqueuelen 0  (Ethernet)');
});

test('the medium of a link whose port can be selected', () => {
  assert.deepEqual(lines({}, { flags: 0x2000 }).slice(2), ['        media unknown']);
  assert.deepEqual(lines({}, { flags: 0x6000 }).slice(2), ['        media unknownautoselect']);
  assert.deepEqual(lines({}, { flags: 0x4000 }).slice(2), []);
});
