import { replaceUnsafe } from '../text/unsafe.ts';
import type { Cell } from './columns.ts';

/** A text that a spreadsheet would calculate. `-bash` and `@/run/bus` name no function, program or file: they stay. */
const FORMULA = /^(?:[=+\uff0b\uff1d]|[-@\uff0d\uff20](?![\w ./:;-]*$))/;

/** Text that needs no quotes and no escapes, as most has. */
const PLAIN = /^[\w./:][\w ./:@-]*$/;

const encoder = new TextEncoder();

/** A cell as it stands between commas: see csvForm. */
export function csvText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return PLAIN.test(cell) ? cell : quoted(replaceUnsafe(cell, bytesOf));
  if (typeof cell !== 'object' || cell === null) return String(cell);
  return quoted(cell.map(elementText).join(';'));
}

/** One of several values; empty for a gap. */
function elementText(value: Extract<Cell, readonly unknown[]>[number]): string {
  return value === undefined ? '' : replaceUnsafe(String(value), bytesOf).replaceAll(';', bytesOf);
}

function quoted(text: string): string {
  const safe = text.replace(FORMULA, bytesOf);
  return safe === '' || /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const known = new Map<string, string>();

/** `\xHH` for each byte of a character in UTF-8. */
function bytesOf(character: string): string {
  let escaped = known.get(character);
  if (escaped === undefined) {
    escaped = Array.from(
      encoder.encode(character),
      (byte) => `\\x${byte.toString(16).padStart(2, '0')}`,
    ).join('');
    known.set(character, escaped);
  }
  return escaped;
}
