import type { Lookups } from '../../format/names.ts';
import { type Field, type Getter, getterOf, type RowReader, type RowValue } from '../../records/field.ts';
import type { AnyRecord } from '../../records/record.ts';
import type { Vocabulary } from '../../records/vocabulary.ts';
import type { Affirmation, Values } from '../expression/expression.ts';

/** What is asked of the values of a field. */
export interface Question {
  /** The name of the field as it was given. */
  readonly name: string;
  readonly affirmation: Affirmation;
  readonly values: Values;
  /** What the field can be in records of each kind; none if any of them is no closed set. */
  readonly vocabularies: readonly [Vocabulary, ...Vocabulary[]] | undefined;
  /** Whether the field is never below 0, in records of all kinds. */
  readonly natural: boolean;
}

/** Whether something holds of one value. */
export type ValueTest = (value: RowValue) => boolean;

/** Whether something holds of a record. */
export type Predicate = (record: AnyRecord) => boolean;

/** A question that is understood, to be asked of one field or another. */
export type Condition =
  /** A test of the values of the field, read from a record or a parsed row. */
  | { readonly test: ValueTest }
  /** A test that needs names or other fields of the record. */
  | { readonly ofRecord: (field: Field) => Predicate };

/** What conditions are made with. */
export interface Scope {
  readonly lookups: Lookups;
  /** Takes the names of hosts whose addresses decide. */
  readonly hosts: Set<string>;
}

/** A field of a record, or its label. */
export type Asked = Field & { readonly values?: Getter };

/**
 * A condition as a predicate: undefined where the rows cannot tell.
 *
 * @param isNegated whether it is asked for that none of the fields is such
 */
export type Ask<T> = (
  field: Asked,
  condition: Condition,
  isNegated: boolean,
) => ((row: T) => boolean) | undefined;

/** Asks the records. */
export const askRecord: Ask<AnyRecord> = (field, condition) =>
  'test' in condition
    ? someOf(field.values ?? getterOf(field.name), condition.test)
    : condition.ofRecord(field);

/**
 * Asks records of which some fields are not known: of these, what is asked for holds if it is asked what could hold, and does not if it
 * is asked what does.
 */
export function askPartly(isKnown: (field: string) => boolean, could: boolean): Ask<AnyRecord> {
  return (field, condition, isNegated) =>
    isKnown(field.name) ? askRecord(field, condition, isNegated) : () => could !== isNegated;
}

/** Asks parsed rows, as far as the fields can be read from them. */
export function askRows<R>(reader: RowReader<R>): Ask<R> {
  return (field, condition) => {
    const read = 'test' in condition && field.values === undefined ? reader(field) : undefined;
    if (read === undefined || !('test' in condition)) return undefined;
    const { test } = condition;
    return (row) => {
      const value = read(row);
      return value !== undefined && test(value);
    };
  };
}

/** Whether a test holds of any of the values that a record has in a field. */
export function someValue(name: string, test: ValueTest): Predicate {
  return someOf(getterOf(name), test);
}

function someOf(get: Getter, test: ValueTest): Predicate {
  return (record) => get(record).some(test);
}
