import { bytesOf } from '../text/utf8.ts';

/**
 * The bytes that a text of a record stands for: names and paths of a host are bytes, and those that are not UTF-8 stand in
 * records as `\xHH`. A path of a unix socket, for one, can be opened by them.
 */
export function textBytes(text: string): Uint8Array {
  return Buffer.from(bytesOf(text), 'latin1');
}
