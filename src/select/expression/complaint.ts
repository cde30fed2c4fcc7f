import stringWidth from 'string-width';
import { UNSAFE } from '../../text/sanitize.ts';
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
  const before = characters(text.slice(0, error.offset).slice(-LONGEST)).reverse();
  const after = characters(text.slice(error.offset).slice(0, LONGEST));
  const start = fitting(before).reverse().join('');
  const end = fitting(after).join('');
  const head = start.length < error.offset ? `…${start}` : start;
  const tail = end.length < text.length - error.offset ? '…' : '';
  return `${line}${head}${end}${tail}\n${' '.repeat(stringWidth(head))}^\n`;
}

/** What a reader takes for characters, each of them one unit of UTF-16 or more. */
function characters(text: string): string[] {
  return Array.from(new Intl.Segmenter('en').segment(printable(text)), ({ segment }) => segment);
}

/** The first characters, as many as may be shown. */
function fitting(characters: readonly string[]): string[] {
  let width = 0;
  return characters.filter((character) => {
    width += stringWidth(character);
    return width <= REACH;
  });
}

/** Makes text safe to show without changing its length. */
function printable(text: string): string {
  return text.replace(UNSAFE, '?');
}
