import type { Ipv6Address } from '../reading/address.ts';
import { ipv6Words, shortHex } from '../reading/ipv6-words.ts';
import { type ParsedLines, parseLines } from '../reading/lines.ts';
import type { ProblemCode } from '../reading/parsed.ts';
import type { Scanner } from '../reading/scanner.ts';

/**
 * A line of /proc/net/ndisc, the IPv6 neighbours, which ndisc_get_info of Linux 2.2 prints. All hexadecimal; there is no
 * heading. Later kernels have no such table.
 *
 *     fe800000000000000000000000000001 02 80 01 02 00000064 000000c8 0000012c 0190 0003 0004     eth0 020000000001
 */
export interface Neighbour {
  readonly address: Ipv6Address;
  /** Always 128. */
  readonly prefixLength: number;
  /** NUD_*. */
  readonly state: number;
  /** Since it was last known to be reachable, in ticks. */
  readonly confirmed: number;
  /** How long it counts as reachable after that, in ticks. */
  readonly reachableTime: number;
  /** How long it is kept unused, in ticks. */
  readonly staleTime: number;
  readonly refCount: number;
  /** NTF_*, and 2 or 4 where a hardware header is kept. */
  readonly flags: number;
  /** latin1 */
  readonly iface: string;
  /** The six bytes of the hardware address, as their digits. */
  readonly hardwareAddress: readonly string[];
}

/** The size of net-tools' buffer for a line, without the NUL. */
const LINE_LIMIT = 1022;

/** Longest name of an interface: what is left of a longer one counts as hardware address (observed). */
const NAME_LIMIT = 8;

const HARDWARE_BYTES = 6;

/** Reads the whole table. */
export function parseNeighbours(bytes: Uint8Array): ParsedLines<Neighbour> {
  return parseLines(bytes, { limit: LINE_LIMIT }, parseLine);
}

/** Digits of the numbers between address and interface. */
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
