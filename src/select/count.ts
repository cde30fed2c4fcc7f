import type { CountRecord } from '../records/count.ts';
import type { RowReader, Value } from '../records/field.ts';
import { type Naming, OF_ONE_HOST } from '../records/fields.ts';
import type { Figure, Tally } from '../records/figure.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import { type Combination, dimensionsOf } from './dimensions.ts';
import { quoted, SelectError } from './error.ts';
import { fieldNames } from './fields.ts';
import { Grouping } from './grouping.ts';
import { parseKeys } from './keys.ts';
import { tallyOf } from './tally.ts';

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
  /** The same for records of one kind, of which figures are added up as well. */
  tally(kind: Kind, figures: readonly Figure[]): Tally;
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
  const grouping = (): Grouping => new Grouping(keys, dimensions);
  return {
    names,
    fields: fieldNames(keys),
    counter: () => counterOf(grouping(), names),
    tally: (kind, figures) => tallyOf(grouping(), kind, (naming ?? OF_ONE_HOST).fields[kind], figures),
  };
}

function counterOf(grouping: Grouping, names: readonly string[]): Counter {
  return {
    add: (kind, record) => grouping.add(kind, record),
    rowAdder: (kind, reader) => grouping.rowAdder(kind, reader),
    counts() {
      const order = grouping.order();
      return {
        *[Symbol.iterator]() {
          for (const group of order) yield countOf(grouping.countAt(group), grouping.valuesAt(group), names);
        },
      };
    },
  };
}

function countOf(count: number, values: Combination, names: readonly string[]): CountRecord {
  const record: { count: number; [field: string]: Value } = { count };
  for (const [index, name] of names.entries()) {
    const value = values[index];
    if (value !== undefined) record[name] = value;
  }
  return record;
}
