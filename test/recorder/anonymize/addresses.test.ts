import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Ipv4Address, Ipv6Address } from '../../../src/proc/reading/address.ts';
import { parseAddress, parseIpv4, parseIpv6 } from '../../../src/proc/reading/address-text.ts';
import { addressMap, underMask } from '../../../src/recorder/anonymize/addresses.ts';

const KEY = Buffer.from('0123456789abcdef');
const map = addressMap(KEY);

function inet(text: string): string {
  return String(new Ipv4Address(map.inet(parseIpv4(text)?.word ?? Number.NaN)));
}

function inet6(text: string): string {
  return textOf(map.inet6(numberOf(text)));
}

function numberOf(text: string): bigint {
  const { w0, w1, w2, w3 } = parseIpv6(text) as Ipv6Address;
  return [w0, w1, w2, w3].reduce((whole, word) => (whole << 32n) | BigInt(word), 0n);
}

function textOf(address: bigint): string {
  const [w0 = 0, w1 = 0, w2 = 0, w3 = 0] = [96n, 64n, 32n, 0n].map((at) =>
    Number((address >> at) & 0xffff_ffffn),
  );
  return String(new Ipv6Address(w0, w1, w2, w3));
}

function mac(text: string): string {
  const digits = map
    .mac(BigInt(`0x${text.replaceAll(':', '')}`))
    .toString(16)
    .padStart(12, '0');
  return digits.replaceAll(/(?<!^)(?=(?:..)+$)/g, ':');
}

/** How many first bits two numbers have in common. */
function commonBits(one: bigint, other: bigint, width: number): number {
  return width - (one ^ other).toString(2).replace(/^0$/, '').length;
}

/** Two numbers with so many first bits in common. */
function pair(width: number): fc.Arbitrary<readonly [bigint, bigint]> {
  const most = (1n << BigInt(width)) - 1n;
  return fc
    .tuple(fc.bigInt(0n, most), fc.bigInt(0n, most), fc.integer({ min: 0, max: width }))
    .map(([one, other, common]) => {
      const rest = BigInt(width - common);
      return [one, ((one >> rest) << rest) | (other & ((1n << rest) - 1n))] as const;
    });
}

const KEPT = [
  '0.0.0.0 0.0.0.5 127.0.0.1 127.255.255.255 224.0.0.251 233.252.0.1 239.255.255.250 255.255.255.255',
  ':: ::1 ff02::1 ff02::fb ff05::1:3 ff0e::101 ::ffff:127.0.0.1 64:ff9b::7f00:1',
].join(' ');

test('addresses that are the same on each host stay', () => {
  for (const text of KEPT.split(' '))
    assert.equal(parseAddress(text) instanceof Ipv4Address ? inet(text) : inet6(text), text);
});

const RANGES = [
  ['10.20.30.40', /^10\./],
  ['100.64.7.9', /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./],
  ['100.127.255.1', /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./],
  ['169.254.20.30', /^169\.254\./],
  ['172.16.20.30', /^172\.(?:1[6-9]|2\d|3[01])\./],
  ['172.31.20.30', /^172\.(?:1[6-9]|2\d|3[01])\./],
  ['192.168.1.20', /^192\.168\./],
  ['fe80::1234:5678:9abc:def0', /^fe80::/],
  ['fd12:3456:789a:1::5', /^fd/],
  ['2001:db8:1:2::5', /^[23]/],
  ['2002:c000:20a:1::5', /^2002:/],
  ['2001:0:c000:20a:8000:63bf:3fff:fdd2', /^2001:0:/],
  ['64:ff9b::192.0.2.10', /^64:ff9b::/],
  ['64:ff9b:1:ffff::192.0.2.10', /^64:ff9b:1:/],
  ['::ffff:192.0.2.10', /^::ffff:\d/],
] as const;

test('an address stays in its range, and is another one there', () => {
  for (const [text, expected] of RANGES) {
    const other = text.includes(':') ? inet6(text) : inet(text);
    assert.match(other, expected);
    assert.notEqual(other, text);
  }
});

const CLASSES = [
  /^0\./,
  /^10\./,
  /^127\./,
  /^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^169\.254\./,
  /^172\.(?:1[6-9]|2\d|3[01])\./,
  /^192\.168\./,
  /^(?:22[4-9]|23\d)\./,
  /^(?:24\d|25\d)\./,
];

test('of a public address comes a public one, and of any other one of its range', () => {
  const classOf = (word: number): number =>
    CLASSES.findIndex((pattern) => pattern.test(String(new Ipv4Address(word))));
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), (word) => {
      assert.equal(classOf(map.inet(word)), classOf(word));
    }),
  );
});

test('first bits that two addresses have in common are those that their others have', () => {
  const inetOf = (word: bigint): bigint => BigInt(map.inet(Number(word)));
  fc.assert(
    fc.property(pair(32), ([one, other]) => {
      assert.equal(commonBits(inetOf(one), inetOf(other), 32), commonBits(one, other, 32));
    }),
    { examples: [[[0xea_c0_00_02n, 0xea_c0_00_03n]], [[0xc000_020an, 0xc000_020bn]]] },
  );
  fc.assert(
    fc.property(pair(128), ([one, other]) => {
      fc.pre(one >> 120n !== 0xffn && other >> 120n !== 0xffn);
      assert.equal(commonBits(map.inet6(one), map.inet6(other), 128), commonBits(one, other, 128));
    }),
  );
  for (const text of ['2001:db8::1', 'fe80::ff:fe00:10', '2002:c000:20a::1', '::ffff:192.0.2.10'])
    for (const bit of [0n, 9n, 23n, 24n, 47n, 63n]) {
      const [one, other] = [numberOf(text), numberOf(text) ^ (1n << bit)];
      if (bit > 31n && one >> 32n === 0xffffn) continue;
      assert.equal(commonBits(map.inet6(one), map.inet6(other), 128), 127 - Number(bit), `${text} ${bit}`);
    }
});

