import { parseIfInet6 } from '../../proc/interfaces/if-inet6.ts';
import type { Address } from '../../proc/reading/address.ts';
import { optional } from '../root/optional.ts';
import type { Root } from '../root/root.ts';
import { readIpv4Tables } from './ipv4-tables.ts';

/** The addresses of the interfaces that a host, or one of its namespaces, has; none where the tables cannot be read. */
export function readOwnAddresses(root: Root): readonly Address[] {
  const bytes = optional(() => root.read('/proc/net/if_inet6'));
  const ipv6 = bytes === undefined ? [] : parseIfInet6(bytes).records;
  return [...readIpv4Tables(root).local, ...ipv6.map(({ address }) => address)];
}
