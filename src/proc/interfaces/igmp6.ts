import { Ipv6Address } from '../reading/address.ts';
import type { Parsed, Problem } from '../reading/parsed.ts';
import { NO_NUMBER, Scanner } from '../reading/scanner.ts';
import type { GroupMembership } from './igmp.ts';

/**
 * Reads lines of /proc/net/igmp6, printed by igmp6_mc_seq_show: index and name of the interface, the address in network
 * order, its users, flags, and a timer. There is no heading.
 *
 *     2    eth0            ff0200000000000000000001ff00abcd     1 00000004 0
 *
 * @param line number of the first of these lines in the file
 */
export function parseIgmp6(bytes: Uint8Array, line = 0): Parsed<GroupMembership> {
  const scanner = new Scanner(bytes, line);
  const records: GroupMembership[] = [];
  const problems: Problem[] = [];
  while (scanner.nextLine()) {
    const start = scanner.position;
    const record = parseLine(scanner);
    if (record !== undefined) records.push(record);
    else problems.push(scanner.problem('BOGUS_LINE', start));
  }
  return { records, problems, lines: scanner.line + 1 };
}

/** IFNAMSIZ without its NUL. */
const NAME_LIMIT = 15;

const WORD_DIGITS = 8;
/** The kernel prints 32 digits. More than these are not used, and so many are read. */
const MOST_DIGITS = 64;
/** With fewer the last word is missing: net-tools shows that of the line before. */
const FEWEST_DIGITS = 25;

function parseLine(scanner: Scanner): GroupMembership | undefined {
  if (scanner.decimal() === NO_NUMBER) return undefined;
  const iface = scanner.word(NAME_LIMIT);
  scanner.blanks();
  const start = scanner.position;
  const digits = scanner.hexDigits(MOST_DIGITS);
  const users = digits < FEWEST_DIGITS ? undefined : scanner.int();
  if (users === undefined) return undefined;
  const word = (index: number): number => {
    const at = index * WORD_DIGITS;
    return scanner.hexWord(start + at, Math.min(WORD_DIGITS, digits - at));
  };
  return { iface, users, address: new Ipv6Address(word(0), word(1), word(2), word(3)) };
}
