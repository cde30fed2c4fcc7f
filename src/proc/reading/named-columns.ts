import { Ipv4Address, swapBytes } from './address.ts';
import { lineReader, type ParsedLines } from './lines.ts';
import type { HostFacts } from './parsed.ts';
import { NO_NUMBER, type Scanner } from './scanner.ts';

/**
 * What stands in a column, and the conversion by which net-tools' scanf reads it: the name of an interface, an address,
 * a hexadecimal number, a decimal one.
 */
const CONVERSIONS = { iface: '%15s', address: '%127s', hex: '%x', int: '%d' } as const;

/** A column that is not asked for is passed over by this one. */
const PASS_OVER = '%*s';

/** net-tools makes one format of these, parted by blanks, and has so much room for it (observed). */
const FORMAT_ROOM = 507;

/** So much of the heading line is looked at; what is left of it counts as the first row (observed). */
const HEADING_LIMIT = 510;

/** A column that a table must have, found by its name in the heading. */
export interface NamedColumn {
  readonly name: string;
  readonly kind: keyof typeof CONVERSIONS;
}

/** Where the columns of a table are. */
export type ColumnLayout =
  /** `passed`: how many words stand before each column, counted from the column before it. */
  | { readonly kind: 'found'; readonly passed: readonly number[] }
  /** The first column that is not there, or not in its place. */
  | { readonly kind: 'missing'; readonly name: string }
  /** Too many words for net-tools. */
  | { readonly kind: 'overflow' };

/** A heading line. */
export interface HeadingLine {
  /** latin1 */
  readonly text: string;
  /** Where the rows begin. */
  readonly end: number;
}

/** The first line of a file. */
export function readHeadingLine(bytes: Uint8Array): HeadingLine {
  const newline = bytes.indexOf(10);
  const end = Math.min(newline < 0 ? bytes.length : newline + 1, HEADING_LIMIT);
  const text = String.fromCharCode(...bytes.subarray(0, end));
  const [line = ''] = text.split(/[\n\0]/, 1);
  return { text: line, end };
}

/** Finds columns by their names. Their order is given, but others may stand between them. */
export function findColumns(heading: string, columns: readonly NamedColumn[]): ColumnLayout {
  const passed: number[] = [];
  let words = 0;
  let room = FORMAT_ROOM;
  for (const word of heading.split(/[ \t|]+/)) {
    const column = columns[passed.length];
    if (word === '') continue;
    if (column === undefined) break;
    const wanted = word === column.name;
    const last = wanted && passed.length === columns.length - 1;
    room -= (wanted ? CONVERSIONS[column.kind] : PASS_OVER).length + (last ? 0 : 1);
    if (room < 0) return { kind: 'overflow' };
    if (wanted) passed.push(words);
    words = wanted ? 0 : words + 1;
  }
  const missing = columns[passed.length];
  return missing === undefined ? { kind: 'found', passed } : { kind: 'missing', name: missing.name };
}

/** The longest texts of an interface's name and of an address, as in CONVERSIONS. */
const IFACE_LIMIT = 15;
const ADDRESS_LIMIT = 127;

const WORD_DIGITS = 8;

const NO_ADDRESS = new Ipv4Address(0);

/**
 * Reads the columns of a row, one after the other. From the first that cannot be read on, numbers are 0 and texts empty.
 */
export class NamedRow {
  /** How many columns were read. */
  count = 0;
  /** Whether an address was read that is none. */
  damaged = false;
  readonly #scanner: Scanner;
  readonly #passed: readonly number[];
  readonly #swapped: boolean;
  #ended = false;

  /** @param passed as in ColumnLayout */
  constructor(scanner: Scanner, passed: readonly number[], { byteOrder }: HostFacts) {
    this.#scanner = scanner;
    this.#passed = passed;
    this.#swapped = byteOrder === 'LE';
  }

  /** The name of an interface, latin1. */
  iface(): string {
    return this.#word(IFACE_LIMIT);
  }

  /** An address: a machine word in hexadecimal. What stands behind its eight digits is passed over. */
  address(): Ipv4Address {
    if (!this.#reach()) return NO_ADDRESS;
    const scanner = this.#scanner;
    scanner.blanks();
    const start = scanner.position;
    const digits = scanner.hexDigits(WORD_DIGITS);
    const word = scanner.digitsWord >>> 0;
    scanner.position = start;
    this.#read(scanner.passWord(ADDRESS_LIMIT) > 0);
    if (digits < WORD_DIGITS) this.damaged ||= !this.#ended;
    return new Ipv4Address(this.#swapped ? swapBytes(word) : word);
  }

  /** An unsigned 32-bit number. */
  hex(): number {
    const value = this.#reach() ? this.#scanner.hex32() : NO_NUMBER;
    this.#read(value !== NO_NUMBER);
    return this.#ended ? 0 : value;
  }

  /** A C int. */
  int(): number {
    const value = this.#reach() ? this.#scanner.int() : undefined;
    this.#read(value !== undefined);
    return value ?? 0;
  }

  #word(limit: number): string {
    const word = this.#reach() ? this.#scanner.word(limit) : '';
    this.#read(word !== '');
    return word;
  }

  #read(done: boolean): void {
    if (done) this.count++;
    else this.#ended = true;
  }

  /** Passes over the words that stand before the next column; false at the end of what can be read. */
  #reach(): boolean {
    for (let words = this.#passed[this.count] ?? 0; words > 0 && !this.#ended; words--) {
      this.#ended = this.#scanner.passWord() === 0;
    }
    return !this.#ended;
  }
}

/** The size of net-tools' buffer for a line of these tables, without the NUL. */
const LINE_LIMIT = 1022;

/**
 * Makes the reader of the rows below such a heading, which reads none unless all columns were found.
 *
 * @param required how many columns a line must have
 */
export function namedRowReader<R extends object>(
  layout: ColumnLayout,
  required: number,
  facts: HostFacts,
  readRow: (row: NamedRow) => R,
): (batch: Uint8Array) => ParsedLines<R> {
  if (layout.kind !== 'found') return () => ({ records: [], problems: [] });
  return lineReader({ limit: LINE_LIMIT, first: 1 }, (scanner) => {
    const row = new NamedRow(scanner, layout.passed, facts);
    const record = readRow(row);
    if (row.count < required) return 'SHORT_LINE';
    return row.damaged ? 'BOGUS_LINE' : record;
  });
}
