import { randomBytes } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { hostError } from '../../errors.ts';

/** A file that is there, and has no key that is fit for use. */
export class KeyError extends Error {
  override readonly name = 'KeyError';
}

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/** A new key, for one recording. */
export function newKey(): Uint8Array {
  return randomBytes(KEY_BYTES);
}

/**
 * The key in a file, so that recordings say the same of the same. Where there is no file one is made, with a new key, that its owner alone
 * may read: who has the key can find out which addresses and names a recording had. One that others may read is not used.
 *
 * Throws KeyError, and HostError for what the system says.
 *
 * @param path UTF-8 or its bytes
 */
export function readKeyFile(path: string | Buffer): Uint8Array {
  try {
    return makeKey(path) ?? readKey(path);
  } catch (error) {
    throw hostError(error, typeof path === 'string' ? path : path.toString('latin1'));
  }
}

/** undefined where the file is there already. */
function makeKey(path: string | Buffer): Uint8Array | undefined {
  let descriptor: number;
  try {
    descriptor = openSync(path, 'wx', OWNER_ONLY);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
  const key = newKey();
  try {
    writeSync(descriptor, `${Buffer.from(key).toString('hex')}\n`);
  } catch (error) {
    unlinkSync(path);
    throw error;
  } finally {
    closeSync(descriptor);
  }
  return key;
}

function readKey(path: string | Buffer): Uint8Array {
  // A FIFO is not waited for.
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(descriptor);
    if (!stats.isFile()) throw new KeyError('it is no regular file');
    if ((stats.mode & OTHERS) !== 0) throw new KeyError('other users may read it (chmod 600)');
    const bytes = Buffer.alloc(KEY_BYTES * 2 + 2);
    const text = bytes.toString('latin1', 0, readSync(descriptor, bytes));
    if (!/^[0-9a-f]{64}\n?$/i.test(text))
      throw new KeyError('it has no key: name a new file, in which one is written');
    return Buffer.from(text.trim(), 'hex');
  } finally {
    closeSync(descriptor);
  }
}
