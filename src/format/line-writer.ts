import { ADDRESS_TEXT_LIMIT, type Address, writeAddress } from '../proc/reading/address.ts';
import { latin1, utf8AsLatin1 } from '../text/latin1.ts';
import { sanitize } from '../text/sanitize.ts';
import type { ShownBytes, ShownText } from '../text/shown.ts';
import { digitsOf, writeDigits } from './digits.ts';

/** Bytes that are collected before the sink gets them. */
const BLOCK = 64 * 1024;

const NEWLINE = 10;
const BLANK = 32;
const MINUS = 45;

/**
 * Collects lines of bytes and passes them on in large blocks. Text is latin1: one character is one byte. The bytes after the
 * last one are always blanks, so that padding a field on its right only moves the end.
 *
 * Until a line ends its names stand there as they are, so that fields are as wide and cuts are where they are in net-tools. Then it is
 * made safe to show, whoever chose what is in it.
 */
export class LineWriter {
  #bytes = new Uint8Array(BLOCK + BLOCK / 4).fill(BLANK);
  #length = 0;
  /** Where the line begins that is being written. */
  #lineStart = 0;
  /** Whether it has bytes of which some may be unsafe to show. */
  #isUnusual = false;
  readonly #sink: (bytes: ShownBytes) => void;

  /** @param sink must use a block before it returns: the bytes are overwritten afterwards */
  constructor(sink: (bytes: ShownBytes) => void) {
    this.#sink = sink;
  }

  /** Where the next byte goes. Taken at the start of a field, it is what padRight() and others want. */
  get mark(): number {
    return this.#length;
  }

  /** The buffer, with this many free bytes from `mark` on. After writing there, call advanceTo(). */
  room(bytes: number): Uint8Array {
    this.#reserve(bytes);
    return this.#bytes;
  }

  /** Moves the end to a position in that room; the bytes after it must be blanks. */
  advanceTo(position: number): void {
    this.#length = position;
  }

  /** Writes a text, or its first `limit` bytes; what is unsafe of it becomes `?` when the line ends. */
  text(text: string, limit = text.length): void {
    const length = Math.min(text.length, limit);
    this.#reserve(length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      if (code < 0x20 || code > 0x7e) this.#isUnusual = true;
      bytes[at++] = code;
    }
    this.#length = at;
  }

  /** Writes a line of Unicode text that is safe to show, as UTF-8. */
  shownLine(text: ShownText): void {
    const isUnusual = this.#isUnusual;
    this.text(utf8AsLatin1(text));
    this.#isUnusual = isUnusual;
    this.endLine();
  }

  blank(): void {
    this.#reserve(1);
    this.#length++;
  }

  /** Writes a whole number in decimal. */
  decimal(value: number | bigint): void {
    if (typeof value === 'bigint' || value > 0x7fff_ffff || value < -0x7fff_ffff) {
      this.text(String(value));
      return;
    }
    this.#reserve(11);
    let rest = value;
    if (rest < 0) {
      this.#bytes[this.#length++] = MINUS;
      rest = -rest;
    }
    this.#length += digitsOf(rest);
    writeDigits(this.#bytes, this.#length, rest);
  }

  /** Writes the numeric text of an address. */
  address(address: Address): void {
    this.#reserve(ADDRESS_TEXT_LIMIT);
    this.#length = writeAddress(this.#bytes, this.#length, address);
  }

  /** Drops the bytes from `position` on. */
  cut(position: number): void {
    if (this.#length <= position) return;
    this.#bytes.fill(BLANK, position, this.#length);
    this.#length = position;
  }

  /** Removes the bytes between two marks. */
  remove(start: number, end: number): void {
    this.#bytes.copyWithin(start, end, this.#length);
    this.cut(this.#length - (end - start));
  }

  /** Pads the field that began at `start` to `width` bytes, with blanks on its right. */
  padRight(start: number, width: number): void {
    const end = start + width;
    if (this.#length >= end) return;
    this.#reserve(end - this.#length);
    this.#length = end;
  }

  /** Pads the field that began at `start` to `width` bytes, with blanks on its left. */
  padLeft(start: number, width: number): void {
    const shift = start + width - this.#length;
    if (shift <= 0) return;
    this.#reserve(shift);
    const bytes = this.#bytes;
    for (let at = this.#length - 1; at >= start; at--) bytes[at + shift] = bytes[at] as number;
    for (let at = start; at < start + shift; at++) bytes[at] = BLANK;
    this.#length += shift;
  }

  /** Ends the line. */
  endLine(): void {
    if (this.#isUnusual) this.#makeSafe();
    this.#reserve(1);
    this.#bytes[this.#length++] = NEWLINE;
    this.#lineStart = this.#length;
    if (this.#length >= BLOCK) this.flush();
  }

  /** Writes a text as a line. */
  line(text: string): void {
    this.text(text);
    this.endLine();
  }

  /** Passes on everything that was collected. */
  flush(): void {
    if (this.#isUnusual) this.#makeSafe();
    if (this.#length === 0) return;
    this.#sink(this.#bytes.subarray(0, this.#length) as ShownBytes);
    this.cut(0);
    this.#lineStart = 0;
  }

  /** Turns the unsafe characters of the line into `?`. */
  #makeSafe(): void {
    const line = sanitize(latin1(this.#bytes.subarray(this.#lineStart, this.#length)));
    this.cut(this.#lineStart);
    this.text(line);
    this.#isUnusual = false;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#length + bytes)).fill(BLANK);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
