import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numericNames } from '../../src/format/names.ts';
import type { CachedRoute } from '../../src/proc/legacy/rt-cache.ts';
import { Ipv4Address, Ipv6Address } from '../../src/proc/reading/address.ts';
import type { Ipv6Route } from '../../src/proc/routes/ipv6-route.ts';
import type { Neighbour } from '../../src/proc/routes/ndisc.ts';
import type { Route } from '../../src/proc/routes/route.ts';
import {
  describeAppletalkRoute,
  describeAx25Route,
  describeIpxRoute,
  describeNetromRoute,
  describeRoseRoute,
  describeX25Route,
} from '../../src/records/describe/old-routes.ts';
import {
  describeCachedRoute,
  describeIpv6Route,
  describeNeighbour,
  describeRoute,
} from '../../src/records/describe/routes.ts';
import { assertDescribed, EMPTY_NAMES, NAMES, TEXT } from './described.ts';

const ROUTE: Route = {
  iface: 'eth\x9b',
  destination: new Ipv4Address(0x0a010000),
  gateway: new Ipv4Address(0x0a000001),
  flags: 0x3,
  refCount: 1,
  use: 2,
  metric: 3,
  genmask: new Ipv4Address(0xffff0000),
  mtu: 4,
  window: 5,
  irtt: 6,
};

test('an IPv4 route', () => {
  assertDescribed('route', describeRoute(ROUTE, NAMES), {
    family: 'inet',
    cached: false,
    destination: '10.1.0.0',
    destinationHost: `network 10.1.0.0 ${TEXT}`,
    genmask: '255.255.0.0',
    gateway: '10.0.0.1',
    gatewayHost: `route host 10.0.0.1 ${TEXT}`,
    flags: 'UG',
    metric: 3,
    refCount: 1,
    use: 2,
    mtu: 4,
    window: 5,
    irtt: 6,
    iface: 'eth\\x9b',
  });
});

test('an IPv4 route to a host; a metric with a sign; the default route', () => {
  const host = describeRoute({ ...ROUTE, flags: 0x5, metric: -1 }, NAMES);
  assert.deepEqual(
    [host.destinationHost, host.flags, host.metric],
    [`route host 10.1.0.0 ${TEXT}`, 'UH', 4_294_967_295],
  );
  const nowhere = new Ipv4Address(0);
  const standard = describeRoute({ ...ROUTE, destination: nowhere, gateway: nowhere }, NAMES);
  for (const record of [standard, describeRoute(ROUTE, numericNames), describeRoute(ROUTE, EMPTY_NAMES)]) {
    assert.deepEqual(
      Object.keys(record).filter((key) => key.endsWith('Host')),
      [],
    );
  }
});

const IPV6: Ipv6Route = {
  destination: new Ipv6Address(0x20010db8, 0, 0, 0),
  prefixLength: 32,
  source: new Ipv6Address(0, 0, 0, 0),
  sourcePrefixLength: 0,
  nextHop: new Ipv6Address(0xfe800000, 0, 0, 1),
  metric: -1,
  refCount: 2,
  use: 3,
  flags: 0x3,
  iface: 'eth\x9b',
};

test('an IPv6 route', () => {
  assertDescribed('route', describeIpv6Route(IPV6, true, NAMES), {
    family: 'inet6',
    cached: true,
    destination: '2001:db8::',
    destinationHost: `route host 2001:db8:: ${TEXT}`,
    prefixLength: 32,
    gateway: 'fe80::1',
    gatewayHost: `route host fe80::1 ${TEXT}`,
    flags: 'UG',
    metric: 4_294_967_295,
    refCount: 2,
    use: 3,
    iface: 'eth\\x9b',
  });
  const standard = describeIpv6Route({ ...IPV6, destination: new Ipv6Address(0, 0, 0, 0) }, false, NAMES);
  assert.deepEqual([standard.cached, 'destinationHost' in standard], [false, false]);
});

test('an IPv6 route for a source prefix', () => {
  const source = new Ipv6Address(0x20010db8, 0xa0000, 0, 0);
  assertDescribed(
    'route',
    describeIpv6Route({ ...IPV6, source, sourcePrefixLength: 48 }, false, numericNames),
    {
      family: 'inet6',
      cached: false,
      destination: '2001:db8::',
      prefixLength: 32,
      source: '2001:db8:a::',
      sourcePrefixLength: 48,
      gateway: 'fe80::1',
      flags: 'UG',
      metric: 4_294_967_295,
      refCount: 2,
      use: 3,
      iface: 'eth\\x9b',
    },
  );
  const unreadable = describeIpv6Route({ ...IPV6, source: undefined, sourcePrefixLength: 48 }, false, NAMES);
  assert.ok(!('source' in unreadable) && !('sourcePrefixLength' in unreadable));
});

