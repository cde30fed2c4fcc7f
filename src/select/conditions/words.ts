import type { Vocabulary } from '../../records/vocabulary.ts';
import { enumerated } from '../../text/enumerated.ts';
import { nearest } from '../../text/nearest.ts';
import { quoted, SelectError } from '../error.ts';
import type { Token } from '../expression/expression.ts';
import type { Question, ValueTest } from './condition.ts';

type Vocabularies = NonNullable<Question['vocabularies']>;

/**
 * What is asked of a field whose values are a closed set: words by any of their names, letters in any order.
 *
 * @throws SelectError for what no value of the field is called
 */
export function wordTest({ name, values }: Question, vocabularies: Vocabularies): ValueTest {
  const [{ key }] = vocabularies;
  const wanted = new Set(values.flatMap((value) => meant(name, value, vocabularies)));
  return (value) => typeof value === 'string' && wanted.has(key(value));
}

function meant(name: string, { text, start }: Token, vocabularies: Vocabularies): string[] {
  const keys = vocabularies.flatMap((vocabulary) => vocabulary.meant(text));
  if (keys.length === 0) throw new SelectError(unknown(name, text, vocabularies), start);
  return keys;
}

function unknown(name: string, text: string, vocabularies: Vocabularies): string {
  const [{ noun, wrong }] = vocabularies;
  const words = [...new Set(vocabularies.flatMap(({ words }: Vocabulary) => words))].filter(
    (word) => word !== '',
  );
  const near = noun === 'word' ? nearest(text, words.filter(isWord)) : [];
  const advice =
    near.length > 0 ? `did you mean ${enumerated(near, 'or')}?` : `there are ${words.join(', ')}`;
  return `${name} has no ${noun} ${quoted(wrong(text))}: ${advice}`;
}

/** A number is near to nothing. */
const isWord = (word: string): boolean => /[a-z]/i.test(word);
