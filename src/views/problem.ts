import { textOf } from '../text/utf8.ts';
import type { Place } from './context.ts';

/** What a view warned of, for programs. */
export interface Warned {
  /** The words that stderr has, in one line. */
  readonly message: string;
  /** Path on the host. */
  readonly file?: string;
  /** Number of the line in its file, from 1. */
  readonly line?: number;
  readonly code?: NonNullable<Place['code']>;
  /** The beginning of that line. */
  readonly text?: string;
}

/** A warning of a view, its bytes as text and its lines counted from 1. */
export function problemOf(words: string, place: Place | undefined): Warned {
  const message = textOf(words).replaceAll('\n', '');
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
