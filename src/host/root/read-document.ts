import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { HostError, hostError } from '../../errors.ts';
import { WITHOUT_WAITING } from './read-whole.ts';

/** In bytes: a million sockets take as much, and a text is no longer. */
const DOCUMENT_LIMIT = 511 * 1024 * 1024;

/** A file that a user names, which is no file of a host. Throws HostError: EISDIR for a folder, EFTYPE for what is no regular file. */
export function readDocument(path: string): Buffer {
  try {
    const descriptor = openSync(path, WITHOUT_WAITING);
    try {
      const stats = fstatSync(descriptor);
      if (stats.isDirectory()) throw new HostError('EISDIR', path);
      if (!stats.isFile()) throw new HostError('EFTYPE', path);
      if (stats.size > DOCUMENT_LIMIT) throw new HostError('EFBIG', path);
      const bytes = Buffer.allocUnsafe(stats.size);
      let length = 0;
      for (let more = -1; more !== 0 && length < bytes.length; length += more)
        more = readSync(descriptor, bytes, length, bytes.length - length, null);
      return bytes.subarray(0, length);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw hostError(error, path);
  }
}
