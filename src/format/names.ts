import type { Address, Ipv4Address } from '../proc/reading/address.ts';

/** Protocols that a port may belong to; a raw socket's "port" is an IP protocol number. */
export type PortProtocol = 'tcp' | 'udp' | 'raw';

/**
 * The names of numbers, all looked up beforehand. Strings are latin1, one character a byte, and may be empty; `undefined`
 * means that the number is printed.
 */
export interface Names {
  /**
   * The name of the address of a socket or group. `::` is called `[::]`, 0.0.0.0 has no name, and any other IPv4 address
   * whose first octet is 0 is looked up as a network (observed, net-tools 2.10).
   */
  host(address: Address): string | undefined;
  /** The name of a host in a routing table: as host(), but never looked up as a network. */
  routeHost(address: Address): string | undefined;
  /** The name of an IPv4 network such as 10.1.0.0; 0.0.0.0 has none. */
  network(address: Ipv4Address): string | undefined;
  /** The name of a port of 1 to 65535. */
  service(port: number, protocol: PortProtocol): string | undefined;
  /** The name of a user; `uid` signed or unsigned. */
  user(uid: number): string | undefined;
}

/** The names of -n: there are none. */
export const numericNames: Names = {
  host: () => undefined,
  routeHost: () => undefined,
  network: () => undefined,
  service: () => undefined,
  user: () => undefined,
};

/** A port that a service has. */
export interface ServicePort {
  readonly port: number;
  /** As /etc/services has it: `tcp`, `udp`, …; `raw` for the number of a protocol in /etc/protocols. */
  readonly protocol: string;
}

/** Names to numbers, as the host knows them. Names are text, as a user typed them. */
export interface Lookups {
  /** The ports of a service; none for one that nobody knows. */
  servicePorts(name: string): readonly ServicePort[];
  uidOf(name: string): number | undefined;
  /**
   * The addresses of a host, none while they are not known. Asked at each record, since they may change between frames: it
   * must give the same array as long as they do not.
   */
  hostAddresses(name: string): readonly string[];
}
