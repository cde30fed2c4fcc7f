import { countable, shownValue } from '../records/countable.ts';
import type { Field, RowReader, Value } from '../records/field.ts';
import { PackedGroups } from '../records/packed/packed-groups.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { Combination, Dimension } from './dimensions.ts';
import { areAlternatives } from './fields.ts';
import type { Key } from './keys.ts';
import { rankOf } from './rank.ts';
import { SortKeys } from './sort-keys.ts';

/** Counts records by the values of some fields, each combination of which has a number. */
export class Grouping {
  readonly #keys: readonly Key[];
  readonly #dimensions: ReadonlyMap<Kind, readonly Dimension[]>;
  readonly #groups = new PackedGroups();
  readonly #combination: (Value | undefined)[];

  constructor(keys: readonly Key[], dimensions: ReadonlyMap<Kind, readonly Dimension[]>) {
    this.#keys = keys;
    this.#dimensions = dimensions;
    this.#combination = new Array(keys.length);
  }

  /** How many combinations there are. */
  get length(): number {
    return this.#groups.length;
  }

  /** @param take is given the number of each combination that the record has */
  add(kind: Kind, record: AnyRecord, take?: (group: number) => void): void {
    this.#groups.nextRecord();
    this.#addFrom(0, this.#dimensions.get(kind) ?? [], record, take);
  }

  #addFrom(
    at: number,
    dimensions: readonly Dimension[],
    record: AnyRecord,
    take: ((group: number) => void) | undefined,
  ): void {
    const dimension = dimensions[at];
    if (dimension === undefined) {
      const group = this.#groups.add(this.#combination);
      if (group >= 0) take?.(group);
      return;
    }
    for (const values of dimension.read(record)) {
      for (let index = 0; index < values.length; index++) {
        this.#combination[dimension.places[index] as number] = values[index];
      }
      this.#addFrom(at + 1, dimensions, record, take);
    }
  }

  /**
   * Counts parsed rows, which then need no record, and gives the number of the one combination that each has; undefined if a key stands
   * for several things or cannot be read from them.
   */
  rowAdder<R>(kind: Kind, reader: RowReader<R>): ((row: R) => number) | undefined {
    const reads = this.#keys.map(({ fields }) => countableReader(fields.get(kind) ?? [], reader));
    if (!reads.every((read) => read !== undefined)) return undefined;
    const groups = this.#groups;
    const combination = this.#combination;
    return (row) => {
      groups.nextRecord();
      for (let at = 0; at < reads.length; at++) combination[at] = reads[at]?.(row);
      return groups.add(combination);
    };
  }

  /** The numbers of the combinations: the most frequent first, those of one number by their values as --sort would have them. */
  order(): Uint32Array {
    const sortKeys = new SortKeys();
    const values = new Array<Value | undefined>(this.#keys.length);
    for (let group = 0; group < this.length; group++) {
      this.#groups.read(group, values);
      sortKeys.add(this.countAt(group), true);
      for (const [at, { type }] of this.#keys.entries()) sortKeys.add(rankOf(type, values[at]), false);
      sortKeys.endRow();
    }
    return sortKeys.order();
  }

  /** How many records have a combination. */
  countAt(group: number): number {
    return this.#groups.countAt(group);
  }

  /** The values of a combination as they are shown, undefined where records lack one. */
  valuesAt(group: number): Combination {
    const values = new Array<Value | undefined>(this.#keys.length);
    this.#groups.read(group, values);
    return values.map((value, at) =>
      value === undefined ? undefined : shownValue((this.#keys[at] as Key).type, value),
    );
  }
}

/** Reads what a row counts for: its value of a field, or the first of several names that it has; undefined where that takes the record. */
function countableReader<R>(
  fields: readonly Field[],
  reader: RowReader<R>,
): ((row: R) => Value | undefined) | undefined {
  const reads = fields.map((field) => {
    const read = reader(field);
    return read && ((row: R) => countable(field.type, read(row)));
  });
  const [first] = reads;
  if (first === undefined || !reads.every((read) => read !== undefined)) return undefined;
  if (reads.length === 1) return first;
  if (!areAlternatives(fields)) return undefined;
  return (row) => {
    for (const read of reads) {
      const value = read(row);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}
