/** A byte that may be part of a control character: C0, DEL, or 0x80 to 0x9f. */
const SUSPICIOUS = /[\x00-\x1f\x7f-\x9f]/;

/**
 * UTF-8 as latin1 characters: either a whole multi-byte character, or one byte of C0, DEL or C1. A C1 control
 * written in UTF-8 (0xc2 0x80 to 0xc2 0x9f) comes first, so that it is no letter.
 */
const CHARACTER =
  /\xc2[\x80-\x9f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[\x00-\x1f\x7f-\x9f]/g;

/**
 * Turns each control character of a latin1 string of bytes into `?`: C0, DEL, and C1 as a UTF-8 character or as a
 * stray byte. Letters in UTF-8 stay. Names of processes, hosts, services, interfaces and sockets are chosen by others:
 * unchanged they could drive the terminal or forge a row (CVE-2024-58251, CVE-2022-28391).
 */
export function sanitize(name: string): string {
  if (!SUSPICIOUS.test(name)) return name;
  return name.replace(CHARACTER, (character) => (isControl(character) ? '?' : character));
}

function isControl(character: string): boolean {
  return character.length === 1 || (character.charCodeAt(0) === 0xc2 && character.charCodeAt(1) < 0xa0);
}

/** With a `?` for every control character, newlines too: what a user typed must not forge a line of a message. */
export function printable(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');
}

/**
 * The characters that no form shows as they are, as they would drive a terminal, end a line, or turn round the order of what
 * stands beside them: C0, DEL, C1, the separators of lines and paragraphs, the marks of bidirectional text.
 */
export const UNSAFE = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
