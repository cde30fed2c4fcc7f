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
  /** Addresses and ports that the host rewrites. */
  readonly translations: readonly Translation[];
}

/** Two ends of a connection. */
export interface Ends {
  readonly protocol: string;
  readonly source: string;
  readonly sourcePort: number;
  readonly destination: string;
  readonly destinationPort: number;
}

/** A connection whose ends a host rewrites (NAT): as who opened it has them, and as the other side has them. */
export interface Translation {
  readonly before: Ends;
  readonly after: Ends;
}

/** What rows of the same ends have in common. */
export function endsKey({ protocol, source, sourcePort, destination, destinationPort }: Ends): string {
  return `${protocol} ${source} ${sourcePort} ${destination} ${destinationPort}`;
}

/** The same connection as the other side has it. */
export function reversed({ protocol, source, sourcePort, destination, destinationPort }: Ends): Ends {
  return {
    protocol,
    source: destination,
    sourcePort: destinationPort,
    destination: source,
    destinationPort: sourcePort,
  };
}
