/** The addresses of interfaces are deduced in linear time, however many interfaces, masks and addresses there are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressCompleter, deduceAddresses } from '../../src/host/links/deduced-addresses.ts';
import type { Ipv4Tables } from '../../src/host/links/ipv4-tables.ts';
import { Ipv4Address } from '../../src/proc/reading/address.ts';
import type { Route } from '../../src/proc/routes/route.ts';
import { growth, LINEAR } from './growth.ts';

const TEN = 0x0a000000;
const maskOf = (length: number): number => (-1 << (32 - length)) >>> 0;

/** What the tables of a host have of its interface number N. */
interface Shape {
  readonly iface: (n: number) => string;
  readonly network: (n: number) => number;
  readonly length: (n: number) => number;
}

const SHAPES: Readonly<Record<string, Shape>> = {
  'a network each': { iface: (n) => `v${n}`, network: (n) => TEN + n * 4, length: () => 30 },
  'networks of many lengths': {
    iface: (n) => `v${n}`,
    network: (n) => TEN + n * 256,
    length: (n) => 24 + (n % 8),
  },
  'networks inside each other': {
    iface: (n) => `v${n}`,
    network: (n) => TEN + n,
    length: (n) => 8 + (n % 24),
  },
  'many networks of one': { iface: () => 'v', network: (n) => TEN + n * 4, length: () => 30 },
  'the same network for all': { iface: (n) => `v${n}`, network: () => TEN, length: () => 8 },
  'the peer of each': { iface: (n) => `v${n}`, network: (n) => TEN + n * 3, length: () => 32 },
  'many peers of one': { iface: () => 'v', network: (n) => TEN + n * 3, length: () => 32 },
};

function tablesOf({ iface, network, length }: Shape, size: number): Ipv4Tables {
  const all = Array.from({ length: size }, (_, n) => n);
  const route = (n: number) => {
    const genmask = new Ipv4Address(maskOf(length(n)));
    return { iface: iface(n), destination: new Ipv4Address((network(n) & genmask.word) >>> 0), genmask };
  };
  return {
    connected: all.map((n) => route(n) as Route),
    local: all.map((n) => new Ipv4Address(TEN + n * 4 + 1)),
    localNetworks: [],
    broadcasts: new Set(all.map((n) => TEN + n * 4 + 3)),
  };
}

for (const [name, shape] of Object.entries(SHAPES)) {
  test(name, () => {
    const times = growth(
      (size) => {
        const tables = tablesOf(shape, size);
        const { found } = deduceAddresses(tables, new Set(), () => false);
        const complete = addressCompleter(tables);
        for (const [iface, addresses] of found) for (const own of addresses) complete(own, iface);
      },
      256,
      2048,
    );
    assert.ok(times === undefined || times <= LINEAR, String(times));
  });
}
