import type { CountRecord } from '../../records/count.ts';
import type { Counter, Counting } from '../../select/count.ts';

/** The counts of a look, by what they are of. */
interface Look {
  readonly time: number;
  readonly counts: ReadonlyMap<string, CountRecord>;
}

/**
 * The same counts, each with how fast it changed since those before. What is not there any more is counted once more: 0.
 *
 * @param monotonic milliseconds of a clock that is never set
 */
export function ratedCounting(counting: Counting, monotonic: () => number): Counting {
  let before: Look | undefined;
  const rated = (counter: Counter, time: number): readonly CountRecord[] => {
    const counts = new Map([...counter.counts()].map((count) => [keyOf(count), count]));
    const earlier = before;
    before = { time, counts };
    if (earlier === undefined) return [...counts.values()];
    const seconds = (time - earlier.time) / 1000;
    const gone = [...earlier.counts].filter(([key]) => !counts.has(key));
    return [...counts, ...gone.map(([key, count]) => [key, { ...count, count: 0 }] as const)].map(
      ([key, count]) => {
        const { count: now, ...values } = count;
        const change = now - (earlier.counts.get(key)?.count ?? 0);
        return {
          count: now,
          ...(seconds > 0 ? { rate: Math.round((change / seconds) * 1000) / 1000 } : {}),
          ...values,
        };
      },
    );
  };
  return {
    ...counting,
    areRated: true,
    counter() {
      const counter = counting.counter();
      const time = monotonic();
      let counts: readonly CountRecord[] | undefined;
      return {
        ...counter,
        counts() {
          counts ??= rated(counter, time);
          return counts;
        },
      };
    },
  };
}

function keyOf({ count: _count, ...values }: CountRecord): string {
  return JSON.stringify(values, (_key, value) => (typeof value === 'bigint' ? `${value}n` : value));
}
