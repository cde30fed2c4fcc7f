import stringWidth from 'string-width';
import { UNSAFE } from '../output/unsafe.ts';
import type { SelectError } from './error.ts';

/** Columns that an excerpt of a long expression may take on each side of the place. */
const REACH = 36;

/**
 * What stderr says of a mistake in an argument: a line with the option and what is wrong; of an expression also the
 * expression, and a caret under the place. Every control character is a `?`, a long expression is cut around the place.
 */
export function complaint(
  option: '--where' | '--sort' | '--count-by',
  text: string,
  error: SelectError,
): string {
  const line = `netstat: ${option}: ${printable(error.message)}\n`;
  if (option !== '--where') return line;
  const before = printable(text.slice(0, error.offset));
  const after = printable(text.slice(error.offset));
  const start = lastColumns(before, REACH);
  const end = firstColumns(after, REACH);
  return `${line}${start}${end}\n${' '.repeat(stringWidth(start))}^\n`;
}

function printable(text: string): string {
  return text.replace(UNSAFE, '?');
}

const graphemes = new Intl.Segmenter('en');

function firstColumns(text: string, limit: number): string {
  let shown = '';
  let width = 0;
  for (const { segment } of graphemes.segment(text.slice(0, 20 * limit))) {
    width += stringWidth(segment);
    if (width > limit) break;
    shown += segment;
  }
  return shown.length < text.length ? `${shown}…` : shown;
}

function lastColumns(text: string, limit: number): string {
  const segments = [...graphemes.segment(text.slice(-20 * limit))].reverse();
  let shown = '';
  let width = 0;
  for (const { segment } of segments) {
    width += stringWidth(segment);
    if (width > limit) break;
    shown = segment + shown;
  }
  return shown.length < text.length ? `…${shown}` : shown;
}
