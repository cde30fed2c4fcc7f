import { digitsOf, writeDigits } from '../format/digits.ts';
import type { ShownBytes, ShownText } from '../text/shown.ts';
import { printable, replaceUnsafe } from '../text/unsafe.ts';

/** Bytes that are gathered before the sink gets them. */
const BLOCK = 64 * 1024;

/** The most bytes that a UTF-16 unit takes in UTF-8. */
const BYTES_OF_UNIT = 3;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const BLANK = 0x20;
const TILDE = 0x7e;
const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

const encoder = new TextEncoder();

/**
 * Gathers text and JSON as bytes of UTF-8 and hands them on in large blocks. JSON is written byte by byte: to make a text of
 * each record by JSON.stringify and then bytes of the text takes twice as long, and it knows no bigint.
 */
export class Utf8Writer {
  #bytes = new Uint8Array(BLOCK + BLOCK / 4);
  #length = 0;
  readonly #sink: (bytes: ShownBytes) => void;

  /** @param sink must use a block before it returns: the bytes are overwritten afterwards */
  constructor(sink: (bytes: ShownBytes) => void) {
    this.#sink = sink;
  }

  /** Writes a text; an unsafe character of it is a `?`. */
  text(text: string): void {
    this.#reserve(BYTES_OF_UNIT * text.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code < BLANK || code > TILDE) {
        at += encoder.encodeInto(printable(text.slice(index)), bytes.subarray(at)).written;
        break;
      }
      bytes[at++] = code;
    }
    this.#length = at;
  }

  /** Writes text that is given as UTF-8: the bytes from `start` to `end` of these. An unsafe character is a `?`. */
  bytes(bytes: Buffer, start: number, end: number): void {
    this.#reserve(end - start);
    const out = this.#bytes;
    let at = this.#length;
    let index = start;
    for (; index < end; index++) {
      const byte = bytes[index] as number;
      if (byte < BLANK || byte > TILDE) break;
      out[at++] = byte;
    }
    this.#length = at;
    if (index < end) this.text(bytes.toString('utf8', index, end));
  }

  /** Writes a text as it is. */
  shown(text: ShownText): void {
    this.#reserve(BYTES_OF_UNIT * text.length);
    this.#length += encoder.encodeInto(text, this.#bytes.subarray(this.#length)).written;
  }

  blanks(count: number): void {
    this.#reserve(count);
    for (const end = this.#length + count; this.#length < end; this.#length++)
      this.#bytes[this.#length] = BLANK;
  }

  /** Takes back the blanks at the end of what has gathered. */
  trimBlanks(): void {
    while (this.#length > 0 && this.#bytes[this.#length - 1] === BLANK) this.#length--;
  }

  /** Ends the line, and hands on what has gathered when it is enough. */
  endLine(): void {
    this.#byte(NEWLINE);
    this.spill();
  }

  /** Ends the line as RFC 4180 has it. */
  endCsvLine(): void {
    this.#byte(CARRIAGE_RETURN);
    this.endLine();
  }

  /** Hands on what has gathered when it is enough. */
  spill(): void {
    if (this.#length >= BLOCK) this.flush();
  }

  /** Hands on all that has gathered. */
  flush(): void {
    if (this.#length > 0) this.#sink(this.#bytes.subarray(0, this.#length) as ShownBytes);
    this.#length = 0;
  }

  /** A value as JSON on one line, without any unsafe character; a bigint with all its digits. */
  json(value: unknown): void {
    if (typeof value === 'string') this.#string(value);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value !== 'object' || value === null) this.text(String(value));
    else if (Array.isArray(value)) this.#array(value);
    else {
      this.#byte(OPEN_BRACE);
      this.members(value);
      this.#byte(CLOSE_BRACE);
    }
  }

  /** What stands between the braces of an object. */
  members(object: object): void {
    let isFirst = true;
    for (const key in object) {
      if (!isFirst) this.#byte(COMMA);
      isFirst = false;
      this.#string(key);
      this.#byte(COLON);
      this.json((object as Readonly<Record<string, unknown>>)[key]);
    }
  }

  #array(values: readonly unknown[]): void {
    this.#byte(OPEN_BRACKET);
    for (let index = 0; index < values.length; index++) {
      if (index > 0) this.#byte(COMMA);
      this.json(values[index]);
    }
    this.#byte(CLOSE_BRACKET);
  }

  #string(text: string): void {
    this.#reserve(text.length + 2);
    const bytes = this.#bytes;
    let at = this.#length;
    bytes[at++] = QUOTE;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code < 0x20 || code === QUOTE || code === BACKSLASH || code > 0x7e) {
        this.text(replaceUnsafe(JSON.stringify(text), unicodeEscapes));
        return;
      }
      bytes[at++] = code;
    }
    bytes[at++] = QUOTE;
    this.#length = at;
  }

  #number(value: number): void {
    if (value < 0 || (value | 0) !== value) {
      this.text(Number.isFinite(value) ? String(value) : 'null');
      return;
    }
    const digits = digitsOf(value);
    this.#reserve(digits);
    this.#length += digits;
    writeDigits(this.#bytes, this.#length, value);
  }

  #byte(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  #reserve(bytes: number): void {
    if (this.#length + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#length + bytes));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** `\uHHHH` for each unit of UTF-16. */
function unicodeEscapes(character: string): string {
  return Array.from(
    { length: character.length },
    (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}
