import type { Address } from '../proc/address.ts';

/** Protocols that a port may belong to; a raw socket's "port" is an IP protocol number. */
export type PortProtocol = 'tcp' | 'udp' | 'raw';

/**
 * Numbers to names, answered at once: whoever builds a `Names` has done the look-ups before.
 * All strings are latin1, one character a byte. `undefined` means: print the number.
 */
export interface Names {
  host(address: Address): string | undefined;
  service(port: number, protocol: PortProtocol): string | undefined;
  user(uid: number): string | undefined;
}

/** `-n`: every number stays a number. */
export const numericNames: Names = {
  host: () => undefined,
  service: () => undefined,
  user: () => undefined,
};
