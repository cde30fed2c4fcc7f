import { ASCII, latin1Bytes, utf8AsLatin1 } from './latin1.ts';

/** Bytes that are letters of UTF-8, whole characters of it, as latin1 characters. */
const UTF8 =
  /[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/y;

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
  return text.includes('\ufffd') ? decodeInPart(bytes) : text;
}

/** Decodes bytes that are not all UTF-8, or have a replacement character of their own. */
function decodeInPart(bytes: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const code = bytes.charCodeAt(at);
    UTF8.lastIndex = at;
    const character = code < 0x80 ? undefined : UTF8.exec(bytes)?.[0];
    if (character !== undefined) {
      text += latin1Bytes(character).toString('utf8');
      at += character.length;
    } else {
      text += code < 0x80 ? bytes[at] : `\\x${code.toString(16)}`;
      at++;
    }
  }
  return text;
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
