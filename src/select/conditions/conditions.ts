import type { FieldType, RowValue, Value } from '../../records/field.ts';
import { unfit } from '../error.ts';
import type { Affirmation, Token } from '../expression/expression.ts';
import { type Condition, type Question, type Scope, someValue, type ValueTest } from './condition.ts';
import { hostCondition } from './hosts.ts';
import { type OrderedType, orderedTest } from './ordered.ts';
import { patternTest } from './patterns.ts';
import { portCondition } from './ports.ts';
import { userCondition } from './users.ts';
import { wordTest } from './words.ts';

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
  (question: Question): Condition => ({ test: test(question) });

const ordered = (type: OrderedType) => ofValues((question) => orderedTest(type, question));

const text = ofValues((question) => {
  const { affirmation, values, vocabularies } = question;
  if (affirmation === '~') return patternTest(values[0], { ignoreCase: false });
  if (vocabularies !== undefined) return remembered(wordTest(question, vocabularies));
  const wanted = new Set<RowValue>(values.map((value) => value.text));
  return (value) => wanted.has(value);
});

const word = ofValues((question) => {
  const { affirmation, values, vocabularies } = question;
  if (affirmation === '~') return remembered(patternTest(values[0], { ignoreCase: true }));
  if (vocabularies !== undefined) return remembered(wordTest(question, vocabularies));
  const wanted = new Set(values.map((value) => value.text.toLowerCase()));
  return remembered((value) => typeof value === 'string' && wanted.has(value.toLowerCase()));
});

/** There are few different words, so each answer is kept: folding the case of each row takes longer than the rest of the test. */
function remembered(test: ValueTest): ValueTest {
  const answers = new Map<RowValue, boolean>();
  return (value) => {
    const known = answers.get(value);
    if (known !== undefined) return known;
    const answer = test(value);
    answers.set(value, answer);
    return answer;
  };
}

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

/** A pattern needs the text of an address, which only the record has. */
function patternOfRecord({ values }: Question): Condition {
  const test = patternTest(values[0], { ignoreCase: true });
  return { ofRecord: ({ name }) => someValue(name, test) };
}

/** An id, or so much of its beginning that hardly another has it: docker and podman show 12 digits. */
const BEGINNING = /^[0-9a-f][0-9a-f-]{7,}$/;

const id = ofValues(({ affirmation, values }) => {
  if (affirmation === '~') return patternTest(values[0], { ignoreCase: false });
  const wanted = values.map((value) => value.text);
  const beginnings = wanted.filter((text) => BEGINNING.test(text));
  return remembered(
    (value) =>
      typeof value === 'string' &&
      (wanted.includes(value) || beginnings.some((beginning) => value.startsWith(beginning))),
  );
});

/** By the type of field. */
export const QUESTIONS: Readonly<Record<FieldType, TypeOfQuestion>> = {
  word: { noun: 'a word', affirmations: [...EQUAL, ...MATCH], condition: word },
  text: { noun: 'text', affirmations: [...EQUAL, ...MATCH], condition: text },
  integer: { noun: 'a number', affirmations: [...EQUAL, ...ORDER], condition: ordered('integer') },
  number: { noun: 'a number', affirmations: [...EQUAL, ...ORDER], condition: ordered('number') },
  boolean: {
    noun: 'true, false or null',
    affirmations: EQUAL,
    condition: ofValues(({ name, values }) => {
      const wanted = new Set(values.map((value) => booleanOf(name, value)));
      return (value) => value !== undefined && wanted.has(value as Value);
    }),
  },
  address: {
    noun: 'an address',
    affirmations: [...EQUAL, ...ORDER, ...MATCH],
    condition: (question) =>
      question.affirmation === '~' ? patternOfRecord(question) : ordered('address')(question),
  },
  port: { noun: 'a port', affirmations: [...EQUAL, ...ORDER], condition: portCondition },
  host: { noun: 'a host', affirmations: [...EQUAL, ...MATCH], condition: hostCondition },
  user: { noun: 'a user', affirmations: [...EQUAL, ...MATCH], condition: userCondition },
  id: { noun: 'an id', affirmations: [...EQUAL, ...MATCH], condition: id },
};
