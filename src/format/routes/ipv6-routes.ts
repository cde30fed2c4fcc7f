import type { Ipv6Address } from '../../proc/reading/address.ts';
import type { Ipv6Route } from '../../proc/routes/ipv6-route.ts';
import { type Field, left, right } from '../columns.ts';
import { writeHost } from '../endpoints.ts';
import type { LineWriter } from '../line-writer.ts';
import type { Names } from '../names.ts';
import { flagLetters, IPV6_FLAGS } from './route-flags.ts';

/** The title of the IPv6 routes. */
export const IPV6_ROUTES_TITLE = 'Kernel IPv6 routing table';
/** The title of the IPv6 routes of the cache. */
export const IPV6_CACHE_TITLE = 'Kernel IPv6 routing cache';

/** The heading of both. */
export const IPV6_ROUTES_HEADING =
  'Destination                    Next Hop                   Flag Met Ref  Use If';

/** `address/length`. */
export function writePrefix(out: LineWriter, address: Ipv6Address, length: number, names: Names): void {
  writeHost(out, address, names);
  out.text(`/${length}`);
}

/** The fields of an IPv6 route; -e changes nothing. */
export function ipv6RouteFields(names: Names): readonly Field<Ipv6Route>[] {
  return [
    left(30, (out, { destination, prefixLength }) => writePrefix(out, destination, prefixLength, names)),
    left(26, (out, { nextHop }) => writeHost(out, nextHop, names)),
    left(4, (out, { flags }) => out.text(flagLetters(flags, IPV6_FLAGS))),
    left(3, (out, { metric }) => out.decimal(metric)),
    left(1, (out, { refCount }) => out.decimal(refCount)),
    right(6, (out, { use }) => out.decimal(use)),
    left(0, (out, { iface }) => out.text(iface)),
  ];
}
