import type { Explained } from './record.ts';

/** A route. Which fields there are depends on its family, the kernel and the table. */
export interface RouteRecord extends Explained {
  /** `inet`, `inet6`, `ax25`, `x25`, `ipx`, `ddp`, `netrom`, `rose`. */
  readonly family: string;
  /** Whether it is of the cache, -C. */
  readonly cached: boolean;
  /** Numeric, without its length. */
  readonly destination: string;
  /** The name of the destination, where it was looked up and has one. */
  readonly destinationHost?: string;
  /** Bits of the destination that count: IPv6. */
  readonly prefixLength?: number;
  /** The mask of the destination: IPv4. */
  readonly genmask?: string;
  /** Numeric; 0.0.0.0 or :: for none. */
  readonly gateway?: string;
  readonly gatewayHost?: string;
  /** netstat's letters. */
  readonly flags?: string;
  readonly metric?: number;
  readonly refCount?: number;
  readonly use?: number;
  /** In bytes, 0 for none given. */
  readonly mtu?: number;
  /** In bytes, 0 for none given. */
  readonly window?: number;
  /** Initial round trip time in milliseconds, 0 for none given. */
  readonly irtt?: number;
  readonly iface?: string;
  /** IPv4 cache: the source that the route was looked up for. */
  readonly source?: string;
  /** IPv4 cache: the type of service. */
  readonly tos?: number;
  /** IPv6 neighbours of old kernels, NET/ROM, ROSE: by whom the destination is reached. */
  readonly hardwareAddress?: string;
  readonly state?: string;
  readonly neighbours?: readonly string[];
  readonly mnemonic?: string;
  readonly quality?: number;
}
