import { ADDRESS_TEXT_LIMIT, type Address, writeAddress } from '../proc/reading/address.ts';
import { sanitize } from '../text/sanitize.ts';
import { digitsOf, writeDigits } from './digits.ts';

/** So many bytes are gathered before they go on. */
const BLOCK = 64 * 1024;

const NEWLINE = 10;
const BLANK = 32;
const MINUS = 45;

/**
 * Gathers lines of bytes and hands them on in large blocks. Text is latin1: one character is one byte. What lies behind the
 * last byte is blank at all times, so that to fill a field up is to go on behind it.
 */
export class LineWriter {
  #bytes = new Uint8Array(BLOCK + BLOCK / 4).fill(BLANK);
  #length = 0;
  readonly #sink: (bytes: Uint8Array) => void;

  /** @param sink takes a block at once: the bytes are written over afterwards */
  constructor(sink: (bytes: Uint8Array) => void) {
    this.#sink = sink;
  }

  /** Where the next byte goes: the start of a field, for the methods that end one. */
  get mark(): number {
    return this.#length;
  }

  /** The bytes, with so many free ones from `mark` on, for what writes there itself and then goes on. */
  room(bytes: number): Uint8Array {
    this.#reserve(bytes);
    return this.#bytes;
  }

  /** Goes on at a position in the room that was given, behind which nothing may have been left. */
  goOn(position: number): void {
    this.#length = position;
  }

  /** Words of this program, written as they are. */
  text(words: string): void {
    this.#reserve(words.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < words.length; index++) bytes[at++] = words.charCodeAt(index);
    this.#length = at;
  }

  /** A name that others chose, cut to so many bytes: what would control a terminal becomes `?`. */
  name(name: string, limit = name.length): void {
    this.text(sanitize(name.length > limit ? name.slice(0, limit) : name));
  }

  blank(): void {
    this.#reserve(1);
    this.#length++;
  }

  /** A whole number in decimal. */
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

  /** The numeric text of an address. */
  address(address: Address): void {
    this.#reserve(ADDRESS_TEXT_LIMIT);
    this.#length = writeAddress(this.#bytes, this.#length, address);
  }

  /** Drops what was written after `position`. */
  cut(position: number): void {
    if (this.#length <= position) return;
    this.#bytes.fill(BLANK, position, this.#length);
    this.#length = position;
  }

  /** Takes out the bytes between two marks: what follows moves up. */
  remove(start: number, end: number): void {
    this.#bytes.copyWithin(start, end, this.#length);
    this.cut(this.#length - (end - start));
  }

  /** The last position of a byte, not before `start`; one less than `start` for none. */
  findLast(byte: number, start: number): number {
    let at = this.#length - 1;
    while (at >= start && this.#bytes[at] !== byte) at--;
    return at;
  }

  /** Fills the field that began at `start` with blanks on its right, up to `width` bytes. */
  padRight(start: number, width: number): void {
    const end = start + width;
    if (this.#length >= end) return;
    this.#reserve(end - this.#length);
    this.#length = end;
  }

  /** The same on its left. */
  padLeft(start: number, width: number): void {
    const shift = start + width - this.#length;
    if (shift <= 0) return;
    this.#reserve(shift);
    const bytes = this.#bytes;
    for (let at = this.#length - 1; at >= start; at--) bytes[at + shift] = bytes[at] as number;
    for (let at = start; at < start + shift; at++) bytes[at] = BLANK;
    this.#length += shift;
  }

  /** Ends the line, and hands on what has gathered when it is enough. */
  endLine(): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = NEWLINE;
    if (this.#length >= BLOCK) this.flush();
  }

  /** A line of this program's words. */
  line(words: string): void {
    this.text(words);
    this.endLine();
  }

  /** Hands on all that has gathered. */
  flush(): void {
    if (this.#length === 0) return;
    this.#sink(this.#bytes.subarray(0, this.#length));
    this.cut(0);
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#length + bytes)).fill(BLANK);
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}
