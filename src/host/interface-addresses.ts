import { networkInterfaces } from 'node:os';
import { HostError } from '../errors.ts';
import { Ipv4Address } from '../proc/address.ts';
import { parseIpv4 } from '../proc/address-text.ts';
import { IFF_LOOPBACK, IFF_RUNNING, IFF_UP, type Ipv4InterfaceAddress, type Link } from '../proc/link.ts';
import { completeAddress, deduceAddresses, type OwnAddress } from './deduced-addresses.ts';
import { readIpv4Tables } from './ipv4-tables.ts';
import type { Root } from './root.ts';

/** IPv4 addresses in their order, by the name of the interface or the label that they carry, latin1. */
export type Labels = ReadonlyMap<string, readonly OwnAddress[]>;

/**
 * What the running system says of its IPv4 addresses: it names those of interfaces that are RUNNING. Of a recorded host it
 * knows nothing.
 */
export function readLabels(root: Root): Labels {
  const labels = new Map<string, OwnAddress[]>();
  for (const [name, entries = []] of Object.entries(root.live ? askSystem() : {})) {
    const addresses = entries.flatMap(({ address, netmask }) => {
      const own = parseIpv4(address);
      return own === undefined ? [] : [{ address: own, netmask: parseIpv4(netmask) }];
    });
    if (addresses.length > 0) labels.set(Buffer.from(name).toString('latin1'), addresses);
  }
  return labels;
}

/** Where a sandbox hides the interfaces, this fails. */
function askSystem(): ReturnType<typeof networkInterfaces> {
  try {
    return networkInterfaces();
  } catch {
    return {};
  }
}

/** The interface that a label belongs to: `eth0` of `eth0:1`. */
export function interfaceOf(name: string): string {
  return name.split(':', 1)[0] ?? '';
}

/**
 * The first IPv4 address of each interface and label, as far as it can be known: what the running system says, and for
 * the rest what the tables of routes tell.
 */
export function readInterfaceAddresses(
  root: Root,
  labels: Labels,
  links: ReadonlyMap<string, Link | HostError>,
): ReadonlyMap<string, Ipv4InterfaceAddress> {
  const tables = readIpv4Tables(root);
  const taken = new Set([...labels.values()].flat().map(({ address }) => address.word));
  const { found, left } = deduceAddresses(tables, taken);
  for (const [name, [first]] of labels) if (first !== undefined) found.set(name, first);
  const [idle, ...others] = root.live ? silentLinks(links).filter(([name]) => !found.has(name)) : [];
  const [address] = left;
  if (idle !== undefined && others.length === 0 && address !== undefined) {
    const [name, { flags }] = idle;
    // Of a link that is up, any other address would have a route.
    found.set(name, { address, netmask: flags & IFF_UP ? new Ipv4Address(0xffff_ffff) : undefined });
  }
  return new Map([...found].map(([name, own]) => [name, completeAddress(own, interfaceOf(name), tables)]));
}

/** The links of which the running system does not tell the addresses. */
function silentLinks(links: ReadonlyMap<string, Link | HostError>): [name: string, link: Link][] {
  return [...links].filter(
    (entry): entry is [string, Link] =>
      !(entry[1] instanceof HostError) && (entry[1].flags & (IFF_RUNNING | IFF_LOOPBACK)) === 0,
  );
}
