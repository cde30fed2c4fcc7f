import { Ipv4Address, swapBytes } from './address.ts';
import { IFACE_LIMIT, ROUTE_LINE_LIMIT } from './limits.ts';
import { lineReader, type ParsedLines } from './lines.ts';
import type { HostFacts } from './parsed.ts';
import { NO_NUMBER, type Scanner } from './scanner.ts';

/** The kinds of columns, and the scanf conversions with which net-tools reads them. */
const CONVERSIONS = { iface: '%15s', address: '%127s', hex: '%x', int: '%d' } as const;

/** The conversion that skips any other column. */
const SKIP = '%*s';

/** Bytes that net-tools has for the scanf format of a row: the conversions with a blank between them (observed). */
const FORMAT_ROOM = 507;

/** Bytes of the heading line that net-tools reads; the rest of the line counts as the first row (observed). */
const HEADING_LIMIT = 510;

/** A column that a table must have, found by its name in the heading line. */
export interface NamedColumn {
  readonly name: string;
  readonly kind: keyof typeof CONVERSIONS;
}

/** Where the columns of a table are. */
export type ColumnLayout =
  /** `skipped`: how many unknown columns stand directly before each column. */
  | { readonly kind: 'found'; readonly skipped: readonly number[] }
  /** The first column that is absent or out of order. */
  | { readonly kind: 'missing'; readonly name: string }
  /** The heading has more words than net-tools has room for. */
  | { readonly kind: 'overflow' };

/** The first line of a file, latin1, and where the rows begin. */
export function readHeadingLine(bytes: Uint8Array): { readonly text: string; readonly end: number } {
  const newline = bytes.indexOf(10);
  const end = Math.min(newline < 0 ? bytes.length : newline + 1, HEADING_LIMIT);
  const text = String.fromCharCode(...bytes.subarray(0, end));
  const [line = ''] = text.split(/[\n\0]/, 1);
  return { text: line, end };
}

/** Finds columns by their names. They must come in this order, but others may stand between them. */
export function findColumns(heading: string, columns: readonly NamedColumn[]): ColumnLayout {
  const skipped: number[] = [];
  let unknown = 0;
  let room = FORMAT_ROOM;
  for (const word of heading.split(/[ \t|]+/)) {
    const column = columns[skipped.length];
    if (word === '') continue;
    if (column === undefined) break;
    const wanted = word === column.name;
    const last = wanted && skipped.length === columns.length - 1;
    room -= (wanted ? CONVERSIONS[column.kind] : SKIP).length + (last ? 0 : 1);
    if (room < 0) return { kind: 'overflow' };
    if (wanted) skipped.push(unknown);
    unknown = wanted ? 0 : unknown + 1;
  }
  const missing = columns[skipped.length];
  return missing === undefined ? { kind: 'found', skipped } : { kind: 'missing', name: missing.name };
}

/** Bytes of the longest text of an address, as in CONVERSIONS. */
const ADDRESS_LIMIT = 127;

const WORD_DIGITS = 8;

const NO_ADDRESS = new Ipv4Address(0);

/** Reads the columns of a row, one after the other. After one that cannot be read, numbers are 0 and texts empty. */
export class NamedRow {
  /** How many columns were read. */
  count = 0;
  /** Whether one of the addresses was invalid. */
  damaged = false;
  readonly #scanner: Scanner;
  readonly #skipped: readonly number[];
  readonly #swapped: boolean;
  #ended = false;

  constructor(scanner: Scanner, skipped: readonly number[], { byteOrder }: HostFacts) {
    this.#scanner = scanner;
    this.#skipped = skipped;
    this.#swapped = byteOrder === 'LE';
  }

  /** The name of an interface, latin1. */
  iface(): string {
    const word = this.#reach() ? this.#scanner.word(IFACE_LIMIT) : '';
    this.#read(word !== '');
    return word;
  }

  /** An address, which is a machine word in hexadecimal. Characters after its eight digits are ignored. */
  address(): Ipv4Address {
    if (!this.#reach()) return NO_ADDRESS;
    const scanner = this.#scanner;
    scanner.skipBlanks();
    const start = scanner.position;
    const digits = scanner.hexDigits(WORD_DIGITS);
    const word = scanner.digitsWord >>> 0;
    scanner.position = start;
    this.#read(scanner.skipWord(ADDRESS_LIMIT) > 0);
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

  #read(done: boolean): void {
    if (done) this.count++;
    else this.#ended = true;
  }

  /** Skips the unknown columns before the next one; false where nothing more can be read. */
  #reach(): boolean {
    for (let left = this.#skipped[this.count] ?? 0; left > 0 && !this.#ended; left--) {
      this.#ended = this.#scanner.skipWord() === 0;
    }
    return !this.#ended;
  }
}

/**
 * Makes the reader of the rows below a heading. It reads none unless all columns were found.
 *
 * @param required how many columns a row must have
 */
export function namedRowReader<R extends object>(
  layout: ColumnLayout,
  required: number,
  facts: HostFacts,
  readRow: (row: NamedRow) => R,
): (batch: Uint8Array) => ParsedLines<R> {
  if (layout.kind !== 'found') return () => ({ records: [], problems: [] });
  return lineReader({ limit: ROUTE_LINE_LIMIT, first: 1 }, (scanner) => {
    const row = new NamedRow(scanner, layout.skipped, facts);
    const record = readRow(row);
    if (row.count < required) return 'SHORT_LINE';
    return row.damaged ? 'BOGUS_LINE' : record;
  });
}
