import type { ChalkInstance } from 'chalk';
import CliTable from 'cli-table3';
import stringWidth from 'string-width';
import { UNSAFE } from '../text/sanitize.ts';
import type { Utf8Writer } from './utf8-writer.ts';

/** Text in which each character is as wide as any other. */
const ASCII = /^[\x20-\x7e]*$/;

/** A column of a table, filled row by row. */
export class TableColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Colours a text of it. */
  readonly paint: ((text: string) => string) | undefined;
  /** How many columns of the screen the widest text takes. */
  width = 0;
  #texts: string[] = [];
  /** Rows before the first that has something in it. */
  #empty = 0;
  #isAscii = true;
  #given = '';
  #shown = '';

  constructor(heading: string, align: 'left' | 'right', paint: ((text: string) => string) | undefined) {
    this.heading = heading;
    this.align = align;
    this.paint = paint;
    this.clear();
  }

  /** Takes all texts out. */
  clear(): void {
    this.width = this.heading.length;
    this.#texts = [];
    this.#empty = 0;
    this.#isAscii = true;
    this.#given = '';
    this.#shown = '';
  }

  /** Whether there is anything in it. */
  get isUsed(): boolean {
    return this.#texts.length > 0;
  }

  add(text: string): void {
    if (text === '' && !this.isUsed) {
      this.#empty++;
      return;
    }
    // Many rows have what the row before them has.
    if (text !== this.#given) {
      this.#given = text;
      this.#shown = this.#measure(text);
    }
    this.#texts.push(this.#shown);
  }

  #measure(text: string): string {
    const isAscii = ASCII.test(text);
    this.#isAscii &&= isAscii;
    const shown = isAscii ? text : text.replace(UNSAFE, '?');
    this.width = Math.max(this.width, isAscii ? text.length : stringWidth(shown));
    return shown;
  }

  /** What a row has in it, an UNSAFE character being a `?`. */
  textAt(row: number): string {
    return this.#texts[row - this.#empty] ?? '';
  }

  /** How many columns of the screen a text of it takes. */
  widthOf(text: string): number {
    return this.#isAscii || ASCII.test(text) ? text.length : stringWidth(text);
  }
}

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
 * Draws a table: headings, a rule, the rows. No line ends with blanks. cli-table3 draws the headings and one row, and all rows are
 * made after that one: it takes seconds for 10,000 of them, and counts the marks of most scripts as letters. The rows are written
 * text by text, without joining them into lines first.
 */
export function drawTable(
  columns: readonly TableColumn[],
  rows: number,
  chalk: ChalkInstance,
  out: Utf8Writer,
): void {
  const table = new CliTable({
    head: columns.map(({ heading }) => chalk.bold(heading)),
    colAligns: columns.map(({ align }) => align),
    colWidths: columns.map(({ width }) => width),
    chars: CHARS,
    style: STYLE,
  });
  table.push(columns.map(({ width }) => STAND_IN.repeat(width)));
  const [headings = '', rule = '', row = ''] = table.toString().split('\n');
  out.text(headings.trimEnd());
  out.endLine();
  out.text(chalk.dim(rule));
  out.endLine();
  const gaps = row.split(STAND_INS).map((gap) => gap.length);
  for (let at = 0; at < rows; at++) {
    let blanks = gaps[0] ?? 0;
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index] as TableColumn;
      const text = column.textAt(at);
      const padding = column.width - column.widthOf(text);
      if (column.align === 'right') blanks += padding;
      if (text !== '') {
        out.blanks(blanks);
        out.text(column.paint === undefined ? text : column.paint(text));
        blanks = 0;
      }
      if (column.align === 'left') blanks += padding;
      blanks += gaps[index + 1] ?? 0;
    }
    out.trimBlanks();
    out.endLine();
  }
}
