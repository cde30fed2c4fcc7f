import { COUNTER_LINE_LIMIT } from '../reading/limits.ts';
import { parseLines } from '../reading/lines.ts';
import type { Parsed } from '../reading/parsed.ts';
import { NO_NUMBER } from '../reading/scanner.ts';
import type { Counter, CounterTable } from './counters.ts';

const NAME_AND_VALUE = /^([^ \t]*)[ \t]+(?=[^ \t])/;

/**
 * Reads /proc/net/sctp/snmp, printed by sctp_snmp_seq_show, one counter on each line:
 *
 *     SctpCurrEstab                   	2
 *
 * They form one table, Sctp. A value that is no number counts as 0; a line without a value is ignored.
 */
export function parseSctpSnmp(bytes: Uint8Array): Parsed<CounterTable> {
  const { records: counters } = parseLines<Counter>(bytes, { limit: COUNTER_LINE_LIMIT }, (scanner) => {
    const match = NAME_AND_VALUE.exec(scanner.rest());
    if (match === null) return undefined;
    scanner.position += match[0].length;
    const value = scanner.decimal();
    return { counter: match[1] ?? '', value: value === NO_NUMBER ? 0 : value };
  });
  return { records: [{ table: 'Sctp', counters }], problems: [] };
}
