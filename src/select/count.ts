import type { CountRecord } from '../records/count.ts';
import { countable, shownValue } from '../records/countable.ts';
import type { RowReader, Value } from '../records/field.ts';
import type { Naming } from '../records/fields.ts';
import { PackedGroups } from '../records/packed/packed-groups.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import { type Combination, type Dimension, dimensionsOf } from './dimensions.ts';
import { quoted, SelectError } from './error.ts';
import { fieldNames } from './fields.ts';
import { type Key, parseKeys } from './keys.ts';
import { rankOf } from './rank.ts';
import { SortKeys } from './sort-keys.ts';

/** By which fields records are to be counted. */
export interface Counting {
  /** As they were given, which is how the counts name them. */
  readonly names: readonly string[];
  /** The fields that decide, by their own names. */
  readonly fields: ReadonlySet<string>;
  /** Whether counts say how fast they change. */
  readonly areRated?: true;
  /** Counts from nothing. */
  counter(): Counter;
}

/** Counts records as they come, and keeps none of them. */
export interface Counter {
  add(kind: Kind, record: AnyRecord): void;
  /** Counts parsed rows, which then need no record; undefined if a key stands for several fields or cannot be read from them. */
  rowAdder<R>(kind: Kind, reader: RowReader<R>): ((row: R) => void) | undefined;
  /**
   * The most first, those of one number by their values as --sort would have them. Each is made when it is asked for, again each time:
   * there can be as many as records.
   */
  counts(): Iterable<CountRecord>;
}

/**
 * Understands --count-by, such as `state,local.port`. A record that has several values of a field counts once for each of
 * them that is different; with several such fields once for each combination, but what belongs to one owner, address or note
 * stays together.
 *
 * @param kinds of the records that are to come
 * @throws SelectError
 */
export function parseCountBy(list: string, kinds: readonly Kind[], naming?: Naming): Counting {
  const keys = parseKeys(list, kinds, { signs: false, naming });
  const names = keys.map(({ name }) => name);
  const twice = keys.find(({ name }, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new SelectError(`${quoted(twice.name)} is there twice`, twice.start);
  const dimensions = new Map(kinds.map((kind) => [kind, dimensionsOf(keys, kind)]));
  return { names, fields: fieldNames(keys), counter: () => counterOf(keys, dimensions) };
}

function counterOf(keys: readonly Key[], dimensions: ReadonlyMap<Kind, readonly Dimension[]>): Counter {
  const groups = new PackedGroups();
  const combination = new Array<Value | undefined>(keys.length);
  const addFrom = (at: number, dimensions: readonly Dimension[], record: AnyRecord): void => {
    const dimension = dimensions[at];
    if (dimension === undefined) groups.add(combination);
    else {
      for (const values of dimension.read(record)) {
        for (let index = 0; index < values.length; index++) {
          combination[dimension.places[index] as number] = values[index];
        }
        addFrom(at + 1, dimensions, record);
      }
    }
  };
  return {
    add(kind, record) {
      groups.nextRecord();
      addFrom(0, dimensions.get(kind) ?? [], record);
    },
    rowAdder(kind, reader) {
      const reads = keys.map(({ fields, type }) => {
        const [field, ...others] = fields.get(kind) ?? [];
        const read = field === undefined || others.length > 0 ? undefined : reader(field);
        return read && { read, type };
      });
      if (!reads.every((read) => read !== undefined)) return undefined;
      return (row) => {
        groups.nextRecord();
        for (let at = 0; at < reads.length; at++) {
          const { read, type } = reads[at] as (typeof reads)[number];
          combination[at] = countable(type, read(row));
        }
        groups.add(combination);
      };
    },
    counts() {
      const order = orderOf(groups, keys);
      return {
        *[Symbol.iterator]() {
          for (const group of order) {
            groups.read(group, combination);
            yield countOf(groups.countAt(group), combination, keys);
          }
        },
      };
    },
  };
}

function orderOf(groups: PackedGroups, keys: readonly Key[]): Uint32Array {
  const sortKeys = new SortKeys();
  const values = new Array<Value | undefined>(keys.length);
  for (let group = 0; group < groups.length; group++) {
    groups.read(group, values);
    sortKeys.add(groups.countAt(group), true);
    for (let at = 0; at < keys.length; at++) sortKeys.add(rankOf((keys[at] as Key).type, values[at]), false);
    sortKeys.endRow();
  }
  return sortKeys.order();
}

function countOf(count: number, values: Combination, keys: readonly Key[]): CountRecord {
  const record: { count: number; [field: string]: Value } = { count };
  for (const [index, { name, type }] of keys.entries()) {
    const value = values[index];
    if (value !== undefined) record[name] = shownValue(type, value);
  }
  return record;
}
