import type { KnownTables } from '../../format/statistics-labels.ts';
import type { Counter, CounterTable } from '../../proc/counters.ts';
import type { StatisticRecord } from '../statistic.ts';
import { textOf } from '../text.ts';

/** A counter of a table. */
export function describeCounter(
  { table }: CounterTable,
  { counter, value }: Counter,
  tables: KnownTables,
): StatisticRecord {
  const label = tables.get(table)?.labels.get(counter);
  const sentence = label === undefined || label.shown === 'never' ? undefined : label.sentence;
  return {
    table: textOf(table),
    counter: textOf(counter),
    value,
    ...(sentence === undefined ? {} : { label: sentence.replace('%u', String(value)).trim() }),
  };
}