const CACHED: CachedRoute = {
  ...ROUTE,
  source: new Ipv4Address(0xc0000201),
  tos: 10,
  hhRef: 7,
  hhUpToDate: 8,
  specificDestination: new Ipv4Address(0xc0000203),
};

test('a cached IPv4 route; its type of service is hexadecimal in the table', () => {
  const { genmask: _genmask, ...expected } = describeRoute(ROUTE, NAMES);
  assertDescribed('route', describeCachedRoute(CACHED, 'Linux 2.2', NAMES), {
    ...expected,
    cached: true,
    destinationHost: `host 10.1.0.0 ${TEXT}`,
    gatewayHost: `host 10.0.0.1 ${TEXT}`,
    flags: 'G-',
    source: '192.0.2.1',
    tos: 0x10,
  });
  assert.ok(!('tos' in describeCachedRoute(CACHED, 'Linux 2.0', NAMES)));
});

test('an IPv6 neighbour', () => {
  const neighbour: Neighbour = {
    address: new Ipv6Address(0xfe800000, 0, 0, 2),
    prefixLength: 128,
    state: 2,
    confirmed: 1,
    reachableTime: 2,
    staleTime: 3,
    refCount: 4,
    flags: 0x80,
    iface: 'eth\x9b',
    hardwareAddress: ['02', '00', '00', '00', '00', '01'],
  };
  assertDescribed('route', describeNeighbour(neighbour, NAMES), {
    family: 'inet6',
    cached: true,
    destination: 'fe80::2',
    destinationHost: `host fe80::2 ${TEXT}`,
    prefixLength: 128,
    flags: 'R',
    refCount: 4,
    iface: 'eth\\x9b',
    hardwareAddress: '02:00:00:00:00:01',
    state: 'REACHABLE',
  });
});

test('routes of AX.25: a use count of 0 is none', () => {
  const route = { callsign: 'CALL\x9b', iface: 'ax0\x9b', use: 3 };
  const expected = { family: 'ax25', cached: false, destination: 'CALL\\x9b', iface: 'ax0\\x9b' } as const;
  assertDescribed('route', describeAx25Route(route), { ...expected, use: 3 });
  assertDescribed('route', describeAx25Route({ ...route, use: 0 }), expected);
});

test('routes of X.25 and AppleTalk', () => {
  assertDescribed('route', describeX25Route({ address: '123', digits: 3, iface: 'x\x9b' }), {
    family: 'x25',
    cached: false,
    destination: '123',
    prefixLength: 3,
    iface: 'x\\x9b',
  });
  const appletalk = { target: '1:\x9b', router: '2:\x9b', flags: 3, iface: 'e\x9b' };
  assertDescribed('route', describeAppletalkRoute(appletalk), {
    family: 'ddp',
    cached: false,
    destination: '1:\\x9b',
    gateway: '2:\\x9b',
    flags: 'UG',
    iface: 'e\\x9b',
  });
});

test('routes of IPX, one without a router', () => {
  const expected = { family: 'ipx', cached: false, destination: '0000001A' } as const;
  assertDescribed('route', describeIpxRoute({ network: 0x1a, router: { network: 0x2b, node: 3 } }), {
    ...expected,
    gateway: '0000002B:000000000003',
  });
  assertDescribed('route', describeIpxRoute({ network: 0x1a, router: { network: 0, node: 0 } }), expected);
});

test('routes of NET/ROM and ROSE', () => {
  const known = { number: 1, callsign: 'NEAR\x9b', iface: 'ax0\x9b' };
  const node = { callsign: 'FAR\x9b', mnemonic: 'M\x9b', route: { quality: 192, neighbour: 1 } };
  const expected = { family: 'netrom', cached: false, destination: 'FAR\\x9b', mnemonic: 'M\\x9b' } as const;
  assertDescribed('route', describeNetromRoute({ node, neighbour: known }), {
    ...expected,
    iface: 'ax0\\x9b',
    neighbours: ['NEAR\\x9b'],
    quality: 192,
  });
  assertDescribed(
    'route',
    describeNetromRoute({ node: { ...node, route: undefined }, neighbour: undefined }),
    {
      ...expected,
      neighbours: [],
    },
  );
  const neighbours = [
    [1, [known]],
    [2, []],
  ] as const;
  assertDescribed('route', describeRoseRoute({ address: '2080\x9b', neighbours }), {
    family: 'rose',
    cached: false,
    destination: '2080\\x9b',
    neighbours: ['NEAR\\x9b'],
  });
});
