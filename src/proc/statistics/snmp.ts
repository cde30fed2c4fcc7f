import type { Parsed, Problem } from '../reading/parsed.ts';
import { NO_NUMBER, Scanner } from '../reading/scanner.ts';
import type { CounterTable } from './counters.ts';

const COLON = ':';
const NEWLINE = 0x0a;

/**
 * Reads /proc/net/snmp or /proc/net/netstat, printed by snmp_seq_show and netstat_seq_show as pairs of lines:
 *
 *     Udp: InDatagrams NoPorts InErrors OutDatagrams
 *     Udp: 1027 3 0 1101
 *
 * Tables and counters differ from kernel to kernel; MaxConn is -1. The first line of a pair names the table; an empty line
 * before it is ignored. Missing values, and those after an invalid one, are 0. A line without a colon is a problem
 * and ends the reading. Lines may have any length.
 */
export function parseSnmp(bytes: Uint8Array): Parsed<CounterTable> {
  const scanner = new Scanner(bytes, 0, Number.POSITIVE_INFINITY);
  const records: CounterTable[] = [];
  let problem: Problem | undefined;
  while (problem === undefined && scanner.nextLine()) {
    const start = scanner.position;
    if (scanner.bytes[start] === NEWLINE) continue;
    const names = scanner.text(start, scanner.end);
    const colon = names.indexOf(COLON);
    if (colon < 0) problem = scanner.problem('BOGUS_LINE', start);
    if (!scanner.nextLine()) {
      problem = undefined;
    } else if (!skipTitle(scanner)) {
      problem ??= scanner.problem('BOGUS_LINE', scanner.position);
    } else if (problem === undefined) {
      const counters = words(names.slice(colon + 1)).map((counter) => ({ counter, value: value(scanner) }));
      records.push({ table: names.slice(0, colon), counters });
    }
  }
  return { records, problems: problem === undefined ? [] : [problem] };
}

/** Moves past the colon of a line; false, without moving, if it has none. */
function skipTitle(scanner: Scanner): boolean {
  const colon = scanner.rest().indexOf(COLON);
  scanner.position += colon + 1;
  return colon >= 0;
}

function words(text: string): string[] {
  return text.split(/[ \t]+/).filter((word) => word !== '');
}

function value(scanner: Scanner): number | bigint {
  const number = scanner.decimal();
  return number === NO_NUMBER ? 0 : number;
}
