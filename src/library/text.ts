import { bytesOf } from '../text/utf8.ts';

/**
 * The bytes that a text of a record stands for. Names and paths are bytes to the kernel, and records show those that are not UTF-8 as
 * `\xHH`. To open the path of a unix socket, for example, use its bytes.
 */
export function textBytes(text: string): Uint8Array {
  return Buffer.from(bytesOf(text), 'latin1');
}
