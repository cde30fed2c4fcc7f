import { parseLines } from '../reading/lines.ts';
import type { Parsed } from '../reading/parsed.ts';
import { NO_NUMBER } from '../reading/scanner.ts';
import type { Counter, CounterTable } from './counters.ts';

/** net-tools reads no longer line: the rest of it counts as another. */
const LINE = 1023;

const NAME_AND_VALUE = /^([^ \t]*)[ \t]+(?=[^ \t])/;

/**
 * Reads /proc/net/sctp/snmp, printed by sctp_snmp_seq_show, a counter a line:
 *
 *     SctpCurrEstab                   	2
 *
 * All are of one table, Sctp. A value that is no number is 0; a line without a value is none.
 */
export function parseSctpSnmp(bytes: Uint8Array): Parsed<CounterTable> {
  const { records: counters } = parseLines<Counter>(bytes, { limit: LINE }, (scanner) => {
    const match = NAME_AND_VALUE.exec(scanner.text(scanner.position, scanner.end));
    if (match === null) return undefined;
    scanner.position += match[0].length;
    const value = scanner.decimal();
    return { counter: match[1] ?? '', value: value === NO_NUMBER ? 0 : value };
  });
  return { records: [{ table: 'Sctp', counters }], problems: [] };
}
