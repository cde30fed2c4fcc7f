import { type Field, getterOf, type Value } from '../../records/fields.ts';
import type { AnyRecord } from '../../records/record.ts';
import type { Affirmation, Values } from '../expression/expression.ts';
import type { Lookups } from './lookups.ts';

/** What is asked of the values of a field. */
export interface Question {
  /** The name of the field as it was given. */
  readonly name: string;
  readonly affirmation: Affirmation;
  readonly values: Values;
}

/** Whether something holds of one value. */
export type ValueTest = (value: Value) => boolean;

/** Whether something holds of a record. */
export type Predicate = (record: AnyRecord) => boolean;

/** A question that is understood, to be asked of one field or another. */
export type Condition = (field: Field) => Predicate;

/** What conditions are made with. */
export interface Scope {
  readonly lookups: Lookups;
  /** Takes the names of hosts whose addresses decide. */
  readonly hosts: Set<string>;
}

/** Whether a test holds of any of the values that a record has in a field. */
export function someValue(name: string, test: ValueTest): Predicate {
  const get = getterOf(name);
  return (record) => get(record).some(test);
}
