/**
 * The characters that no form shows as they are, as they would drive a terminal, end a line, or turn round the order of what
 * stands beside them: C0, DEL, C1, the separators of lines and paragraphs, the marks of bidirectional text.
 */
export const UNSAFE = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
