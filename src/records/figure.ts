import type { RowReader, RowValue, Value } from './field.ts';
import type { AnyRecord } from './record.ts';

/** From 0 to 2^64 - 1 and beyond: a bigint above 2^53. */
export type Amount = number | bigint;

/** A number that rows of a kind have. */
export interface Figure {
  /** The names of the fields that it is made of. */
  readonly fields: readonly [string] | readonly [string, string] | readonly [string, string, string];
  /** Makes it of their values; undefined where a row has no such number. */
  valueOf(first: RowValue, second: RowValue, third: RowValue): Amount | undefined;
}

/** Rows that have the same values in the fields by which they are counted. */
export interface Group {
  /** Their values, in the order of the fields; undefined where rows lack one. */
  readonly values: readonly (Value | undefined)[];
  /** How many there are. */
  readonly count: number;
  /** The sum of each figure; undefined where none of the rows has it. */
  readonly sums: readonly (Amount | undefined)[];
}

/** Counts rows of a kind as they come, adds up their figures, and keeps none of them. */
export interface Tally {
  add(record: AnyRecord): void;
  /** Takes parsed rows, which then need no record; undefined where something cannot be read from them. */
  rowAdder<R>(reader: RowReader<R>): ((row: R) => void) | undefined;
  /** Each is made when it is asked for. @param byCount the most rows first, else in the order in which they came */
  groups(byCount: boolean): Iterable<Group>;
}

/** The sum of two whole numbers, with all its digits. */
export function sumOf(a: Amount, b: Amount): Amount {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return BigInt(a) + BigInt(b);
}
