import type { Lookups } from '../format/names.ts';
import type { Field, RowReader } from '../records/field.ts';
import type { Naming } from '../records/fields.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { Vocabulary } from '../records/vocabulary.ts';
import { enumerated } from '../text/enumerated.ts';
import {
  type Ask,
  type Asked,
  askPartly,
  askRecord,
  askRows,
  type Question,
  type Scope,
} from './conditions/condition.ts';
import { QUESTIONS } from './conditions/conditions.ts';
import { SelectError } from './error.ts';
import {
  type Affirmation,
  type Comparison,
  type Expression,
  isNegation,
  NEGATIONS,
} from './expression/expression.ts';
import { byType, fieldNames, type Reference, refer } from './fields.ts';

/** An expression that is known to be about fields that there are. */
export interface Where {
  matches(kind: Kind, record: AnyRecord): boolean;
  /** Tests parsed rows, which then need no record; undefined if a field cannot be read from them. */
  rowTest<R>(kind: Kind, reader: RowReader<R>): Test<R> | undefined;
  /** The same of records of a kind of which some fields are not known. */
  partly(kind: Kind, isKnown: (field: string) => boolean): Partly;
  /** The fields that it is about, by their own names. */
  readonly fields: ReadonlySet<string>;
  /** Hosts whose addresses decide: to be looked up before each frame. */
  readonly hosts: ReadonlySet<string>;
  /**
   * Whether the records must have the names of their addresses: a pattern is compared with nothing else. Otherwise a name
   * that they have counts, but the addresses of the host decide without it.
   */
  readonly needsHosts: boolean;
}

/** What can be said of records that are known in part. */
export interface Partly {
  /** Whether the expression holds, whatever the other fields are. */
  does(record: AnyRecord): boolean;
  /** Whether it holds if the other fields are what it asks for. */
  could(record: AnyRecord): boolean;
}

/** Whether something holds of a row. */
type Test<T> = (row: T) => boolean;

/**
 * Makes a test of rows of a kind: whether the expression holds, or with `holds` false, whether it does not. Undefined if a field
 * cannot be read from these rows.
 */
type Compiled = <T>(kind: Kind, holds: boolean, ask: Ask<T>) => Test<T> | undefined;

/** By the names of fields. */
export type OwnVocabularies = Readonly<Record<string, Vocabulary>>;

interface Compiler extends Scope {
  readonly kinds: readonly Kind[];
  readonly naming: Naming | undefined;
  readonly own: OwnVocabularies;
  readonly asked: { readonly reference: Reference; readonly affirmation: Affirmation }[];
}

/**
 * Makes an expression ready to be asked of many records.
 *
 * - Of a field with several values (both ends, all owners) `=`, `in`, `~`, `<` and the like hold if any of them does. `!=`, `not in`
 *   and `!~` hold where `=`, `in` and `~` do not, so also where the field is absent.
 * - A kind of record that has no such field at all is never selected by a comparison with it, nor by its opposite.
 * - Words and host names ignore case, other text does not; `~` finds a match of a regular expression anywhere.
 * - Addresses compare by value, IPv4 before IPv6; one that is mapped into IPv6, ::ffff:10.0.0.1, is the IPv4 address everywhere.
 *   `=` and `in` take networks too. What is no address of IP can be compared in quotes.
 * - Users, services and hosts are looked up by name, so they can be given even where rows show numbers.
 *
 * @param kinds of the records that are to come
 * @param naming what names mean, if it is not what they mean of one host
 * @param own what fields can be in these records, where that is not what it is in all of their kinds
 * @throws SelectError
 */
export function compileWhere(
  expression: Expression,
  kinds: readonly Kind[],
  lookups: Lookups,
  own: OwnVocabularies = {},
  naming?: Naming,
): Where {
  const compiler: Compiler = { kinds, naming, lookups, own, hosts: new Set(), asked: [] };
  const compiled = compile(expression, compiler);
  const predicates = new Map(kinds.map((kind) => [kind, compiled(kind, true, askRecord)]));
  const { hosts, asked } = compiler;
  return {
    matches: (kind, record) => predicates.get(kind)?.(record) ?? false,
    rowTest: (kind, reader) => (kinds.includes(kind) ? compiled(kind, true, askRows(reader)) : undefined),
    partly(kind, isKnown) {
      const ask = (could: boolean) => compiled(kind, true, askPartly(isKnown, could)) ?? never;
      return kinds.includes(kind) ? { does: ask(false), could: ask(true) } : { does: never, could: never };
    },
    fields: fieldNames(asked.map(({ reference }) => reference)),
    hosts,
    needsHosts: asked.some(({ reference, affirmation }) => reference.type === 'host' && affirmation === '~'),
  };
}

