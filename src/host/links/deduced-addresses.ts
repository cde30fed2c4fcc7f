import type { Ipv4InterfaceAddress } from '../../proc/interfaces/link.ts';
import { Ipv4Address } from '../../proc/reading/address.ts';
import type { Ipv4Tables } from './ipv4-tables.ts';
import { SortedAddresses } from './sorted-addresses.ts';

/** An address of this host; the mask is `undefined` if unknown. */
export interface OwnAddress {
  readonly address: Ipv4Address;
  readonly netmask: Ipv4Address | undefined;
}

const LOOPBACK = 'lo';

/**
 * Assigns the host's own addresses to interfaces by the connected routes. An interface with host routes only is a
 * point-to-point link, and gets the address nearest to its peer. Any other address belongs to the interface of the smallest
 * connected network that contains it. Several addresses of an interface are sorted, since no file has their order.
 *
 * @param taken addresses whose interface is known, unsigned 32 bits
 * @param told whether the addresses of an interface are known
 * @returns addresses by interface, and those that belong to none
 */
export function deduceAddresses(
  { connected, local, localNetworks }: Ipv4Tables,
  taken: ReadonlySet<number>,
  told: (iface: string) => boolean,
): { readonly found: Map<string, readonly OwnAddress[]>; readonly left: readonly Ipv4Address[] } {
  const found = new Map<string, OwnAddress[]>();
  const own = new SortedAddresses(local.filter(({ word }) => !taken.has(word)));
  const assign = (iface: string, addresses: readonly Ipv4Address[], netmask: Ipv4Address): void => {
    if (addresses.length === 0) return;
    const known = found.get(iface) ?? [];
    found.set(iface, known);
    for (const address of addresses) known.push({ address, netmask });
  };
  const assignNetwork = (iface: string, { word }: Ipv4Address, netmask: Ipv4Address): void =>
    assign(iface, own.takeAll(lowest(word, netmask), highest(word, netmask)), netmask);
  const routes = connected.filter(({ iface, genmask }) => !told(iface) && !genmask.isZero);
  const networks = routes.filter(({ genmask }) => !isHostMask(genmask) && isContiguous(genmask));
  const withNetwork = new Set(networks.map(({ iface }) => iface));
  for (const { address, prefixLength } of told(LOOPBACK) ? [] : localNetworks)
    assignNetwork(LOOPBACK, address, maskOf(prefixLength));
  for (const { iface, destination, genmask } of routes) {
    if (withNetwork.has(iface) || found.has(iface)) continue;
    const nearest = own.takeNearest(destination);
    if (nearest !== undefined) assign(iface, [nearest], genmask);
  }
  for (const { iface, destination, genmask } of networks.sort((a, b) => b.genmask.word - a.genmask.word))
    assignNetwork(iface, destination, genmask);
  return { found, left: own.left };
}

function isHostMask({ word }: Ipv4Address): boolean {
  return word === 0xffff_ffff;
}

function maskOf(prefixLength: number): Ipv4Address {
  return new Ipv4Address(prefixLength === 0 ? 0 : (-1 << (32 - prefixLength)) >>> 0);
}

/** The first address of a network, unsigned. */
function lowest(word: number, mask: Ipv4Address): number {
  return (word & mask.word) >>> 0;
}

/** The last one. */
function highest(word: number, mask: Ipv4Address): number {
  return (word | ~mask.word) >>> 0;
}

/**
 * Makes what adds broadcast and peer address to an address of an interface. Whether the usual broadcast address, the highest of the
 * network, was set cannot be told, because the kernel routes it in any case; it is assumed to be set, as nearly all tools do.
 */
export function addressCompleter(
  tables: Ipv4Tables,
): (own: OwnAddress, iface: string) => Ipv4InterfaceAddress {
  const broadcastOf = broadcasts(tables);
  const peers = peersOf(tables);
  return ({ address, netmask }, iface) => ({
    address,
    netmask,
    broadcast: netmask && broadcastOf(address, netmask),
    destination: netmask && ((isHostMask(netmask) && peers.get(iface)?.nearest(address)) || address),
  });
}

/** The other ends of point-to-point links: they have host routes. */
function peersOf({ connected }: Ipv4Tables): ReadonlyMap<string, SortedAddresses> {
  const ends = new Map<string, Ipv4Address[]>();
  for (const { iface, destination, genmask } of connected) {
    if (!isHostMask(genmask)) continue;
    const known = ends.get(iface) ?? [];
    ends.set(iface, known);
    known.push(destination);
  }
  return new Map([...ends].map(([iface, addresses]) => [iface, new SortedAddresses(addresses)]));
}

/** The broadcast address of a network: one that was set explicitly, or the usual one. */
function broadcasts(tables: Ipv4Tables): (address: Ipv4Address, mask: Ipv4Address) => Ipv4Address {
  const networks = networksByMask(tables);
  const inSmaller = (word: number, mask: Ipv4Address): boolean =>
    networks.some(([smaller, words]) => smaller.word > mask.word && words.has(lowest(word, smaller)));
  const order = new Map([...tables.broadcasts].map((word, index) => [word, index]));
  const sorted = new SortedAddresses([...tables.broadcasts].map((word) => new Ipv4Address(word)));
  const known = new Map<string, Ipv4Address>();
  const find = (network: number, usual: number, mask: Ipv4Address): number => {
    let unusual: number | undefined;
    for (const { word } of sorted.between(network + 1, usual - 1))
      if (
        (unusual === undefined || Number(order.get(word)) < Number(order.get(unusual))) &&
        !inSmaller(word, mask)
      )
        unusual = word;
    return unusual ?? (tables.broadcasts.has(usual) ? usual : 0);
  };
  return ({ word }, mask) => {
    const network = lowest(word, mask);
    const key = `${network}/${mask.word}`;
    const broadcast = known.get(key) ?? new Ipv4Address(find(network, highest(word, mask), mask));
    known.set(key, broadcast);
    return broadcast;
  };
}

/** The connected networks and those of the loopback, by their masks. */
function networksByMask({
  connected,
  localNetworks,
}: Ipv4Tables): (readonly [mask: Ipv4Address, words: Set<number>])[] {
  const byMask = new Map<number, readonly [mask: Ipv4Address, words: Set<number>]>();
  const add = ({ word }: Ipv4Address, mask: Ipv4Address): void => {
    const known = byMask.get(mask.word) ?? [mask, new Set()];
    byMask.set(mask.word, known);
    known[1].add(lowest(word, mask));
  };
  for (const { destination, genmask } of connected) if (isContiguous(genmask)) add(destination, genmask);
  for (const { address, prefixLength } of localNetworks) add(address, maskOf(prefixLength));
  return [...byMask.values()];
}

/** The kernel has no other masks: ones, then zeros. */
function isContiguous({ word }: Ipv4Address): boolean {
  const zeros = ~word >>> 0;
  return (zeros & (zeros + 1)) === 0;
}
