import type { Scanner } from '../reading/scanner.ts';

/** The line of a scanner that has just come to it, read by the columns at which its fields stand, counted from 0. */
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

  /** So many bytes from a column on, fewer at the end of the line; latin1, without the blanks that fill the column. */
  text(column: number, length: number): string {
    const start = this.#start + column;
    const end = Math.min(start + length, this.#scanner.end);
    return this.#scanner.text(start, end).replace(/ +$/, '');
  }

  /** The decimal number that begins at a column, blanks before it passed over; 0 where there is none, as C's atoi. */
  int(column: number): number {
    return this.from(column).int() ?? 0;
  }

  /** The scanner, set to a column. */
  from(column: number): Scanner {
    this.#scanner.position = Math.min(this.#start + column, this.#scanner.end);
    return this.#scanner;
  }
}
