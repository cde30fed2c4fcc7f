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
