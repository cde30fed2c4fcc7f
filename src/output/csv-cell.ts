import { replaceUnsafe } from '../text/unsafe.ts';
import { escapeOf } from '../text/utf8.ts';
import type { Cell } from './columns.ts';

/** A text that a spreadsheet would calculate. `-bash` and `@/run/bus` name no function, program or file: they stay. */
const FORMULA = /^(?:[=+\uff0b\uff1d]|[-@\uff0d\uff20](?![\w ./:;-]*$))/;

/** Text that needs no quotes and no escapes, as most has. */
const PLAIN = /^[\w./:][\w ./:@-]*$/;

/** A cell as it stands between commas: see csvForm. */
export function csvText(cell: Cell): string {
  if (cell === undefined) return '';
  if (typeof cell === 'string') return PLAIN.test(cell) ? cell : quoted(cellText(cell));
  if (typeof cell !== 'object' || cell === null) return String(cell);
  return quoted(cellText(cell));
}

/** What is in a cell, without what commas and spreadsheets need. */
export function cellText(cell: Exclude<Cell, undefined>): string {
  if (typeof cell === 'string') return replaceUnsafe(cell, escapeOf);
  if (typeof cell !== 'object' || cell === null) return String(cell);
  return cell.map(elementText).join(';');
}

/** One of several values; empty for a gap. */
function elementText(value: Extract<Cell, readonly unknown[]>[number]): string {
  return value === undefined ? '' : replaceUnsafe(String(value), escapeOf).replaceAll(';', escapeOf);
}

function quoted(text: string): string {
  const safe = text.replace(FORMULA, escapeOf);
  return safe === '' || /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
