import type { KnownTables } from '../../format/statistics/statistics-labels.ts';
import type { Counter, CounterTable } from '../../proc/statistics/counters.ts';
import { textOf } from '../../text/utf8.ts';
import type { StatisticRecord } from '../statistic.ts';

/** The one counter that the kernel prints with a sign (TCP_MIB_MAXCONN); the parser has it wrap around. */
const SIGNED_TABLE = 'Tcp';
const SIGNED_COUNTER = 'MaxConn';

/** Bytes of a table's name, which each of its counters repeats: the kernel's have at most ten. */
export const TABLE_NAME_LIMIT = 256;

/** A counter of a table. */
export function describeCounter(
  { table }: CounterTable,
  { counter, value }: Counter,
  tables: KnownTables,
): StatisticRecord {
  const label = tables.get(table)?.labels.get(counter);
  const sentence = label === undefined || label.shown === 'never' ? undefined : label.sentence;
  const isSigned = table === SIGNED_TABLE && counter === SIGNED_COUNTER;
  return {
    table: textOf(table.slice(0, TABLE_NAME_LIMIT)),
    counter: textOf(counter),
    value: isSigned ? Number(BigInt.asIntN(64, BigInt(value))) : value,
    ...(sentence === undefined ? {} : { label: sentence.replace('%u', String(value)).trim() }),
  };
}
