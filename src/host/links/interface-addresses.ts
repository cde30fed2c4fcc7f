import { HostError } from '../../errors.ts';
import { IFF, type Ipv4InterfaceAddress, type Link } from '../../proc/interfaces/link.ts';
import { parseIpv4 } from '../../proc/reading/address-text.ts';
import { type Root, wasLive } from '../root/root.ts';
import { addressCompleter, deduceAddresses, type OwnAddress } from './deduced-addresses.ts';
import { readIpv4Tables } from './ipv4-tables.ts';
import type { SystemInterfaces } from './system-interfaces.ts';

/** IPv4 addresses in the kernel's order, by interface name or label, latin1. */
export type Labels = ReadonlyMap<string, readonly OwnAddress[]>;

/** The IPv4 addresses that netlink reports. */
export function labelsOf(system: SystemInterfaces): Labels {
  const labels = new Map<string, OwnAddress[]>();
  for (const [name, entries] of system) {
    const addresses = entries.flatMap(({ address, netmask }) => {
      const own = parseIpv4(address);
      return own === undefined ? [] : [{ address: own, netmask: parseIpv4(netmask) }];
    });
    if (addresses.length > 0) labels.set(name, addresses);
  }
  return labels;
}

/** The interface that a label belongs to: `eth0` of `eth0:1`. */
export function interfaceOf(name: string): string {
  return name.split(':', 1)[0] ?? '';
}

/**
 * The IPv4 addresses of each interface and label, the primary one first: from netlink on the running host, otherwise deduced
 * from the routing tables.
 */
export function readInterfaceAddresses(
  root: Root,
  labels: Labels,
  links: ReadonlyMap<string, Link | HostError>,
): ReadonlyMap<string, readonly Ipv4InterfaceAddress[]> {
  const tables = readIpv4Tables(root);
  const labelled = new Set([...labels.keys()].map(interfaceOf));
  const told = (iface: string): boolean =>
    labelled.has(iface) || (labels.size > 0 && hasFlag(links, iface, IFF.RUNNING));
  const taken = new Set([...labels.values()].flat().map(({ address }) => address.word));
  const { found, left } = deduceAddresses(tables, taken, told);
  const [address] = left;
  const [down, ...others] = [...links.keys()].filter((name) => !hasFlag(links, name, IFF.UP));
  // A link that is down has no routes: the last address left belongs to it if it is the only such link.
  if (wasLive(root) && address !== undefined && down !== undefined && others.length === 0 && !found.has(down))
    found.set(down, [{ address, netmask: undefined }]);
  for (const [name, addresses] of labels) found.set(name, addresses);
  const complete = addressCompleter(tables);
  return new Map(
    [...found].map(([name, addresses]) => [name, addresses.map((own) => complete(own, interfaceOf(name)))]),
  );
}

function hasFlag(links: ReadonlyMap<string, Link | HostError>, name: string, flag: number): boolean {
  const link = links.get(name);
  return link !== undefined && !(link instanceof HostError) && (link.flags & flag) !== 0;
}
