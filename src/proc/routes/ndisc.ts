import type { Ipv6Address } from '../reading/address.ts';
import { ipv6Words, shortHex } from '../reading/ipv6-words.ts';
import { ROUTE_LINE_LIMIT } from '../reading/limits.ts';
import { type ParsedLines, parseLines } from '../reading/lines.ts';
import type { ProblemCode } from '../reading/parsed.ts';
import type { Scanner } from '../reading/scanner.ts';

/**
 * A line of /proc/net/ndisc, the IPv6 neighbours, printed by ndisc_get_info of Linux 2.2; later kernels have no such table.
 * All numbers are hexadecimal; there is no heading.
 *
 *     fe800000000000000000000000000001 02 80 01 02 00000064 000000c8 0000012c 0190 0003 0004     eth0 020000000001
 */
export interface Neighbour {
  readonly address: Ipv6Address;
  /** Always 128. */
  readonly prefixLength: number;
  /** NUD_*. */
  readonly state: number;
  /** Ticks since it was last known to be reachable. */
  readonly confirmed: number;
  /** For how many ticks it counts as reachable after that. */
  readonly reachableTime: number;
  /** For how many ticks it is kept unused. */
  readonly staleTime: number;
  readonly refCount: number;
  /** NTF_*, and 2 or 4 where a hardware header is cached. */
  readonly flags: number;
  /** latin1 */
  readonly iface: string;
  /** The digits of each of the six bytes. */
  readonly hardwareAddress: readonly string[];
}

/** Bytes of an interface's name that are read; the rest counts as hardware address (observed). */
const NAME_LIMIT = 8;

const HARDWARE_BYTES = 6;

/** Reads the whole table. */
export function parseNeighbours(bytes: Uint8Array): ParsedLines<Neighbour> {
  return parseLines(bytes, { limit: ROUTE_LINE_LIMIT }, parseLine);
}

/** The most digits of each number between address and interface. */
const WIDTHS = [2, 2, 2, 2, 8, 8, 8, 4, 4, 4];

function parseLine(scanner: Scanner): Neighbour | ProblemCode {
  const address = ipv6Words(scanner);
  const numbers = WIDTHS.map((width) => shortHex(scanner, width));
  const iface = scanner.word(NAME_LIMIT);
  const hardwareAddress = Array.from({ length: HARDWARE_BYTES }, () => scanner.word(2));
  if (address === undefined || numbers.includes(undefined) || hardwareAddress.includes(''))
    return 'BOGUS_LINE';
  const [
    ,
    prefixLength = 0,
    ,
    state = 0,
    ,
    confirmed = 0,
    reachableTime = 0,
    staleTime = 0,
    refCount = 0,
    flags = 0,
  ] = numbers;
  return {
    address,
    prefixLength: prefixLength | 0,
    state,
    confirmed,
    reachableTime,
    staleTime,
    refCount: refCount | 0,
    flags,
    iface,
    hardwareAddress,
  };
}
