import { latin1Bytes } from '../../text/latin1.ts';

/** A path with bytes that are more than text. */
export const BEYOND_ASCII = /[\x80-\xff]/;

/**
 * A path as the file system takes it. Paths of a host are latin1, one character a byte, as its names are: an interface
 * may have any bytes in its name.
 */
export function pathBytes(path: string): string | Buffer {
  return BEYOND_ASCII.test(path) ? latin1Bytes(path) : path;
}
