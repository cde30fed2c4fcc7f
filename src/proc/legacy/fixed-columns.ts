import { type ParsedLines, parseLines } from '../reading/lines.ts';
import type { ProblemCode } from '../reading/parsed.ts';
import type { Scanner } from '../reading/scanner.ts';

/** The size of net-tools' buffer for a line of the tables of amateur radio and X.25, without the NUL. */
export const RADIO_LINE_LIMIT = 255;

/**
 * Reads a table of amateur radio or X.25 whose fields begin at fixed columns. Its first line is a heading.
 *
 * @param shortest bytes that a line must have
 */
export function parseFixedColumns<R extends object>(
  bytes: Uint8Array,
  shortest: number,
  parseRow: (row: FixedColumns) => R | ProblemCode,
): ParsedLines<R> {
  return parseLines(bytes, { limit: RADIO_LINE_LIMIT, heading: true }, (scanner) => {
    const row = new FixedColumns(scanner);
    return row.length < shortest ? 'BOGUS_LINE' : parseRow(row);
  });
}

/** A scanner's line, read by the columns at which its fields begin, counted from 0. The scanner must be at its start. */
export class FixedColumns {
  readonly #scanner: Scanner;
  readonly #start: number;

  constructor(scanner: Scanner) {
    this.#scanner = scanner;
    this.#start = scanner.position;
  }

  /** Bytes of the line. */
  get length(): number {
    return this.#scanner.end - this.#start;
  }

  /** At most `length` bytes from a column on, latin1, without the blanks that pad them. */
  text(column: number, length: number): string {
    const start = this.#start + column;
    const end = Math.min(start + length, this.#scanner.end);
    return this.#scanner.unpaddedText(start, end);
  }

  /** The decimal number at a column, as C's atoi reads it: 0 for none. */
  int(column: number): number {
    return this.from(column).int() ?? 0;
  }

  /** The scanner, set to a column. */
  from(column: number): Scanner {
    this.#scanner.position = Math.min(this.#start + column, this.#scanner.end);
    return this.#scanner;
  }
}
