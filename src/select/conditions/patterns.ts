import { RE2JS } from 're2js';
import { SelectError } from '../error.ts';
import type { Token } from '../expression/expression.ts';
import type { ValueTest } from './condition.ts';
import { translatePattern } from './translated-pattern.ts';

/** Of a pattern, in units of UTF-16. */
export const LONGEST_PATTERN = 1000;

/** What a pattern without any of these is found by is a plain search. */
const OPERATORS = /[\\^$.|?*+()[\]{}]/;

/**
 * Whether a text has a match of a regular expression: one of JavaScript, with characters in place of units of UTF-16, but for what takes
 * no fixed time. It is matched by RE2, in time proportional to the length of the text.
 *
 * @throws SelectError if it is none
 */
export function patternTest(token: Token, { ignoreCase }: { readonly ignoreCase: boolean }): ValueTest {
  const { text, start } = token;
  if (text.length > LONGEST_PATTERN)
    throw new SelectError(`no regular expression: more than ${LONGEST_PATTERN} characters`, start);
  if (OPERATORS.test(text)) {
    const pattern = compile(token, ignoreCase);
    return (value) => typeof value === 'string' && pattern.test(value);
  }
  if (!ignoreCase) return (value) => typeof value === 'string' && value.includes(text);
  // Nothing in it is an operator: it is searched for, with the case folded as RE2 does.
  const search = new RegExp(text, 'iu');
  return (value) => typeof value === 'string' && search.test(value);
}

function compile(token: Token, ignoreCase: boolean): { test(text: string): boolean } {
  const translated = translatePattern(token.text);
  if ('mistake' in translated)
    throw new SelectError(`no regular expression: ${translated.mistake}`, offsetIn(token, translated.offset));
  try {
    return RE2JS.compile(translated.re2, ignoreCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch (error) {
    // error parsing regexp: invalid character class range: `\p{Nothing}`
    const reason = (error as Error).message.replace(/^error parsing regexp: /, '');
    throw new SelectError(`no regular expression: ${reason}`, token.start);
  }
}

/** Where in the expression a place of its pattern is: one that is at the beginning, or hard to find, is the pattern itself. */
function offsetIn({ text, start, isQuoted }: Token, offset: number): number {
  if (!isQuoted) return start + offset;
  // Within quotes, quotes of that kind are doubled.
  return offset === 0 || /['"]/.test(text.slice(0, offset)) ? start : start + 1 + offset;
}
