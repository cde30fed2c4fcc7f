/** Bytes as latin1 text, a character for each byte. */
export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}

/** The bytes of a latin1 text. */
export function latin1Bytes(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** Whether each byte is a character by itself. */
export const ASCII = /^[\x00-\x7f]*$/;

/** The UTF-8 of a text as latin1: what LineWriter takes, and what paths of a host are. */
export function utf8AsLatin1(text: string): string {
  return ASCII.test(text) ? text : Buffer.from(text).toString('latin1');
}
