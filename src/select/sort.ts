import { getterOf } from '../records/fields.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import { fieldNames } from './fields.ts';
import { compareOrdered, type Ordered } from './intervals.ts';
import { type Key, parseKeys } from './keys.ts';
import { rankOf } from './rank.ts';

/** How rows are to be sorted. */
export interface Sorting {
  /** Sorts rows by their records; those that have the same values stay in their order. */
  sorted<T>(rows: readonly T[], recordOf: (row: T) => AnyRecord): T[];
  /** The fields that decide, by their own names. */
  readonly fields: ReadonlySet<string>;
}

/**
 * Understands --sort, such as `-recvQ,local.port`: the first key decides, a minus sign turns it round. Of several values of a
 * field the smallest counts, where it is turned round the greatest. Records that lack a field come last in either case.
 *
 * @param kinds of the records that are to come
 * @throws SelectError
 */
export function parseSort(list: string, kinds: readonly Kind[]): Sorting {
  const keys = parseKeys(list, kinds, { signs: true });
  const ranks = keys.map(rankBy);
  return {
    fields: fieldNames(keys),
    sorted(rows, recordOf) {
      const columns = ranks.map((rank, index) => ({
        ranks: rows.map((row) => rank(recordOf(row))),
        compare: keys[index]?.descending ? descending : compareOrdered,
      }));
      const order = Array.from(rows.keys()).sort((a, b) => {
        for (const { ranks, compare } of columns) {
          const order = compareRanks(ranks[a], ranks[b], compare);
          if (order !== 0) return order;
        }
        return 0;
      });
      return order.map((index) => rows[index] as (typeof rows)[number]);
    },
  };
}

const descending = (a: Ordered, b: Ordered): number => compareOrdered(b, a);

/** Compares what may be absent: that comes last. */
export function compareRanks(
  a: Ordered | undefined,
  b: Ordered | undefined,
  compare: (a: Ordered, b: Ordered) => number,
): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compare(a, b);
}

/** The rank of the value that counts, among all that a record has. */
function rankBy(key: Key): (record: AnyRecord) => Ordered | undefined {
  const getters = [...fieldNames([key])].map(getterOf);
  const compare = key.descending ? descending : compareOrdered;
  return (record) => {
    let first: Ordered | undefined;
    for (const get of getters) {
      for (const value of get(record)) {
        const rank = rankOf(key.type, value);
        if (compareRanks(rank, first, compare) < 0) first = rank;
      }
    }
    return first;
  };
}
