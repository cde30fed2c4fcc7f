import type { Ipv6Address } from '../reading/address.ts';
import { ipv6Words, shortHex } from '../reading/ipv6-words.ts';
import { IFACE_LIMIT, ROUTE_LINE_LIMIT } from '../reading/limits.ts';
import { lineReader } from '../reading/lines.ts';
import type { ProblemCode, Reader } from '../reading/parsed.ts';
import type { Scanner } from '../reading/scanner.ts';

/**
 * A line of /proc/net/ipv6_route, printed by rt6_info_route: destination and source, each with the length of its prefix,
 * next hop, metric, reference count, use, flags and interface. All numbers are hexadecimal; there is no heading.
 *
 *     20010db8000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000100 00000001 00000000 00000001     eth0
 */
export interface Ipv6Route {
  readonly destination: Ipv6Address;
  /** Bits. */
  readonly prefixLength: number;
  /** Where packets must come from; undefined where the words are no address, which net-tools does not read. */
  readonly source: Ipv6Address | undefined;
  /** Bits of the source that count, 0 where any will do. */
  readonly sourcePrefixLength: number;
  /** `::` for none. */
  readonly nextHop: Ipv6Address;
  /** Signed 32 bits, as net-tools has it: the kernel's largest metrics are negative. */
  readonly metric: number;
  /** Signed 32 bits. */
  readonly refCount: number;
  /** Signed 32 bits. */
  readonly use: number;
  /** RTF_*, unsigned 32 bits. */
  readonly flags: number;
  /** latin1 */
  readonly iface: string;
}

/** RTF_CACHE of Ipv6Route.flags: a route that the kernel made for a single destination. */
export const RTF_CACHE = 0x0100_0000;

/** Makes the reader of the table. */
export function ipv6RouteReader(): Reader<Ipv6Route> {
  return lineReader({ limit: ROUTE_LINE_LIMIT }, parseLine);
}

function parseLine(scanner: Scanner): Ipv6Route | ProblemCode {
  const destination = ipv6Words(scanner);
  const prefixLength = shortHex(scanner, 2);
  if (destination === undefined || prefixLength === undefined) return 'BOGUS_LINE';
  const source = ipv6Words(scanner);
  const sourcePrefixLength = shortHex(scanner, 2);
  if (sourcePrefixLength === undefined) return 'BOGUS_LINE';
  const nextHop = ipv6Words(scanner);
  const metric = shortHex(scanner, 8);
  const refCount = shortHex(scanner, 8);
  const use = shortHex(scanner, 8);
  const flags = shortHex(scanner, 8);
  const iface = scanner.word(IFACE_LIMIT);
  if (nextHop === undefined || metric === undefined || refCount === undefined || use === undefined)
    return 'BOGUS_LINE';
  if (flags === undefined || iface === '') return 'BOGUS_LINE';
  return {
    destination,
    prefixLength: prefixLength | 0,
    source,
    sourcePrefixLength: sourcePrefixLength | 0,
    nextHop,
    metric: metric | 0,
    refCount: refCount | 0,
    use: use | 0,
    flags,
    iface,
  };
}
