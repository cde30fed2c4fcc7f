import { latin1Bytes } from './latin1.ts';
import { sanitize } from './sanitize.ts';
import { hasStrayBytes, withStrayBytes } from './stray-bytes.ts';
import { printable } from './unsafe.ts';

declare const shown: unique symbol;

/**
 * Text that a stream takes. Only this file and the two writers of output make any, out of words of the program and of what others chose,
 * which to them is the same: no character of it is unsafe, but for the ends of lines, and colours. So no message and no row
 * can forget that it has a name in it: the compiler refuses a string.
 */
export type ShownText = string & { readonly [shown]: true };

/** Such text as bytes. */
export type ShownBytes = Uint8Array & { readonly [shown]: true };

/** What the streams take. */
export type Shown = ShownText | ShownBytes;

/** The lines of a text of this program. */
export function linesOf(text: string): string[] {
  return text.trimEnd().split('\n');
}

/** Lines, each with its end. */
export function shownLines(lines: readonly string[]): ShownText {
  return lines.map((line) => `${printable(line)}\n`).join('') as ShownText;
}

/** Lines that may repeat bytes of an argument which are no letters. */
export function shownArgumentLines(lines: readonly string[]): Shown {
  return lines.some(hasStrayBytes) ? shownByteLines(lines.map(withStrayBytes)) : shownLines(lines);
}

/** Lines whose characters are bytes: names are bytes to the kernel. */
export function shownByteLines(lines: readonly string[]): ShownBytes {
  return latin1Bytes(lines.map((line) => `${sanitize(line)}\n`).join('')) as Uint8Array as ShownBytes;
}

/** A line without its end, that takes the place of the one on which the cursor of a terminal stands. */
export function redrawnLine(line: string): ShownText {
  return `\r${printable(line)}` as ShownText;
}

/** Text in colour. */
export function painted(paint: (text: string) => string, text: string): ShownText {
  return paint(printable(text)) as ShownText;
}

/** Bytes that stay as they are when their writer goes on. */
export function copyOf(bytes: ShownBytes): ShownBytes {
  return new Uint8Array(bytes) as ShownBytes;
}
