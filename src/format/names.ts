import type { Address, Ipv4Address } from '../proc/reading/address.ts';

/** Protocols that a port may belong to; a raw socket's "port" is an IP protocol number. */
export type PortProtocol = 'tcp' | 'udp' | 'raw';

/**
 * Numbers to names, answered at once: whoever builds a `Names` has done the look-ups before.
 * All strings are latin1, one character a byte; a name can be empty. `undefined` means: print the number.
 */
export interface Names {
  /**
   * The name of one end of a socket, or of a group. `::` is called `[::]`, 0.0.0.0 nothing, and any other IPv4 address whose
   * first octet is 0 is looked up as a network (observed, net-tools 2.10).
   */
  host(address: Address): string | undefined;
  /** The name of a host in a table of routes: as `host`, but never looked up as a network. */
  routeHost(address: Address): string | undefined;
  /** The name of an IPv4 network by its number, 10.1.0.0; nothing for 0.0.0.0. */
  network(address: Ipv4Address): string | undefined;
  /** The name of a port of 1 to 65535. */
  service(port: number, protocol: PortProtocol): string | undefined;
  /** The name of a user; `uid` signed or unsigned. */
  user(uid: number): string | undefined;
}

/** `-n`: every number stays a number. */
export const numericNames: Names = {
  host: () => undefined,
  routeHost: () => undefined,
  network: () => undefined,
  service: () => undefined,
  user: () => undefined,
};
