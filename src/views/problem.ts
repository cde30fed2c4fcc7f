import type { ReadProblem } from '../records/problem.ts';
import { sanitize } from '../text/sanitize.ts';
import { textOf } from '../text/utf8.ts';
import type { Place } from './context.ts';

/** A warning of a view as a problem: bytes become text, and lines are counted from 1. */
export function problemOf(words: string | readonly string[], place: Place | undefined): ReadProblem {
  const message = textOf([words].flat().map(sanitize).join(''));
  if (place === undefined) return { message };
  const { file, line, code, text } = place;
  return {
    message,
    file,
    ...(line === undefined ? {} : { line: line + 1 }),
    ...(code === undefined ? {} : { code }),
    ...(text === undefined ? {} : { text: textOf(text) }),
  };
}
