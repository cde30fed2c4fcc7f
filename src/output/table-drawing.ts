import type { ChalkInstance } from 'chalk';
import CliTable from 'cli-table3';
import { painted } from '../text/shown.ts';
import type { TableCells, TableColumn } from './table-cells.ts';
import type { Utf8Writer } from './utf8-writer.ts';

/** Stands for one column of the screen in the row that others are made after. */
const STAND_IN = '\ue000';
const STAND_INS = /\ue000+/;

const GAP = '  ';

/** The time of cli-table3 grows with the square of the width: it draws columns of this width at most, which are stretched then. No heading is wider. */
const DRAWN_WIDTH = 200;

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
 * Draws a table: headings, a rule, the rows. No line ends with blanks. cli-table3 draws the headings and one row, and all rows are
 * made after that one: it takes seconds for 10,000 of them, and counts the marks of most scripts as letters.
 *
 * @param columns all that the rows have cells for
 */
export function drawTable(
  columns: readonly TableColumn[],
  cells: TableCells,
  chalk: ChalkInstance,
  out: Utf8Writer,
): void {
  const shown = columns.filter(({ isShown }) => isShown);
  const table = new CliTable({
    head: shown.map(({ heading }) => heading),
    colAligns: shown.map(({ align }) => align),
    colWidths: shown.map(drawnWidth),
    chars: CHARS,
    style: STYLE,
  });
  table.push(shown.map((column) => STAND_IN.repeat(drawnWidth(column))));
  const [headings = '', rule = '', row = ''] = table.toString().split('\n');
  const gaps = row.split(STAND_INS).map((gap) => gap.length);
  const bold = (line: string) => line.replace(/[^ ]+/g, (heading) => chalk.bold(heading));
  out.shown(painted(bold, stretched(headings, ' ', shown, gaps).trimEnd()));
  out.endLine();
  out.shown(painted(chalk.dim, stretched(rule, '─', shown, gaps)));
  out.endLine();
  for (let at = 0; at < cells.rows; at++) {
    cells.seek(at);
    drawRow(columns, gaps, cells, out);
  }
}

function drawnWidth({ width }: TableColumn): number {
  return Math.min(width, DRAWN_WIDTH);
}

/**
 * A line with all columns as wide as they are.
 *
 * @param gaps how many blanks stand before the first of them, and behind each
 */
function stretched(
  line: string,
  filler: string,
  columns: readonly TableColumn[],
  gaps: readonly number[],
): string {
  let text = '';
  let at = 0;
  for (const [index, column] of columns.entries()) {
    const drawn = drawnWidth(column);
    const start = at + (gaps[index] ?? 0);
    const more = filler.repeat(column.width - drawn);
    text += line.slice(at, start) + (column.align === 'right' ? more : '');
    at = start + drawn;
    text += line.slice(start, at) + (column.align === 'right' ? '' : more);
  }
  return text + line.slice(at);
}

/** @param gaps how many blanks stand before the first column that is shown, and behind each of them */
function drawRow(
  columns: readonly TableColumn[],
  gaps: readonly number[],
  cells: TableCells,
  out: Utf8Writer,
): void {
  let gap = 0;
  let blanks = gaps[gap++] ?? 0;
  for (let index = 0; index < columns.length; index++) {
    cells.next();
    const { isShown, align, width, paint } = columns[index] as TableColumn;
    if (!isShown) continue;
    const padding = width - cells.width;
    if (align === 'right') blanks += padding;
    if (cells.length > 0) {
      out.blanks(blanks);
      if (paint === undefined) out.bytes(cells.bytes, cells.start, cells.start + cells.length);
      else out.shown(painted(paint, cells.text));
      blanks = 0;
    }
    if (align === 'left') blanks += padding;
    blanks += gaps[gap++] ?? 0;
  }
  out.trimBlanks();
  out.endLine();
}
