import type { ChalkInstance } from 'chalk';
import CliTable from 'cli-table3';
import stringWidth from 'string-width';

/** A column of a table. */
export interface TableColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Colours a text of it. */
  readonly paint?: ((text: string) => string) | undefined;
}

/** cli-table3 compares each cell with all that are drawn with it: so many rows at once are the fastest. */
const CHUNK = 16;

const GAP = '  ';
const RULE = '─';

/** Each character is as wide as the next. */
const ASCII = /^[\x20-\x7e]*$/;

/** No frame: what parts the columns is a gap. */
const FRAMELESS = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
  ].map((part) => [part, '']),
);

type Paint = (text: string) => string;

/**
 * Draws a table, some lines at a time: headings, a rule, and a line for each row, without blanks at its end.
 *
 * @param rows the texts of all columns, without line breaks and other control characters
 */
export function* drawTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  chalk: ChalkInstance,
): Generator<string, void, undefined> {
  const headings = columns.map(({ heading }) => heading);
  const widths = headings.map((heading, index) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(row[index] ?? '')), heading.length),
  );
  const draw = drawer(columns, widths);
  const rule = widths.map((width) => RULE.repeat(width));
  yield draw([headings], () => chalk.bold);
  yield draw([rule], () => chalk.dim);
  for (let at = 0; at < rows.length; at += CHUNK) {
    yield draw(rows.slice(at, at + CHUNK), (column) => column.paint);
  }
}

function widthOf(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}

/** Draws rows that are as wide as all the others. */
function drawer(
  columns: readonly TableColumn[],
  widths: readonly number[],
): (rows: readonly (readonly string[])[], paint: (column: TableColumn) => Paint | undefined) => string {
  return (rows, paint) => {
    const table = new CliTable({
      chars: { ...FRAMELESS, middle: GAP },
      colWidths: [...widths],
      colAligns: columns.map(({ align }) => align),
      style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
    });
    const paints = columns.map((column) => paint(column) ?? ((text: string) => text));
    // An empty text would be taken for a missing one.
    for (const row of rows)
      table.push(row.map((text, index) => (text === '' ? ' ' : (paints[index]?.(text) ?? text))));
    return table.toString().replace(/ +$/gm, '');
  };
}
