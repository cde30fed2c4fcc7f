import { ASCII, latin1Bytes, utf8AsLatin1 } from './latin1.ts';

/** The least code point that takes one byte more than a letter of ASCII, two more, three more: a longer form is not valid. */
const LEAST = [0, 0x80, 0x800, 0x10000] as const;

/** The code point whose UTF-8, given as latin1, begins at `at`; undefined for a byte that begins no whole character. */
export function codePointAt(bytes: string, at: number): number | undefined {
  const first = bytes.charCodeAt(at);
  if (first < 0x80) return first;
  if (first < 0xc2 || first > 0xf4) return undefined;
  const more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
  let point = first & (0x3f >> more);
  for (let next = at + 1; next <= at + more; next++) {
    const byte = bytes.charCodeAt(next);
    // Beyond the end there is NaN.
    if (!(byte >= 0x80 && byte <= 0xbf)) return undefined;
    point = (point << 6) | (byte & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point < (LEAST[more] ?? 0) || point > 0x10ffff || isSurrogate ? undefined : point;
}

/** How many bytes a code point takes. */
export function utf8Length(point: number): number {
  return point < LEAST[1] ? 1 : point < LEAST[2] ? 2 : point < LEAST[3] ? 3 : 4;
}

/** What an escaped byte looks like: a backslash that begins such a text is escaped itself. */
const ESCAPED = /\\(?=x[0-9a-f]{2})/g;

/**
 * Text for programs from bytes that others chose, given as latin1: decoded as UTF-8, and what is not UTF-8 as `\xHH`, two
 * lower-case digits for each byte. Nothing is lost: to get the bytes back, encode the text as UTF-8 and put for each
 * `\xHH` the byte that it names. A backslash stands for itself unless it looks like one of these: then it is `\x5c`.
 */
export function textOf(latin1: string): string {
  const escaped = latin1.includes('\\x') ? latin1.replace(ESCAPED, '\\x5c') : latin1;
  return ASCII.test(escaped) ? escaped : decode(escaped);
}

function decode(bytes: string): string {
  const text = latin1Bytes(bytes).toString('utf8');
  return text.includes('\ufffd') ? decodeInPart(bytes, (byte) => `\\x${byte.toString(16)}`) : text;
}

/**
 * The text of bytes, given as latin1, that are not all UTF-8, or have a replacement character of their own.
 *
 * @param other what stands for a byte that is no part of a character
 */
export function decodeInPart(bytes: string, other: (byte: number) => string): string {
  let text = '';
  let start = 0;
  for (let at = 0; at < bytes.length; ) {
    const point = codePointAt(bytes, at);
    if (point !== undefined) {
      at += utf8Length(point);
      continue;
    }
    text += latin1Bytes(bytes.slice(start, at)).toString('utf8') + other(bytes.charCodeAt(at));
    start = ++at;
  }
  return text + latin1Bytes(bytes.slice(start)).toString('utf8');
}

/** Bytes that such a text stands for otherwise than by its characters. */
const ESCAPE = /\\x([0-9a-f]{2})/g;

/** The bytes, as latin1, that `textOf` made a text of. */
export function bytesOf(text: string): string {
  if (ASCII.test(text) && !text.includes('\\x')) return text;
  const utf8 = utf8AsLatin1(text);
  return utf8.replace(ESCAPE, (_escape, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/**
 * The bytes that a text of a record stands for. Names and paths are bytes to the kernel, and records show those that are not UTF-8 as
 * `\xHH`. To open the path of a unix socket, for example, use its bytes.
 */
export function textBytes(text: string): Uint8Array {
  return latin1Bytes(bytesOf(text));
}

const encoder = new TextEncoder();
const escapes = new Map<string, string>();

/** `\xHH` for each byte of a character in UTF-8. */
export function escapeOf(character: string): string {
  let text = escapes.get(character);
  if (text === undefined) {
    const digits = Array.from(encoder.encode(character), (byte) => byte.toString(16).padStart(2, '0'));
    text = digits.map((pair) => `\\x${pair}`).join('');
    escapes.set(character, text);
  }
  return text;
}
