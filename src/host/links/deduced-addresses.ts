import type { Ipv4InterfaceAddress } from '../../proc/interfaces/link.ts';
import { Ipv4Address } from '../../proc/reading/address.ts';
import type { Ipv4Tables } from './ipv4-tables.ts';

/** An address of this host; the mask is `undefined` if unknown. */
export interface OwnAddress {
  readonly address: Ipv4Address;
  readonly netmask: Ipv4Address | undefined;
}

const LOOPBACK = 'lo';

function inNetwork({ word }: Ipv4Address, network: Ipv4Address, mask: Ipv4Address): boolean {
  return ((word ^ network.word) & mask.word) === 0;
}

/** Smaller the longer the common prefix of two addresses. */
function distance(a: Ipv4Address, b: Ipv4Address): number {
  return (a.word ^ b.word) >>> 0;
}

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
  const found = new Map<string, readonly OwnAddress[]>();
  let left = local.filter(({ word }) => !taken.has(word)).sort((a, b) => a.word - b.word);
  const assign = (iface: string, addresses: readonly Ipv4Address[], netmask: Ipv4Address): void => {
    const own = addresses.map((address) => ({ address, netmask }));
    if (own.length > 0) found.set(iface, [...(found.get(iface) ?? []), ...own]);
    const assigned = new Set(addresses);
    left = left.filter((own) => !assigned.has(own));
  };
  const assignNetwork = (iface: string, network: Ipv4Address, netmask: Ipv4Address): void =>
    assign(
      iface,
      left.filter((own) => inNetwork(own, network, netmask)),
      netmask,
    );
  const routes = connected.filter(({ iface, genmask }) => !told(iface) && !genmask.isZero);
  const networks = routes.filter(({ genmask }) => !isHostMask(genmask));
  const withNetwork = new Set(networks.map(({ iface }) => iface));
  for (const { address, prefixLength } of told(LOOPBACK) ? [] : localNetworks)
    assignNetwork(LOOPBACK, address, maskOf(prefixLength));
  for (const { iface, destination, genmask } of routes)
    if (!withNetwork.has(iface) && !found.has(iface)) assign(iface, nearest(left, destination), genmask);
  for (const { iface, destination, genmask } of networks.sort((a, b) => b.genmask.word - a.genmask.word))
    assignNetwork(iface, destination, genmask);
  return { found, left };
}

function isHostMask({ word }: Ipv4Address): boolean {
  return word === 0xffff_ffff;
}

function maskOf(prefixLength: number): Ipv4Address {
  return new Ipv4Address(prefixLength === 0 ? 0 : (-1 << (32 - prefixLength)) >>> 0);
}

function nearest(addresses: readonly Ipv4Address[], to: Ipv4Address): Ipv4Address[] {
  let nearest = addresses[0];
  for (const address of addresses)
    if (nearest === undefined || distance(address, to) < distance(nearest, to)) nearest = address;
  return nearest === undefined ? [] : [nearest];
}

/**
 * Adds broadcast and peer address. Whether the usual broadcast address, the highest of the network, was set cannot be told,
 * because the kernel routes it in any case; it is assumed to be set, as nearly all tools do.
 *
 * @param iface name of the interface that has the address
 */
export function completeAddress(own: OwnAddress, iface: string, tables: Ipv4Tables): Ipv4InterfaceAddress {
  const { address, netmask } = own;
  return {
    address,
    netmask,
    broadcast: netmask && broadcastOf(address, netmask, tables),
    destination: netmask && destinationOf(address, netmask, iface, tables),
  };
}

function broadcastOf({ word }: Ipv4Address, mask: Ipv4Address, tables: Ipv4Tables): Ipv4Address {
  const usual = highest(word, mask);
  const network = (word & mask.word) >>> 0;
  const networks = [
    ...tables.connected.map(({ destination, genmask }) => ({ address: destination, netmask: genmask })),
    ...tables.localNetworks.map(({ address, prefixLength }) => ({ address, netmask: maskOf(prefixLength) })),
  ];
  const smaller = networks.filter(({ netmask }) => netmask.word > mask.word);
  const unusual = [...tables.broadcasts].find(
    (other) =>
      (other & mask.word) >>> 0 === network &&
      other !== usual &&
      other !== network &&
      !smaller.some(({ address, netmask }) => inNetwork(new Ipv4Address(other), address, netmask)),
  );
  return new Ipv4Address(unusual ?? (tables.broadcasts.has(usual) ? usual : 0));
}

function highest(word: number, mask: Ipv4Address): number {
  return (word | ~mask.word) >>> 0;
}

/** The peer of a point-to-point link: it has a host route. */
function destinationOf(
  address: Ipv4Address,
  mask: Ipv4Address,
  iface: string,
  { connected }: Ipv4Tables,
): Ipv4Address {
  if (!isHostMask(mask)) return address;
  const ends = connected.filter((route) => route.iface === iface && isHostMask(route.genmask));
  const [end = address] = nearest(
    ends.map(({ destination }) => destination),
    address,
  );
  return end;
}