test('no two addresses are given the same', () => {
  const others = new Set<number>();
  for (let word = 0xc000_0000; word < 0xc000_1000; word++) others.add(map.inet(word));
  assert.equal(others.size, 0x1000);
  const hardware = new Set<bigint>();
  for (let address = 0x0200_0000_0000n; address < 0x0200_0000_0400n; address++)
    hardware.add(map.mac(address));
  assert.equal(hardware.size, 0x400);
});

test('networks and addresses for broadcasts remain such in the last octet', () => {
  const [network, host, last] = ['198.51.100.0', '198.51.100.77', '198.51.100.255'].map(inet);
  assert.match(network ?? '', /\.0$/);
  assert.match(last ?? '', /\.255$/);
  assert.doesNotMatch(host ?? '', /\.(?:0|255)$/);
  assert.equal(host?.replace(/\d+$/, '0'), network);
});

test('a network has zeros behind its prefix, and its addresses are in it', () => {
  const inetOf = (word: bigint): bigint => BigInt(map.inet(Number(word)));
  const [network, host] = [0xc633_6480n, 0xc633_6499n];
  const other = underMask(inetOf, network, 32n, 26n);
  assert.equal(other & 0x3fn, 0n);
  assert.equal(inetOf(host) >> 6n, other >> 6n);
  assert.equal(underMask(inetOf, host, 32n, 26n), inetOf(host));
});

test('an IPv4 address in one of IPv6 becomes the same as alone', () => {
  const other = inet('192.0.2.10');
  assert.equal(inet6('::ffff:192.0.2.10'), `::ffff:${other}`);
  assert.equal(inet6('::192.0.2.10'), `::${other}`);
  const digits = (parseIpv4(other)?.word ?? 0).toString(16).padStart(8, '0');
  const groups = `${digits.slice(0, 4)}:${digits.slice(4)}`.replaceAll(/(^|:)0+(?=.)/g, '$1');
  assert.equal(inet6('64:ff9b::192.0.2.10'), `64:ff9b::${groups}`);
  assert.ok(inet6('2002:c000:20a::1').startsWith(`2002:${groups}:`));
  assert.ok(inet6('2001:0:c000:20a:8000:63bf:3fff:fdf5').startsWith(`2001:0:${groups}:8000:63bf:`));
  // The client of Teredo, 192.0.2.10, has all its bits turned over.
  const client = Number(map.inet6(numberOf('2001:0:1:1:8000:63bf:3fff:fdf5')) & 0xffff_ffffn);
  assert.equal(String(new Ipv4Address(~client >>> 0)), other);
});

test('an address that is made of that of the hardware is made of its other one', () => {
  const other = mac('02:00:00:00:00:10');
  assert.notEqual(other, '02:00:00:00:00:10');
  const octets = other.split(':');
  octets[0] = (Number.parseInt(octets[0] ?? '', 16) ^ 2).toString(16).padStart(2, '0');
  const identifier = [...octets.slice(0, 3), 'ff', 'fe', ...octets.slice(3)].join('');
  const hexOf = (text: string): string => map.inet6(numberOf(text)).toString(16).padStart(32, '0');
  assert.equal(hexOf('fe80::ff:fe00:10').slice(16), identifier);
  assert.equal(hexOf('2001:db8::ff:fe00:10').slice(16), identifier);
  assert.equal(hexOf('ff02::1:ff00:10').slice(26), identifier.slice(10), 'the group of those who have it');
});

test('hardware without an address, and all of it, stay; an address of its own remains one', () => {
  assert.equal(mac('00:00:00:00:00:00'), '00:00:00:00:00:00');
  assert.equal(mac('ff:ff:ff:ff:ff:ff'), 'ff:ff:ff:ff:ff:ff');
  for (let first = 0; first < 256; first++) {
    const other = map.mac((BigInt(first) << 40n) | 0x11_2233_4455n) >> 40n;
    assert.equal(Number(other & 3n), first & 3);
  }
});

test('groups that are of a network follow it', () => {
  // 234.192.0.2 is of 192.0.2.0/24 (RFC 6034), ff3e:40:… of 2001:db8:1:2::/64 (RFC 3306).
  assert.equal(inet('234.192.0.2'), `234.${inet('192.0.2.0').replace(/\.0$/, '')}`);
  const network = map.inet6(numberOf('2001:db8:1:2::')) >> 64n;
  const group = map.inet6(numberOf('ff3e:40:2001:db8:1:2:0:1'));
  assert.equal((group >> 32n) & ((1n << 64n) - 1n), network);
  assert.equal(group >> 96n, 0xff3e_0040n);
  assert.equal(group & 0xffff_ffffn, 1n);
});

test('a key gives the same again, another key another', () => {
  const addresses = [0xc000_020a, 0xc633_6407, 0x0a01_0203];
  assert.deepEqual(addresses.map(addressMap(KEY).inet), addresses.map(map.inet));
  assert.notDeepEqual(
    addresses.map(addressMap(Buffer.from('fedcba9876543210')).inet),
    addresses.map(map.inet),
  );
});
