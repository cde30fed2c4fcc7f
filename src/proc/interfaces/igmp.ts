import { type Address, packIpv4, unpackAddress } from '../reading/address.ts';
import { IFACE_LIMIT } from '../reading/limits.ts';
import { lineReader } from '../reading/lines.ts';
import type { HostFacts, ProblemCode, Reader } from '../reading/parsed.ts';
import { NO_NUMBER, Scanner } from '../reading/scanner.ts';

/** The membership of an interface in a multicast group. */
export interface GroupMembership {
  /** Name of the interface, latin1, at most 15 bytes. */
  readonly iface: string;
  /** How many times sockets, or the kernel itself, have joined the group there; signed 32 bits. */
  readonly users: number;
  readonly address: Address;
}

const TAB = 0x09;

/** Whether a file begins with the heading of /proc/net/igmp: one without it is in the format of igmp6. */
export function hasIgmpHeading(bytes: Uint8Array): boolean {
  const scanner = new Scanner(bytes);
  return scanner.nextLine() && scanner.rest().includes('Device');
}

/**
 * Makes the reader of /proc/net/igmp, printed by igmp_mc_seq_show: a line for each interface, then one for each of its
 * groups, the address as a machine word:
 *
 *     Idx	Device    : Count Querier	Group    Users Timer	Reporter
 *     2	eth0      :     1      V3
 *     				010000E0     1 0:00000000		0
 *
 * Before Linux 2.4 there is no index.
 */
export function igmpReader(facts: HostFacts): Reader<GroupMembership> {
  let hasIndex = false;
  let iface = '';
  return lineReader({}, (scanner) => {
    if (scanner.line === 0) {
      hasIndex = scanner.rest().startsWith('Idx');
      return undefined;
    }
    if (scanner.literal(TAB)) return parseGroup(scanner, facts, iface);
    const name = parseName(scanner, hasIndex);
    if (name === undefined) return 'BOGUS_LINE';
    iface = name;
    return undefined;
  });
}

/** A name may contain colons: it ends at the last one within IFACE_LIMIT bytes, or there. */
function parseName(scanner: Scanner, hasIndex: boolean): string | undefined {
  if (hasIndex) {
    if (scanner.decimal() === NO_NUMBER) return undefined;
    scanner.skipBlanks();
  }
  const end = Math.min(scanner.end, scanner.position + IFACE_LIMIT);
  if (scanner.position === end) return undefined;
  const colon = scanner.text(scanner.position, end).lastIndexOf(':');
  return scanner.unpaddedText(scanner.position, colon < 0 ? end : scanner.position + colon);
}

function parseGroup(
  scanner: Scanner,
  { byteOrder }: HostFacts,
  iface: string,
): GroupMembership | ProblemCode {
  scanner.skipBlanks();
  const users = scanner.hexDigits(8) === 0 ? undefined : scanner.int();
  if (users === undefined) return 'BOGUS_LINE';
  const address = unpackAddress(packIpv4(scanner.digitsWord, byteOrder === 'LE'));
  return { iface, users, address };
}
