import type { ChalkInstance } from 'chalk';
import CliTable from 'cli-table3';
import stringWidth from 'string-width';

/** A column of a table. */
export interface TableColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Colours a text of it. */
  readonly paint?: ((text: string) => string) | undefined;
  /** What the rows have in it, without control characters. */
  readonly texts: readonly string[];
}

/** Text in which each character is as wide as any other. */
const ASCII = /^[\x20-\x7e]*$/;

/** Stands for one column of the screen in the row that others are made after. */
const STAND_IN = '\ue000';
const STAND_INS = /\ue000+/;

const GAP = '  ';

/** A rule under the headings, and no other border: a pipe gets words and blanks. */
const CHARS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '─',
  'mid-mid': GAP,
  right: '',
  'right-mid': '',
  middle: GAP,
};

/** Nothing that cli-table3 would add on its own. */
const STYLE = { 'padding-left': 0, 'padding-right': 0, head: [], border: [] };

/**
 * Draws a table line by line: headings, a rule, the rows. No line ends with blanks. cli-table3 draws the headings and one row,
 * and all rows are made after that one: it takes seconds for 10,000 of them, and counts the marks of most scripts as letters.
 */
export function* drawTable(
  columns: readonly TableColumn[],
  chalk: ChalkInstance,
): Generator<string, void, undefined> {
  const widths = columns.map(({ heading, texts }) =>
    texts.reduce((widest, text) => Math.max(widest, widthOf(text)), heading.length),
  );
  const table = new CliTable({
    head: columns.map(({ heading }) => chalk.bold(heading)),
    colAligns: columns.map(({ align }) => align),
    colWidths: widths,
    chars: CHARS,
    style: STYLE,
  });
  table.push(widths.map((width) => STAND_IN.repeat(width)));
  const [headings = '', rule = '', row = ''] = table.toString().split('\n');
  yield headings.trimEnd();
  yield chalk.dim(rule);
  const [left = '', ...gaps] = row.split(STAND_INS);
  for (let at = 0; at < (columns[0]?.texts.length ?? 0); at++) {
    const cells = columns.map((column, index) => cellText(column, at, widths[index] ?? 0) + gaps[index]);
    yield (left + cells.join('')).trimEnd();
  }
}

/** The text of a row in a column, coloured and padded. */
function cellText({ texts, align, paint }: TableColumn, row: number, width: number): string {
  const text = texts[row] ?? '';
  const padding = ' '.repeat(width - widthOf(text));
  const painted = paint === undefined || text === '' ? text : paint(text);
  return align === 'left' ? painted + padding : padding + painted;
}

/** How many columns of the screen a text takes. */
function widthOf(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}
