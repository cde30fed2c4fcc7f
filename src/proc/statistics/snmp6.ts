import { COUNTER_LINE_LIMIT } from '../reading/limits.ts';
import { parseLines } from '../reading/lines.ts';
import type { Parsed } from '../reading/parsed.ts';
import { NO_NUMBER } from '../reading/scanner.ts';
import type { Counter, CounterTable } from './counters.ts';

/**
 * Reads /proc/net/snmp6, printed by snmp6_seq_show, one counter on each line:
 *
 *     Ip6InReceives                   	4096
 *
 * The name begins with that of its table, which ends at the first 6: Ip6, Icmp6, Udp6, UdpLite6. A counter belongs to the
 * table of the counter before it if that table's name occurs anywhere in its own. A line without a number is a problem.
 */
export function parseSnmp6(bytes: Uint8Array): Parsed<CounterTable> {
  const { records: counters, problems } = parseLines<Counter>(
    bytes,
    { limit: COUNTER_LINE_LIMIT },
    (scanner) => {
      const counter = scanner.word();
      const value = scanner.decimal();
      return value === NO_NUMBER ? 'NO_NUMBER' : { counter, value };
    },
  );
  const records: { readonly table: string; readonly counters: Counter[] }[] = [];
  for (const counter of counters) {
    const last = records.at(-1);
    if (last !== undefined && counter.counter.includes(last.table)) last.counters.push(counter);
    else records.push({ table: tableOf(counter.counter), counters: [counter] });
  }
  return { records, problems };
}

/** `Icmp6` of `Icmp6InMsgs`; a name without a 6 is a table of its own. */
function tableOf(counter: string): string {
  return counter.slice(0, counter.indexOf('6') + 1) || counter;
}
