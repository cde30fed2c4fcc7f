import { ipv6At } from '../reading/ipv6-words.ts';
import { IFACE_LIMIT } from '../reading/limits.ts';
import { lineReader } from '../reading/lines.ts';
import type { ProblemCode, Reader } from '../reading/parsed.ts';
import { NO_NUMBER, type Scanner } from '../reading/scanner.ts';
import type { GroupMembership } from './igmp.ts';

/**
 * Makes the reader of /proc/net/igmp6, printed by igmp6_mc_seq_show: index and name of the interface, the address in network
 * order, its users, flags, and a timer. There is no heading.
 *
 *     2    eth0            ff0200000000000000000001ff00abcd     1 00000004 0
 */
export function igmp6Reader(): Reader<GroupMembership> {
  return lineReader({}, parseLine);
}

/** The most digits that are read; the kernel prints 32, and only these count. */
const MOST_DIGITS = 64;
/** With fewer digits the last word is missing, and net-tools shows that of the line before. */
const FEWEST_DIGITS = 25;

function parseLine(scanner: Scanner): GroupMembership | ProblemCode {
  if (scanner.decimal() === NO_NUMBER) return 'BOGUS_LINE';
  const iface = scanner.word(IFACE_LIMIT);
  scanner.skipBlanks();
  const start = scanner.position;
  const digits = scanner.hexDigits(MOST_DIGITS);
  const users = digits < FEWEST_DIGITS ? undefined : scanner.int();
  if (users === undefined) return 'BOGUS_LINE';
  return { iface, users, address: ipv6At(scanner, start, digits) };
}