function compile(expression: Expression, compiler: Compiler): Compiled {
  if (expression.kind === 'comparison') return compileComparison(expression, compiler);
  if (expression.kind === 'not') {
    const operand = compile(expression.operand, compiler);
    return (kind, holds, ask) => operand(kind, !holds, ask);
  }
  const operands = expression.operands.map((operand) => compile(operand, compiler));
  return (kind, holds, ask) => {
    const tests = whole(operands.map((operand) => operand(kind, holds, ask)));
    return tests && ((expression.kind === 'and') === holds ? all(tests) : any(tests));
  };
}

/** A name may stand for fields of several types: it is compared with those that can have such a value. */
function compileComparison(comparison: Comparison, compiler: Compiler): Compiled {
  const { field, operator } = comparison;
  const isNegated = isNegation(operator.text);
  const parts: Compiled[] = [];
  let mistake: unknown;
  for (const reference of byType(refer(field.text, compiler.kinds, field.start, compiler.naming))) {
    try {
      parts.push(compileReference(reference, comparison, compiler));
    } catch (error) {
      mistake ??= error;
    }
  }
  const [first] = parts;
  if (first === undefined) throw mistake;
  if (parts.length === 1) return first;
  return (kind, holds, ask) => {
    const tests = whole(parts.map((part) => part(kind, holds, ask)));
    return tests && (holds === isNegated ? all(tests) : any(tests));
  };
}

function compileReference(reference: Reference, comparison: Comparison, compiler: Compiler): Compiled {
  const { field, operator, values } = comparison;
  const isNegated = isNegation(operator.text);
  const affirmation = isNegation(operator.text) ? NEGATIONS[operator.text] : operator.text;
  const { noun, affirmations, condition } = QUESTIONS[reference.type];
  if (!affirmations.includes(affirmation)) {
    throw new SelectError(
      `${field.text} is ${noun}: it takes ${enumerated(operatorsOf(affirmations), 'and')}, not ${operator.text}`,
      operator.start,
    );
  }
  compiler.asked.push({ reference, affirmation });
  const asked = condition(
    {
      name: field.text,
      affirmation,
      values,
      vocabularies: vocabulariesOf(reference, compiler.own),
      natural: isNatural(reference),
    },
    compiler,
  );
  return (kind, holds, ask) => {
    const fields = reference.fields.get(kind);
    if (fields === undefined) return never;
    const asksForNone = holds === isNegated;
    const tests = whole(askedFields(fields, reference.name).map((field) => ask(field, asked, asksForNone)));
    if (tests === undefined) return undefined;
    const some = any(tests);
    return asksForNone ? (row) => !some(row) : some;
  };
}

/** The fields that a name stands for, and the labels of those of which it is a short name. */
function askedFields(fields: readonly Field[], name: string): Asked[] {
  return fields.flatMap((field): Asked[] =>
    field.label === undefined || field.name === name ? [field] : [field, { ...field, values: field.label }],
  );
}

/** None where any of the fields can be anything. */
function isNatural({ fields }: Reference): boolean {
  return [...fields.values()].flat().every(({ natural }) => natural === true);
}

function vocabulariesOf({ fields }: Reference, own: OwnVocabularies): Question['vocabularies'] {
  const all = whole([...fields.values()].flat().map(({ name, vocabulary }) => own[name] ?? vocabulary));
  const [first, ...others] = all ?? [];
  return first && [first, ...others];
}

function operatorsOf(affirmations: readonly Affirmation[]): string[] {
  const negations = Object.entries(NEGATIONS);
  return affirmations.flatMap((affirmation) => [
    affirmation,
    ...negations.filter(([, affirmed]) => affirmed === affirmation).map(([negation]) => negation),
  ]);
}

const never = (): boolean => false;

/** All of several things, or undefined where one of them is missing. */
function whole<T>(parts: readonly (T | undefined)[]): T[] | undefined {
  return parts.includes(undefined) ? undefined : (parts as T[]);
}

function all<T>(tests: readonly Test<T>[]): Test<T> {
  const [first, second] = tests;
  return tests.length === 2 && first !== undefined && second !== undefined
    ? (row) => first(row) && second(row)
    : (row) => tests.every((holds) => holds(row));
}

function any<T>(tests: readonly Test<T>[]): Test<T> {
  const [first, second] = tests;
  if (tests.length === 1 && first !== undefined) return first;
  return tests.length === 2 && first !== undefined && second !== undefined
    ? (row) => first(row) || second(row)
    : (row) => tests.some((holds) => holds(row));
}
