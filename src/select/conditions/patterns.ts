import { SelectError } from '../error.ts';
import type { Token } from '../expression/expression.ts';
import type { ValueTest } from './condition.ts';

/**
 * Whether a text has a match of a regular expression: one of JavaScript, with characters in place of units of UTF-16.
 *
 * @throws SelectError if it is none
 */
export function patternTest(
  { text, start }: Token,
  { ignoreCase }: { readonly ignoreCase: boolean },
): ValueTest {
  const pattern = compile(text, ignoreCase ? 'iu' : 'u', start);
  return (value) => typeof value === 'string' && pattern.test(value);
}

function compile(text: string, flags: string, start: number): RegExp {
  try {
    return new RegExp(text, flags);
  } catch (error) {
    // Invalid regular expression: /(/u: Unterminated group
    const reason = (error as Error).message.split(': ').at(-1);
    throw new SelectError(`no regular expression: ${reason}`, start);
  }
}
