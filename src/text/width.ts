import stringWidth from 'string-width';

/** Text in which each character is as wide as any other. */
const ASCII = /^[\x20-\x7e]*$/;

/** What is not ASCII, with the letter before it that its marks may stand on. In parts, for the time of V8's segmenter grows with the square of the length. */
const OTHERS = /[\x20-\x7e]?[^\x20-\x7e]{1,256}/gu;

/** How many columns of a terminal a text takes that has no control characters. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length;
  let width = 0;
  let end = 0;
  for (const { 0: part, index } of text.matchAll(OTHERS)) {
    width += index - end + stringWidth(part);
    end = index + part.length;
  }
  return width + text.length - end;
}
