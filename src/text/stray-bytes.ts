import { utf8AsLatin1 } from './latin1.ts';
import { decodeInPart } from './utf8.ts';

/*
 * A byte that is no part of a letter, in a text: a half of a surrogate pair, which no UTF-8 gives (as PEP 383 has it). Arguments of a
 * program are bytes to net-tools, and its messages repeat them.
 */

const STRAY = 0xdc00;
const STRAYS = /[\udc80-\udcff]/u;

/** The first byte of a letter, as text. */
export function firstByte(letter: string): string {
  if (hasStrayBytes(letter)) return letter;
  const [byte = 0] = Buffer.from(letter);
  return byte < 0x80 ? letter : String.fromCharCode(STRAY + byte);
}

/** Whether a text holds such bytes. */
export function hasStrayBytes(text: string): boolean {
  return STRAYS.test(text);
}

/** The UTF-8 of a text and its stray bytes, as latin1. */
export function withStrayBytes(text: string): string {
  return text
    .split(/([\udc80-\udcff])/u)
    .map((part) =>
      hasStrayBytes(part) ? String.fromCharCode(part.charCodeAt(0) - STRAY) : utf8AsLatin1(part),
    )
    .join('');
}

/** The text of bytes, given as latin1: what is not UTF-8 are stray bytes. */
export function textWithStrayBytes(bytes: string): string {
  return decodeInPart(bytes, (byte) => String.fromCharCode(STRAY + byte));
}
