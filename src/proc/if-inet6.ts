import { Ipv6Address } from './address.ts';
import type { Parsed, Problem } from './parsed.ts';
import { Scanner } from './scanner.ts';

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

const LINE =
  /^([0-9a-f]{8})([0-9a-f]{8})([0-9a-f]{8})([0-9a-f]{8}) +[0-9a-f]{1,8} +([0-9a-f]{1,2}) +([0-9a-f]{1,2}) +[0-9a-f]{1,8} +([^\t\v\f\r ]+)$/i;

/** Reads the table, which has no heading. */
export function parseIfInet6(bytes: Uint8Array): Parsed<Ipv6InterfaceAddress> {
  const scanner = new Scanner(bytes);
  const records: Ipv6InterfaceAddress[] = [];
  const problems: Problem[] = [];
  while (scanner.nextLine()) {
    const match = LINE.exec(scanner.text(scanner.position, scanner.end));
    if (match === null) {
      problems.push(scanner.problem('BOGUS_LINE', scanner.position));
      continue;
    }
    const hex = (group: number): number => Number.parseInt(match[group] ?? '', 16);
    records.push({
      address: new Ipv6Address(hex(1), hex(2), hex(3), hex(4)),
      prefixLength: hex(5),
      scope: hex(6),
      iface: match[7] ?? '',
    });
  }
  return { records, problems, lines: scanner.line + 1 };
}
