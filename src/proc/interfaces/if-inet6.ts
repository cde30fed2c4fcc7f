import type { Ipv6Address } from '../reading/address.ts';
import { ipv6At } from '../reading/ipv6-words.ts';
import { parseLines } from '../reading/lines.ts';
import type { Parsed } from '../reading/parsed.ts';

/**
 * A line of /proc/net/if_inet6, printed by if6_seq_show, all numbers hexadecimal: the address, the number of the interface,
 * prefix length, scope, flags, name:
 *
 *     fe800000000000006058a4fffe3c5b0a 02 40 20 80     eth0
 */
export interface Ipv6InterfaceAddress {
  readonly address: Ipv6Address;
  readonly prefixLength: number;
  /** IPV6_ADDR_SCOPE_MASK: 0 global, 0x10 host, 0x20 link, 0x40 site; 0x80 for an IPv4-compatible address. */
  readonly scope: number;
  /** Name of the interface, latin1. */
  readonly iface: string;
}

/** The six columns with a blank between them. net-tools reads at most two digits of the prefix length and of the scope. */
const COLUMNS = /^[0-9a-f]{32} [0-9a-f]{1,8} ([0-9a-f]{1,2}) ([0-9a-f]{1,2}) [0-9a-f]{1,8} ([^ ]+)$/i;

/** Reads the table, which has no heading. */
export function parseIfInet6(bytes: Uint8Array): Parsed<Ipv6InterfaceAddress> {
  return parseLines(bytes, {}, (scanner) => {
    scanner.skipBlanks();
    const start = scanner.position;
    const words = scanner.words();
    if (words.length === 0) return undefined;
    const [, prefixLength, scope, iface] = COLUMNS.exec(words.join(' ')) ?? [];
    if (prefixLength === undefined || scope === undefined || iface === undefined) return 'BOGUS_LINE';
    return {
      address: ipv6At(scanner, start, 32),
      prefixLength: Number.parseInt(prefixLength, 16),
      scope: Number.parseInt(scope, 16),
      iface,
    };
  });
}
