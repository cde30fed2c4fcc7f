/**
 * Code points that are not shown as they are, the first and the last of each range: they drive a terminal, end a line, turn round
 * the order of what stands beside them, or hide in it. These are the control characters (Cc), the separators of lines and paragraphs,
 * the marks of bidirectional text, U+FFF9 to U+FFFB, and all that Unicode has for ignorable by default (Default_Ignorable_Code_Point,
 * whether assigned or not) but for what scripts cannot do without: U+200C and U+200D, which join letters and part them, the
 * selectors of Mongolian (U+180B to U+180D, U+180F) and those of SELECTORS.
 */
const RANGES: readonly (readonly [first: number, last: number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180e, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe00ff],
  [0xe01f0, 0xe0fff],
];

/**
 * Selectors of a variant of the character before them: Han in the names of people, Myanmar, Phags-pa, emoji. No letter of ASCII has one,
 * and no character has two: there they only hide.
 */
const SELECTORS: readonly (readonly [first: number, last: number])[] = [
  [0xfe00, 0xfe0f],
  [0xe0100, 0xe01ef],
];

/**
 * Whether a code point must not be shown as it is.
 *
 * @param before what is shown before it: a code point, or 0
 */
export function isUnsafe(point: number, before: number): boolean {
  if (point < 0x7f) return point < 0x20;
  if (isIn(RANGES, point)) return true;
  return isIn(SELECTORS, point) && (before < 0x80 || isIn(SELECTORS, before));
}

function isIn(ranges: typeof RANGES, point: number): boolean {
  for (const [first, last] of ranges) if (point <= last) return point >= first;
  return false;
}

/** What most names have nothing of: a letter beyond ASCII, or a control character. */
export const UNUSUAL = /[^\x20-\x7e]/;

/** A text with something else for each unsafe character of it. */
export function replaceUnsafe(text: string, replacement: (character: string) => string): string {
  if (!UNUSUAL.test(text)) return text;
  let result = '';
  let kept = 0;
  let before = 0;
  for (let at = 0; at < text.length; ) {
    const point = text.codePointAt(at) as number;
    const end = at + (point > 0xffff ? 2 : 1);
    const unsafe = isUnsafe(point, before);
    if (unsafe) {
      result += text.slice(kept, at) + replacement(text.slice(at, end));
      kept = end;
    }
    before = unsafe ? 0 : point;
    at = end;
  }
  return result + text.slice(kept);
}

/** With a `?` for every unsafe character, newlines too: what a user typed must not forge a line of a message. */
export function printable(text: string): string {
  return replaceUnsafe(text, () => '?');
}
