import type { RowReader } from '../records/field.ts';
import type { Naming } from '../records/fields.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import { fieldNames, gettersOf } from './fields.ts';
import { compareOrdered, type Ordered } from './intervals.ts';
import { type Key, parseKeys } from './keys.ts';
import { rankOf } from './rank.ts';
import type { SortKeys } from './sort-keys.ts';

/** Adds the key of a row to those of the rows before it. */
export type Ranker<T> = (row: T, keys: SortKeys) => void;

/** How rows are to be sorted. */
export interface Sorting {
  readonly rankRecord: Ranker<AnyRecord>;
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
export function parseSort(list: string, kinds: readonly Kind[], naming?: Naming): Sorting {
  const keys = parseKeys(list, kinds, { signs: true, naming });
  return {
    fields: fieldNames(keys),
    rankRecord: ranker(keys, keys.map(recordRank)),
    rowRanker(kind, reader) {
      const ranks = keys.map((key) => rowRank(key, kind, reader));
      return ranks.every((rank) => rank !== undefined) ? ranker(keys, ranks) : undefined;
    },
  };
}

/** @param ranks gives the rank of a row for each of the keys */
function ranker<T>(keys: readonly Key[], ranks: readonly ((row: T) => Ordered | undefined)[]): Ranker<T> {
  return (row, sortKeys) => {
    for (let index = 0; index < keys.length; index++)
      sortKeys.add(ranks[index]?.(row), keys[index]?.descending === true);
    sortKeys.endRow();
  };
}

/** The rank of the value that counts, among all that a record has. */
function recordRank(key: Key): (record: AnyRecord) => Ordered | undefined {
  const getters = gettersOf(key);
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
  if (a === undefined || b === undefined) return a ?? b;
  return compareOrdered(b, a) < 0 === descending ? a : b;
}
