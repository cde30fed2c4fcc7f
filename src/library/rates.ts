import { RowRates } from '../changes/rates/row-rates.ts';
import type { Root } from '../host/root/root.ts';
import type { InterfaceRecord } from '../records/interface.ts';
import type { MemoryRecord } from '../records/memory.ts';
import type { StatisticRecord } from '../records/statistic.ts';
import { oneOf } from './arguments.ts';
import type { ReadOptions } from './options.ts';
import { readView } from './reading.ts';
import { STATISTIC_FAMILIES, statisticsView } from './tables.ts';
import { millisecondsOf, ticks } from './ticks.ts';

/** The records that have rates, by what they are of. */
interface Rated {
  readonly interfaces: InterfaceRecord;
  readonly statistics: StatisticRecord;
  readonly memory: MemoryRecord;
}

/** What is looked at, and how often. */
export interface RateOptions<V extends keyof Rated = keyof Rated> extends ReadOptions {
  /** As the calls of these names give it. Default: `'interfaces'`. */
  readonly view?: V | undefined;
  /** Of statistics: as `statistics` has it. Default: `inet`. */
  readonly family?: 'inet' | 'inet6' | undefined;
  /** Seconds from look to look, 0.05 or more. Default: 1. */
  readonly interval?: number | undefined;
}

const VIEWS = {
  interfaces: () => ({ view: 'interfaces', extend: 1 }) as const,
  statistics: statisticsView,
  memory: () => ({ view: 'memory' }) as const,
};

/**
 * Looks at counters again and again, and gives the records of each look from the second one on: they have `rate` or `rates`, by how much
 * they rose per second since the look before, or `reset` where they fell. It goes on until it is left or `signal` aborts; what cannot be
 * read ends it.
 *
 * @throws {ReadError} after the records of a look of which something could not be read
 * @throws {RangeError} at once, for an unknown view or family, or an interval that is none
 * @throws the reason of `signal`
 */
export function rates<V extends keyof Rated = 'interfaces'>(
  root: Root,
  options: RateOptions<V> = {},
): AsyncGenerator<Rated[V], void, undefined> {
  const { view = 'interfaces', family = 'inet', interval = 1 } = options;
  oneOf(Object.keys(VIEWS), 'view', view);
  oneOf(STATISTIC_FAMILIES, 'family', family);
  return looks<Rated[V]>(root, VIEWS[view](family), millisecondsOf(interval), options);
}

async function* looks<R extends Rated[keyof Rated]>(
  root: Root,
  view: ReturnType<(typeof VIEWS)[keyof typeof VIEWS]>,
  interval: number,
  options: ReadOptions,
): AsyncGenerator<R, void, undefined> {
  const rates = new RowRates(() => performance.now());
  for await (const number of ticks(interval, options.signal)) {
    rates.begin(root);
    for await (const record of readView<R>(root, view, options, rates)) if (number > 0) yield record;
  }
}
