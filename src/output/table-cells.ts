import { digitsOf, writeDigits } from '../format/digits.ts';
import { ADDRESS_TEXT_LIMIT, Ipv6Address, writeIpv6, writeQuad } from '../proc/reading/address.ts';
import type { RowValue } from '../records/field.ts';
import { ByteItems, collect, ITEMS_A_COLLECTION } from '../records/packed/byte-items.ts';
import { KeptOnce, LONG_TEXT } from '../records/packed/kept-once.ts';
import { printable } from '../text/unsafe.ts';
import { widthOf } from '../text/width.ts';
import type { Cell } from './columns.ts';

/** A cell begins with the number of its characters where they are ASCII and few; or with this, and two numbers of 32 bits. */
const OTHER = 0xff;
const OTHER_HEAD = 9;

/** Before the number, of 32 bits, of a text that is kept once. */
const LONG = 0xfe;
const LONG_HEAD = 5;

/** The most bytes that a UTF-16 unit takes in UTF-8. */
const BYTES_OF_UNIT = 3;

const BLANK = 0x20;
const TILDE = 0x7e;

/** A column of a table, as far as its rows have come. */
export interface TableColumn {
  readonly heading: string;
  readonly align: 'left' | 'right';
  /** Whether a number is an address, as parsed rows have it. */
  readonly isAddress: boolean;
  /** Colours a text of it. */
  readonly paint: ((text: string) => string) | undefined;
  /** Whether there is something in it, or it is shown also without. */
  isShown: boolean;
  /** How many columns of the screen the widest text takes. */
  width: number;
}

/** A text as it is shown. */
interface LongText {
  readonly bytes: Buffer;
  readonly width: number;
}

/** The rows of a table as the bytes of their texts, which wait until all widths are known. */
export class TableCells {
  readonly #rows = new ByteItems();
  readonly #longTexts = new KeptOnce((text) => this.#shownLong(text));
  /** Where the next cell begins. */
  #row: Buffer = this.#rows.bytes;
  #at = 0;
  /** The cell that was read last: its bytes begin at `start`. */
  bytes: Buffer = this.#rows.bytes;
  start = 0;
  length = 0;
  /** How many columns of the screen it takes. */
  width = 0;
  #measured = '';
  #measuredWidth = 0;

  /** How many rows there are. */
  get rows(): number {
    return this.#rows.length;
  }

  /**
   * Adds a cell to the row. An unsafe character is a `?`; among several values, a `-` stands for one that is missing or empty.
   * To make texts of numbers and addresses first takes twice as long.
   */
  add(column: TableColumn, cell: Cell | RowValue): void {
    if (typeof cell === 'string') this.#addText(column, cell);
    else if (cell === undefined || cell === null) this.#addText(column, '');
    else if (typeof cell === 'number' && column.isAddress) this.#addNumber(column, cell);
    else if (typeof cell === 'number' && cell >= 0 && (cell | 0) === cell) this.#addNumber(column, cell);
    else if (cell instanceof Ipv6Address) this.#addIpv6(column, cell);
    else if (typeof cell !== 'object') this.#addText(column, String(cell));
    else this.#addText(column, cell.map((value) => String(value ?? '') || '-').join(', '));
  }

  endRow(): void {
    this.#rows.end();
  }

  /** Begins to read a row. */
  seek(row: number): void {
    if ((row + 1) % ITEMS_A_COLLECTION === 0) collect();
    this.#row = this.#rows.bytesOf(row);
    this.#at = this.#rows.startOf(row);
  }

  /** Reads its next cell. */
  next(): void {
    const at = this.#at;
    const head = this.#row[at] as number;
    if (head === LONG) {
      const { bytes, width } = this.#longTexts.at(this.#row.readUInt32BE(at + 1));
      this.#at = at + LONG_HEAD;
      this.#show(bytes, 0, bytes.length, width);
    } else if (head === OTHER) {
      const start = at + OTHER_HEAD;
      const length = this.#row.readUInt32BE(at + 1);
      this.#at = start + length;
      this.#show(this.#row, start, length, this.#row.readUInt32BE(at + 5));
    } else {
      this.#at = at + 1 + head;
      this.#show(this.#row, at + 1, head, head);
    }
  }

  #show(bytes: Buffer, start: number, length: number, width: number): void {
    this.bytes = bytes;
    this.start = start;
    this.length = length;
    this.width = width;
  }

  /** The text of the cell that was read last. */
  get text(): string {
    return this.bytes.toString('utf8', this.start, this.start + this.length);
  }

  #addNumber(column: TableColumn, number: number): void {
    const rows = this.#rows;
    rows.room(1 + ADDRESS_TEXT_LIMIT);
    const { bytes, at } = rows;
    const start = at + 1;
    if (column.isAddress) this.#endShort(column, writeQuad(bytes, start, number));
    else {
      const end = start + digitsOf(number);
      writeDigits(bytes, end, number);
      this.#endShort(column, end);
    }
  }

  #addIpv6(column: TableColumn, address: Ipv6Address): void {
    const rows = this.#rows;
    rows.room(1 + ADDRESS_TEXT_LIMIT);
    this.#endShort(column, writeIpv6(rows.bytes, rows.at + 1, address));
  }

  #addText(column: TableColumn, text: string): void {
    const rows = this.#rows;
    const { length } = text;
    rows.room(1 + Math.min(length, LONG));
    const { bytes, at } = rows;
    let isShort = length < LONG;
    for (let index = 0; index < length && isShort; index++) {
      const code = text.charCodeAt(index);
      bytes[at + 1 + index] = code;
      isShort = code >= BLANK && code <= TILDE;
    }
    if (isShort) this.#endShort(column, at + 1 + length);
    else if (length >= LONG_TEXT) this.#addLong(column, text);
    else this.#addOther(column, text);
  }

  /** Ends a cell of ASCII, which has its first byte before it. */
  #endShort(column: TableColumn, end: number): void {
    const rows = this.#rows;
    const length = end - rows.at - 1;
    rows.bytes[rows.at] = length;
    rows.at = end;
    if (length > 0) column.isShown = true;
    if (length > column.width) column.width = length;
  }

  /** Adds a text that is long, or not all ASCII. */
  #addOther(column: TableColumn, text: string): void {
    const rows = this.#rows;
    const shown = printable(text);
    const width = this.#widthOf(shown);
    rows.room(OTHER_HEAD + BYTES_OF_UNIT * shown.length);
    const { bytes, at } = rows;
    const length = bytes.write(shown, at + OTHER_HEAD);
    bytes[at] = OTHER;
    bytes.writeUInt32BE(length, at + 1);
    bytes.writeUInt32BE(width, at + 5);
    rows.at = at + OTHER_HEAD + length;
    column.isShown = true;
    column.width = Math.max(column.width, width);
  }

  #addLong(column: TableColumn, text: string): void {
    const rows = this.#rows;
    const number = this.#longTexts.numberOf(text);
    rows.room(LONG_HEAD);
    rows.bytes[rows.at] = LONG;
    rows.bytes.writeUInt32BE(number, rows.at + 1);
    rows.at += LONG_HEAD;
    column.isShown = true;
    column.width = Math.max(column.width, this.#longTexts.at(number).width);
  }

  #shownLong(text: string): LongText {
    const shown = printable(text);
    return { bytes: Buffer.from(shown), width: this.#widthOf(shown) };
  }

  /** Many rows have what the row before them has, and to measure it takes long. */
  #widthOf(shown: string): number {
    if (shown !== this.#measured) {
      this.#measured = shown;
      this.#measuredWidth = widthOf(shown);
    }
    return this.#measuredWidth;
  }
}
