import { type Address, Ipv4Address, swapBytes } from '../reading/address.ts';
import type { HostFacts, Parsed, Problem } from '../reading/parsed.ts';
import { NO_NUMBER, Scanner } from '../reading/scanner.ts';

/** An interface's membership of a multicast group. */
export interface GroupMembership {
  /** Name of the interface, latin1, at most 15 bytes. */
  readonly iface: string;
  /** How many sockets, or the kernel itself, joined the group there; signed 32 bits. */
  readonly users: number;
  readonly address: Address;
}

/** What the rows of /proc/net/igmp hang on, from its heading on and from batch to batch. */
export interface IgmpTable {
  /** Whether the lines of interfaces begin with an index (since Linux 2.4). */
  readonly hasIndex: boolean;
  /** The interface that was named last. */
  readonly iface: string;
}

const TAB = 0x09;

/** Reads the heading, the first line of the file; without one the file is in the format of igmp6. */
export function parseIgmpHeading(bytes: Uint8Array): IgmpTable | undefined {
  const scanner = new Scanner(bytes);
  scanner.nextLine();
  const heading = scanner.text(scanner.position, scanner.end);
  return heading.includes('Device') ? { hasIndex: heading.startsWith('Idx'), iface: '' } : undefined;
}

/**
 * Reads lines of /proc/net/igmp, printed by igmp_mc_seq_show: one of each interface, then one of each of its groups,
 * the address as a machine word:
 *
 *     Idx	Device    : Count Querier	Group    Users Timer	Reporter
 *     2	eth0      :     1      V3
 *     				010000E0     1 0:00000000		0
 *
 * The heading, line 0, is passed over.
 *
 * @param line number of the first of these lines in the file
 */
export function parseIgmp(
  bytes: Uint8Array,
  facts: HostFacts,
  table: IgmpTable,
  line = 0,
): Parsed<GroupMembership> & { readonly table: IgmpTable } {
  const scanner = new Scanner(bytes, line);
  const records: GroupMembership[] = [];
  const problems: Problem[] = [];
  const { hasIndex } = table;
  let { iface } = table;
  if (line === 0) scanner.nextLine();
  while (scanner.nextLine()) {
    const start = scanner.position;
    const found = scanner.literal(TAB) ? parseGroup(scanner, facts, iface) : parseName(scanner, hasIndex);
    if (found === undefined) problems.push(scanner.problem('BOGUS_LINE', start));
    else if (typeof found === 'string') iface = found;
    else records.push(found);
  }
  return { records, problems, lines: scanner.line + 1, table: { hasIndex, iface } };
}

/** IFNAMSIZ without its NUL. */
const NAME_LIMIT = 15;

/** A name may hold a colon itself: the last one of so many bytes ends it, or their end. */
function parseName(scanner: Scanner, hasIndex: boolean): string | undefined {
  if (hasIndex) {
    if (scanner.decimal() === NO_NUMBER) return undefined;
    scanner.blanks();
  }
  const end = Math.min(scanner.end, scanner.position + NAME_LIMIT);
  if (scanner.position === end) return undefined;
  const text = scanner.text(scanner.position, end);
  const colon = text.lastIndexOf(':');
  return (colon < 0 ? text : text.slice(0, colon)).replace(/ +$/, '');
}

const WORD_DIGITS = 8;

function parseGroup(scanner: Scanner, { byteOrder }: HostFacts, iface: string): GroupMembership | undefined {
  scanner.blanks();
  const start = scanner.position;
  const digits = scanner.hexDigits(WORD_DIGITS);
  const users = digits === 0 ? undefined : scanner.int();
  if (users === undefined) return undefined;
  const word = scanner.hexWord(start, digits);
  return { iface, users, address: new Ipv4Address(byteOrder === 'LE' ? swapBytes(word) : word) };
}
