import { latin1 } from '../../text/latin1.ts';
import { intOfLong, MAX_64, narrow } from './integers.ts';
import type { Problem, ProblemCode } from './parsed.ts';

const NEWLINE = 10;

/**
 * net-tools reads most tables with a buffer of 8192 bytes, so a longer line counts as several. A line that is longer than
 * a batch is cut at a multiple of this.
 */
export const LINE_LIMIT = 8191;

/** What the methods for unsigned numbers return where there is no number. */
export const NO_NUMBER = -1;

/** Bytes of a line that its problem quotes. */
const PROBLEM_TEXT_LIMIT = 80;

const NOT_A_DIGIT = 99;
const DIGIT = new Uint8Array(256).fill(NOT_A_DIGIT);
for (let value = 0; value < 16; value++) {
  DIGIT[value.toString(16).charCodeAt(0)] = value;
  DIGIT[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}

/** White space of the C locale except for the newline, which always ends a line. */
const BLANK = new Uint8Array(256);
for (const byte of [9, 11, 12, 13, 32]) BLANK[byte] = 1;

/** Digits of the longest numbers that a double always holds exactly. */
const HEX_DIGITS = 13;
const DECIMAL_DIGITS = 15;

/** Digits that a number of 64 bits has at most, whatever the base: one with more is larger. */
const DIGITS_OF_64_BITS = 20;

/** Bytes from which on it is faster to make a text of all at once. */
const LONG_TEXT = 64;

const ZERO = 0x30;
const SPACE = 0x20;

const MINUS = 0x2d;
const PLUS = 0x2b;

/**
 * A cursor over the lines of a table. It reads fields as C's scanf does: it skips blanks before a number, accepts a sign,
 * and saturates at 64 bits. It copies nothing.
 */
export class Scanner {
  readonly bytes: Uint8Array;
  /** Number of the current line; starts one before the first. */
  line: number;
  /** The cursor and the end of the current line, as positions in `bytes`. */
  position = 0;
  end = 0;
  /** The last eight digits that hexDigits() read, as 32 bits. */
  digitsWord = 0;
  #next = 0;
  /** The end of the line that `#next` is in, looked for once for all pieces of a long line. */
  #newline = -1;
  /** Of the number that #number() read last: where its digits start, and whether a minus sign stands before them. */
  #digits = 0;
  #negative = false;
  readonly #hasNul: boolean;
  readonly #limit: number;

  /**
   * @param line number of the first line of `bytes` in its file
   * @param limit a line of more bytes counts as several. Batches are cut for LINE_LIMIT: with another limit, each batch of
   *   a line that is longer than a batch begins a new piece.
   */
  constructor(bytes: Uint8Array, line = 0, limit = LINE_LIMIT) {
    this.bytes = bytes;
    this.line = line - 1;
    this.#limit = limit;
    this.#hasNul = bytes.includes(0);
  }

  /** Moves to the next line; false after the last. A line ends at its newline, at a NUL, or at the limit. */
  nextLine(): boolean {
    const start = this.#next;
    if (start >= this.bytes.length) return false;
    if (this.#newline < start) {
      const found = this.bytes.indexOf(NEWLINE, start);
      this.#newline = found < 0 ? this.bytes.length : found;
    }
    let end = this.#newline;
    this.#next = end + 1;
    if (end - start >= this.#limit) {
      end = start + this.#limit;
      this.#next = end;
    }
    if (this.#hasNul) {
      const nul = this.bytes.subarray(start, end).indexOf(0);
      if (nul >= 0) end = start + nul;
    }
    this.position = start;
    this.end = end;
    this.line++;
    return true;
  }

  /** Skips blanks. */
  skipBlanks(): void {
    let at = this.position;
    while (at < this.end && BLANK[this.bytes[at] as number] === 1) at++;
    this.position = at;
  }

  /** Skips this byte; false, without moving, at any other. */
  literal(byte: number): boolean {
    if (this.position >= this.end || this.bytes[this.position] !== byte) return false;
    this.position++;
    return true;
  }

  /** Reads an unsigned 64-bit hexadecimal number: a bigint from 2^53 on, or NO_NUMBER. A minus sign wraps it around. */
  hex(): number | bigint {
    const value = this.#plain(16, HEX_DIGITS);
    return value === NO_NUMBER ? this.#number(16, HEX_DIGITS) : value;
  }

  /** Reads an unsigned 64-bit decimal number, as hex() does. */
  decimal(): number | bigint {
    const value = this.#plain(10, DECIMAL_DIGITS);
    return value === NO_NUMBER ? this.#number(10, DECIMAL_DIGITS) : value;
  }

  /** Reads a hexadecimal number and returns its low 32 bits, unsigned, or NO_NUMBER. */
  hex32(): number {
    return low32(this.hex());
  }

  /** Reads a decimal C int: the low 32 bits of a number that saturates as a C long; undefined for none. */
  int(): number | undefined {
    const plain = this.#plain(10, DECIMAL_DIGITS);
    if (plain !== NO_NUMBER) return plain | 0;
    const value = this.#number(10, DECIMAL_DIGITS);
    if (value === NO_NUMBER) return undefined;
    if (typeof value === 'number' && !this.#negative) return value | 0;
    const exact = this.#exact(10, this.#digits, this.position);
    return intOfLong(this.#negative ? -exact : exact);
  }

  /**
   * Skips a run of at most `limit` hexadecimal digits and returns how many; `digitsWord` is then the value of the last
   * eight. Neither blanks nor a sign may stand before them.
   */
  hexDigits(limit: number): number {
    const { bytes, position: start } = this;
    const stop = Math.min(this.end, start + limit);
    let at = start;
    let word = 0;
    for (; at < stop; at++) {
      const digit = DIGIT[bytes[at] as number] as number;
      if (digit > 15) break;
      word = (word << 4) | digit;
    }
    this.position = at;
    this.digitsWord = word;
    return at - start;
  }

  /** The value of up to eight hexadecimal digits at `start`; 0 for none. */
  hexWord(start: number, digits: number): number {
    let value = 0;
    for (let at = start; at < start + digits; at++)
      value = (value << 4) | (DIGIT[this.bytes[at] as number] as number);
    return value >>> 0;
  }

  /** Reads a word, latin1: it skips blanks and stops at the next one or after `limit` bytes. Empty at the end of the line. */
  word(limit = this.end): string {
    const length = this.skipWord(limit);
    return this.text(this.position - length, this.position);
  }

  /** Reads all words up to the end of the line. */
  words(): string[] {
    const words: string[] = [];
    for (let word = this.word(); word !== ''; word = this.word()) words.push(word);
    return words;
  }

  /** Skips a word, with the blanks before it, and returns its length. */
  skipWord(limit = this.end): number {
    this.skipBlanks();
    const start = this.position;
    const stop = Math.min(this.end, start + limit);
    let at = start;
    while (at < stop && BLANK[this.bytes[at] as number] === 0) at++;
    this.position = at;
    return at - start;
  }

  /** The rest of the line, latin1. */
  rest(): string {
    return this.text(this.position, this.end);
  }

  /** A problem that quotes the current line from `start` on. */
  problem(code: ProblemCode, start: number): Problem {
    return { code, line: this.line, text: this.text(start, Math.min(this.end, start + PROBLEM_TEXT_LIMIT)) };
  }

  /** Bytes as latin1 text: one character a byte. */
  text(start: number, end: number): string {
    if (end - start > LONG_TEXT) return latin1(this.bytes.subarray(start, end));
    let text = '';
    for (let at = start; at < end; at++) text += String.fromCharCode(this.bytes[at] as number);
    return text;
  }

  /** As `text`, without the blanks that pad it on its right. */
  unpaddedText(start: number, end: number): string {
    let last = end;
    while (last > start && this.bytes[last - 1] === SPACE) last--;
    return this.text(start, last);
  }

  /** The number with these digits; where it has more than 64 bits, another one that has. */
  #exact(base: number, start: number, end: number): bigint {
    let first = start;
    while (first < end - 1 && this.bytes[first] === ZERO) first++;
    if (end - first > DIGITS_OF_64_BITS) return MAX_64 + 1n;
    return BigInt(`${base === 16 ? '0x0' : ''}${this.text(first, end)}`);
  }

  /**
   * Reads numbers as kernels print them: without sign and `0x`, of at most `safeDigits` digits. NO_NUMBER, without moving,
   * for all others, which #number() reads.
   */
  #plain(base: number, safeDigits: number): number {
    const { bytes, end } = this;
    let at = this.position;
    while (at < end && BLANK[bytes[at] as number] === 1) at++;
    const start = at;
    let value = 0;
    for (; at < end; at++) {
      const digit = DIGIT[bytes[at] as number] as number;
      if (digit >= base) break;
      value = value * base + digit;
    }
    if (at === start || at - start > safeDigits || (at < end && ((bytes[at] as number) | 0x20) === 0x78))
      return NO_NUMBER;
    this.position = at;
    return value;
  }

  #number(base: number, safeDigits: number): number | bigint {
    const bytes = this.bytes;
    const end = this.end;
    let at = this.position;
    while (at < end && BLANK[bytes[at] as number] === 1) at++;
    const sign = at < end ? (bytes[at] as number) : 0;
    if (sign === MINUS || sign === PLUS) at++;
    const first = at;
    // scanf takes a lone `0x` for a zero.
    if (base === 16 && bytes[at] === ZERO && at + 1 < end && ((bytes[at + 1] as number) | 0x20) === 0x78)
      at += 2;
    const start = at;
    let value = 0;
    for (; at < end; at++) {
      const digit = DIGIT[bytes[at] as number] as number;
      if (digit >= base) break;
      value = value * base + digit;
    }
    if (at === first) return NO_NUMBER;
    this.position = at;
    this.#digits = start;
    this.#negative = sign === MINUS;
    if (at - start <= safeDigits && sign !== MINUS) return value;
    const exact = this.#exact(base, start, at);
    const wide = exact > MAX_64 ? MAX_64 : this.#negative ? BigInt.asUintN(64, -exact) : exact;
    return narrow(wide);
  }
}

/** The low 32 bits of a number from hex() or decimal(), unsigned; NO_NUMBER stays. */
export function low32(value: number | bigint): number {
  if (value === NO_NUMBER) return NO_NUMBER;
  return typeof value === 'number' ? value >>> 0 : Number(BigInt.asUintN(32, value));
}
