import type { FieldType, Value } from '../../records/fields.ts';
import { unfit } from '../error.ts';
import type { Affirmation, Token } from '../expression/expression.ts';
import { type Condition, type Question, type Scope, someValue, type ValueTest } from './condition.ts';
import { hostCondition } from './hosts.ts';
import { type OrderedType, orderedTest } from './ordered.ts';
import { patternTest } from './patterns.ts';
import { portCondition } from './ports.ts';
import { userCondition } from './users.ts';

/** What can be asked of the fields of a type. */
interface TypeOfQuestion {
  /** In messages. */
  readonly noun: string;
  readonly affirmations: readonly Affirmation[];
  condition(question: Question, scope: Scope): Condition;
}

const EQUAL = ['=', 'in'] as const;
const ORDER = ['<', '<=', '>', '>='] as const;
const MATCH = ['~'] as const;

const ofValues =
  (test: (question: Question) => ValueTest) =>
  (question: Question): Condition => {
    const holds = test(question);
    return ({ name }) => someValue(name, holds);
  };

const ordered = (type: OrderedType) => ofValues((question) => orderedTest(type, question));

const text = (ignoreCase: boolean) =>
  ofValues(({ affirmation, values }) => {
    if (affirmation === '~') return patternTest(values[0], { ignoreCase });
    const fold = (word: string): string => (ignoreCase ? word.toLowerCase() : word);
    const wanted = new Set(values.map((value) => fold(value.text)));
    return (value) => typeof value === 'string' && wanted.has(fold(value));
  });

const BOOLEANS = new Map<string, Value>([
  ['true', true],
  ['false', false],
  ['null', null],
]);

function booleanOf(name: string, value: Token): Value {
  const wanted = BOOLEANS.get(value.text.toLowerCase());
  if (wanted === undefined) throw unfit(name, 'true, false or null', value);
  return wanted;
}

/** By the type of field. */
export const QUESTIONS: Readonly<Record<FieldType, TypeOfQuestion>> = {
  word: { noun: 'a word', affirmations: [...EQUAL, ...MATCH], condition: text(true) },
  text: { noun: 'text', affirmations: [...EQUAL, ...MATCH], condition: text(false) },
  integer: { noun: 'a number', affirmations: [...EQUAL, ...ORDER], condition: ordered('integer') },
  number: { noun: 'a number', affirmations: [...EQUAL, ...ORDER], condition: ordered('number') },
  boolean: {
    noun: 'true, false or null',
    affirmations: EQUAL,
    condition: ofValues(({ name, values }) => {
      const wanted = new Set(values.map((value) => booleanOf(name, value)));
      return (value) => wanted.has(value);
    }),
  },
  address: {
    noun: 'an address',
    affirmations: [...EQUAL, ...ORDER, ...MATCH],
    condition: (question) =>
      question.affirmation === '~' ? text(true)(question) : ordered('address')(question),
  },
  port: { noun: 'a port', affirmations: [...EQUAL, ...ORDER], condition: portCondition },
  host: { noun: 'a host', affirmations: [...EQUAL, ...MATCH], condition: hostCondition },
  user: { noun: 'a user', affirmations: [...EQUAL, ...MATCH], condition: userCondition },
};
