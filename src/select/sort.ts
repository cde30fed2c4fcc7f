import { getterOf, type RowReader } from '../records/field.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import { fieldNames } from './fields.ts';
import type { Ordered } from './intervals.ts';
import { type Key, parseKeys } from './keys.ts';
import { compareRanks, orderOf } from './order.ts';
import { rankOf } from './rank.ts';

/** Gives the rank of a row for a key, which is given by its index. */
export type Ranker<T> = (row: T, key: number) => Ordered | undefined;

/** How rows are to be sorted. */
export interface Sorting {
  /** Sorts rows by their ranks; those that have the same ones stay in their order. */
  sorted<T>(rows: readonly T[], rank: Ranker<T>): T[];
  readonly rankOfRecord: Ranker<AnyRecord>;
  /** Ranks parsed rows, which then need no record; undefined if a field cannot be read from them. */
  rowRanker<R>(kind: Kind, reader: RowReader<R>): Ranker<R> | undefined;
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
  const ranks = keys.map(recordRank);
  return {
    fields: fieldNames(keys),
    sorted(rows, rank) {
      const columns = keys.map(({ descending }, key) => ({
        ranks: rows.map((row) => rank(row, key)),
        descending,
      }));
      return Array.from(orderOf(rows.length, columns), (index) => rows[index] as (typeof rows)[number]);
    },
    rankOfRecord: (record, key) => ranks[key]?.(record),
    rowRanker(kind, reader) {
      const ranks = keys.map((key) => rowRank(key, kind, reader));
      return ranks.includes(undefined) ? undefined : (row, key) => ranks[key]?.(row);
    },
  };
}

/** The rank of the value that counts, among all that a record has. */
function recordRank(key: Key): (record: AnyRecord) => Ordered | undefined {
  const getters = [...fieldNames([key])].map(getterOf);
  return (record) => {
    let first: Ordered | undefined;
    for (const get of getters)
      for (const value of get(record)) first = foremost(first, rankOf(key.type, value), key);
    return first;
  };
}

function rowRank<R>(
  key: Key,
  kind: Kind,
  reader: RowReader<R>,
): ((row: R) => Ordered | undefined) | undefined {
  const reads = (key.fields.get(kind) ?? []).map(reader);
  const [only] = reads;
  if (reads.length === 1 && only !== undefined) return (row) => rankOf(key.type, only(row));
  return reads.includes(undefined)
    ? undefined
    : (row) =>
        reads.reduce<Ordered | undefined>(
          (first, read) => foremost(first, rankOf(key.type, read?.(row)), key),
          undefined,
        );
}

function foremost(a: Ordered | undefined, b: Ordered | undefined, { descending }: Key): Ordered | undefined {
  return compareRanks(b, a, descending) < 0 ? b : a;
}
