import type { AnyRecord, Kind } from '../records/record.ts';
import type { Predicate, Scope } from './conditions/condition.ts';
import { QUESTIONS } from './conditions/conditions.ts';
import type { Lookups } from './conditions/lookups.ts';
import { listed, SelectError } from './error.ts';
import {
  type Affirmation,
  type Comparison,
  type Expression,
  isNegation,
  NEGATIONS,
} from './expression/expression.ts';
import { fieldNames, type Reference, refer } from './fields.ts';

/** An expression that is known to be about fields that there are. */
export interface Where {
  matches(kind: Kind, record: AnyRecord): boolean;
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

/** Whether an expression holds of records of a kind, or where `holds` is false, whether it does not. */
type Compiled = (kind: Kind, holds: boolean) => Predicate;

interface Compiler extends Scope {
  readonly kinds: readonly Kind[];
  readonly asked: { readonly reference: Reference; readonly affirmation: Affirmation }[];
}

/**
 * Makes an expression ready to be asked of many records.
 *
 * - Of a field with several values (both ends, all owners) `=`, `in`, `~`, `<` and the like hold if any of them does. `!=`, `not in`
 *   and `!~` hold where `=`, `in` and `~` do not, so also where the field is absent.
 * - A kind of record that has no such field at all is never selected by a comparison with it, nor by its opposite.
 * - Words and names of hosts are the same in capitals, other text is not; `~` looks for a match of a regular expression anywhere.
 * - Addresses compare by value, IPv4 before IPv6; one that is mapped into IPv6, ::ffff:10.0.0.1, is the IPv4 address everywhere.
 *   `=` and `in` take networks too. What is no address of IP can be compared in quotes.
 * - Users, services and hosts are looked up by name, so they can be given even where rows show numbers.
 *
 * @param kinds of the records that are to come
 * @throws SelectError
 */
export function compileWhere(expression: Expression, kinds: readonly Kind[], lookups: Lookups): Where {
  const compiler: Compiler = { kinds, lookups, hosts: new Set(), asked: [] };
  const compiled = compile(expression, compiler);
  const predicates = new Map(kinds.map((kind) => [kind, compiled(kind, true)]));
  const { hosts, asked } = compiler;
  return {
    matches: (kind, record) => predicates.get(kind)?.(record) ?? false,
    fields: fieldNames(asked.map(({ reference }) => reference)),
    hosts,
    needsHosts: asked.some(({ reference, affirmation }) => reference.type === 'host' && affirmation === '~'),
  };
}

function compile(expression: Expression, compiler: Compiler): Compiled {
  if (expression.kind === 'comparison') return compileComparison(expression, compiler);
  if (expression.kind === 'not') {
    const operand = compile(expression.operand, compiler);
    return (kind, holds) => operand(kind, !holds);
  }
  const operands = expression.operands.map((operand) => compile(operand, compiler));
  return (kind, holds) => {
    const predicates = operands.map((operand) => operand(kind, holds));
    return (expression.kind === 'and') === holds ? all(predicates) : any(predicates);
  };
}

function compileComparison(comparison: Comparison, compiler: Compiler): Compiled {
  const { field, operator, values } = comparison;
  const reference = refer(field.text, compiler.kinds, field.start);
  const isNegated = isNegation(operator.text);
  const affirmation = isNegation(operator.text) ? NEGATIONS[operator.text] : operator.text;
  const { noun, affirmations, condition } = QUESTIONS[reference.type];
  if (!affirmations.includes(affirmation)) {
    throw new SelectError(
      `${field.text} is ${noun}: it takes ${listed(operatorsOf(affirmations), 'and')}, not ${operator.text}`,
      operator.start,
    );
  }
  compiler.asked.push({ reference, affirmation });
  const holdsOf = condition({ name: field.text, affirmation, values }, compiler);
  return (kind, holds) => {
    const fields = reference.fields.get(kind);
    if (fields === undefined) return never;
    const some = any(fields.map(holdsOf));
    return holds === isNegated ? (record) => !some(record) : some;
  };
}

function operatorsOf(affirmations: readonly Affirmation[]): string[] {
  const negations = Object.entries(NEGATIONS);
  return affirmations.flatMap((affirmation) => [
    affirmation,
    ...negations.filter(([, affirmed]) => affirmed === affirmation).map(([negation]) => negation),
  ]);
}

const never: Predicate = () => false;

function all(predicates: readonly Predicate[]): Predicate {
  return (record) => predicates.every((holds) => holds(record));
}

function any(predicates: readonly Predicate[]): Predicate {
  const [first] = predicates;
  return predicates.length === 1 && first !== undefined
    ? first
    : (record) => predicates.some((holds) => holds(record));
}
