import { printable } from '../../text/unsafe.ts';
import { widthOf } from '../../text/width.ts';
import type { SelectError } from '../error.ts';

/** Columns that an excerpt of a long expression may take on each side of the place. */
const REACH = 36;
/** Units of UTF-16 that are looked at for that, since any number of them can stand in one column. */
const LONGEST = 20 * REACH;

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
  const start = fitting(characters(text.slice(Math.max(0, error.offset - LONGEST), error.offset)).reverse());
  const end = fitting(characters(text.slice(error.offset, error.offset + LONGEST)));
  const head = `${start.isWhole && error.offset <= LONGEST ? '' : '…'}${start.characters.reverse().join('')}`;
  const tail = `${end.characters.join('')}${end.isWhole && error.offset + LONGEST >= text.length ? '' : '…'}`;
  return `${line}${head}${tail}\n${' '.repeat(widthOf(head))}^\n`;
}

/** What a reader takes for characters, each of them one unit of UTF-16 or more. */
function characters(text: string): string[] {
  return Array.from(new Intl.Segmenter('en').segment(printable(text)), ({ segment }) => segment);
}

/** The first characters, as many as may be shown, and whether these are all. */
function fitting(characters: readonly string[]): {
  readonly characters: string[];
  readonly isWhole: boolean;
} {
  let width = 0;
  const first = characters.filter((character) => {
    width += widthOf(character);
    return width <= REACH;
  });
  return { characters: first, isWhole: first.length === characters.length };
}
