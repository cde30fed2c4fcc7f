import { field } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { Explained } from './note.ts';
import { NEIGHBOUR_STATES, ROUTE_FAMILIES, ROUTE_FLAGS } from './words.ts';

/** A route. Which fields there are depends on its family, the kernel and the table. */
export interface RouteRecord extends Explained {
  /** `inet` is IPv4, `inet6` IPv6, `ddp` AppleTalk. */
  readonly family: 'inet' | 'inet6' | 'ax25' | 'x25' | 'ipx' | 'ddp' | 'netrom' | 'rose';
  /** Whether it is of the cache, -C. */
  readonly cached: boolean;
  /** Numeric, without its length. Of X.25 the digits that count, of AX.25 and NET/ROM the callsign. */
  readonly destination: string;
  /** The name of the destination, where it was looked up and has one. */
  readonly destinationHost?: string;
  /** How much of the destination counts: bits of IPv6, digits of X.25. */
  readonly prefixLength?: number;
  /** The mask of the destination: IPv4. */
  readonly genmask?: string;
  /** Numeric; 0.0.0.0 or :: for none, IPv4 with the flag G for an IPv6 address, which the table cannot show; IPX: absent for none. */
  readonly gateway?: string;
  readonly gatewayHost?: string;
  /** netstat's letters: `UG`. */
  readonly flags?: string;
  /** 0 to 2^32 - 1. Of several routes to the same destination the one with the lowest counts. */
  readonly metric?: number;
  /** References to it; the kernels of today print 0 for IPv4. */
  readonly refCount?: number;
  /** Look-ups; the kernels of today print 0. */
  readonly use?: number;
  /** In bytes, 0 for none given. The kernel prints the segment size that it announces, and 40 more. */
  readonly mtu?: number;
  /** In bytes, 0 for none given. */
  readonly window?: number;
  /** Initial round trip time in milliseconds, 0 for none given. */
  readonly irtt?: number;
  /** IPv4: `*` for none, as of routes that refuse or drop. */
  readonly iface?: string;
  /** IPv4 cache: the source that the route was looked up for; IPv6: where packets must come from, absent where any source will do. */
  readonly source?: string;
  /** IPv6: bits of the source that count; absent with it. */
  readonly sourcePrefixLength?: number;
  /** IPv4 cache since Linux 2.2: the type of service. */
  readonly tos?: number;
  /** IPv6 neighbours, which old kernels have in the place of a cache. */
  readonly hardwareAddress?: string;
  /** IPv6 neighbours: netstat's word, `REACHABLE`. */
  readonly state?: string;
  /** NET/ROM and ROSE: the callsigns of those by whom the destination is reached. */
  readonly neighbours?: readonly string[];
  /** NET/ROM: the name of the node. */
  readonly mnemonic?: string;
  /** NET/ROM: 0 to 255, the highest is the best. */
  readonly quality?: number;
}

/** What is known of these records. */
export const ROUTE: RecordKind<RouteRecord> = {
  plural: 'routes',
  title: 'routes',
  fields: [
    field('family', 'word', 'inet, inet6, ax25, x25, ipx, ddp, netrom, rose', {
      vocabulary: ROUTE_FAMILIES,
    }),
    field('cached', 'boolean', 'whether it is of the cache'),
    field('destination', 'address', 'destination, numeric'),
    field('destinationHost', 'host', 'name of the destination'),
    field('prefixLength', 'integer', 'inet6: bits of the destination that count'),
    field('genmask', 'address', 'inet: mask of the destination'),
    field('gateway', 'address', 'gateway, 0.0.0.0 or :: for none'),
    field('gatewayHost', 'host', 'name of the gateway'),
    field('flags', 'text', "netstat's letters", { vocabulary: ROUTE_FLAGS }),
    field('metric', 'integer', 'metric'),
    field('refCount', 'integer', 'references'),
    field('use', 'integer', 'look-ups'),
    field('mtu', 'integer', 'MTU in bytes, 0 for none given'),
    field('window', 'integer', 'window in bytes, 0 for none given'),
    field('irtt', 'integer', 'initial round trip time, ms'),
    field('iface', 'text', 'interface'),
    field('source', 'address', 'inet cache: source; inet6: source prefix'),
    field('sourcePrefixLength', 'integer', 'inet6: bits of the source that count'),
    field('tos', 'integer', 'inet cache: type of service'),
    field('hardwareAddress', 'text', 'inet6 neighbours: hardware address'),
    field('state', 'word', 'inet6 neighbours: state', { vocabulary: NEIGHBOUR_STATES }),
    field('neighbours', 'text', 'netrom, rose: callsigns of the neighbours', { many: true }),
    field('mnemonic', 'text', 'netrom: name of the node'),
    field('quality', 'integer', 'netrom: quality of the route'),
  ],
  aliases: { host: ['destinationHost', 'gatewayHost'], address: ['destination', 'gateway'] },
  required: {
    family: true,
    cached: true,
    destination: true,
  },
  nullable: {},
};
