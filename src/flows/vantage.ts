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
  /** The addresses of its interfaces, as records have them. */
  readonly addresses: readonly string[];
  /** Addresses and ports that are rewritten there (NAT); undefined where that may not be read. */
  readonly translations: readonly Translation[] | undefined;
}

/** Two ends of a connection. */
export interface Ends {
  readonly protocol: string;
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
}

/** A connection whose ends are rewritten: as who opened it has them, and as the other side has them. */
export interface Translation {
  readonly before: Ends;
  readonly after: Ends;
}

/** What rows of the same ends have in common. */
export function endsKey({ protocol, source, sourcePort, destination, destinationPort }: Ends): string {
  return `${protocol} ${source} ${sourcePort} ${destination} ${destinationPort}`;
}

/** What the row of the other side has in common with others of it. */
export function mirrorKey({ protocol, source, sourcePort, destination, destinationPort }: Ends): string {
  return `${protocol} ${destination} ${destinationPort} ${source} ${sourcePort}`;
}
