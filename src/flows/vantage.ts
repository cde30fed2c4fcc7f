import type { Names } from '../format/names.ts';
import type { Address, Endpoint } from '../proc/reading/address.ts';
import type { NetnsRecord } from '../records/netns.ts';

/** From where rows were seen: one network namespace of one host. */
export interface Vantage {
  /** The host's name, where several hosts are shown. */
  readonly host?: string | undefined;
  readonly netns?: NetnsRecord | undefined;
  /** When it was looked at, in milliseconds since 1970; undefined where that is not known. */
  readonly time?: number | undefined;
  /** The ports that the kernel gives to sockets which ask for none (net.ipv4.ip_local_port_range); undefined where that cannot be read. */
  readonly clientPorts?: readonly [lowest: number, highest: number] | undefined;
  /** The addresses of its interfaces. */
  readonly addresses: readonly Address[];
  /** Addresses and ports that are rewritten there (NAT); undefined where that may not be read. */
  readonly translations: readonly Translation[] | undefined;
  /** The names that were looked up. */
  readonly names: Names;
}

/** A connection whose ends are rewritten: as who opened it has them, and as the other side has them. */
export interface Translation {
  readonly protocol: string;
  readonly before: Ends;
  readonly after: Ends;
}

export interface Ends {
  readonly source: Endpoint;
  readonly destination: Endpoint;
}
