import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { HostError, hostError } from '../errors.ts';
import { absolutePath } from '../host/root/open-root.ts';
import { pathBytes } from '../host/root/path-bytes.ts';

/** Who may do what with a file, of all that its mode says. */
const PERMISSIONS = 0o777;

/** How much of its name a file has in its other one, in bytes: a name has 255 at most. */
const NAME_LIMIT = 200;

/**
 * A file that is written again and again, and of which others see only whole contents: they gather in a file beside it that takes its
 * place. What is there already must be a regular file, no link, no device, and keeps its permissions.
 */
export class ReplacedFile {
  readonly #given: string;
  #path = '';
  #hidden: string | undefined;
  #descriptor: number | undefined;
  /** Why what was written since the last `finish` is lost. */
  failure: unknown;

  /** @param path as the user gave it */
  constructor(path: string) {
    this.#given = path;
  }

  /** Writes all bytes. That they could not be written is told by `finish`. */
  write(bytes: Uint8Array): void {
    this.#attempt(() => {
      const descriptor = this.#open();
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    });
  }

  /** Puts what was written in the place of the file. Throws HostError if that fails: then the file is as it was. */
  finish(): void {
    this.#attempt(() => {
      const descriptor = this.#open();
      // Else a power failure could leave the new name with none of the contents: some file systems write names first.
      fsyncSync(descriptor);
      this.#descriptor = undefined;
      closeSync(descriptor);
      renameSync(pathBytes(this.#hidden ?? ''), pathBytes(this.#path));
      this.#hidden = undefined;
    });
    if (this.failure === undefined) return;
    this.abandon();
    throw this.failure;
  }

  /** Leaves nothing behind of what was written since the last `finish`. */
  abandon(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
    if (this.#hidden !== undefined) rmSync(pathBytes(this.#hidden), { force: true });
    this.#hidden = undefined;
  }

  #attempt(action: () => void): void {
    if (this.failure !== undefined) return;
    try {
      action();
    } catch (error) {
      this.failure = hostError(error, this.#given);
    }
  }

  #open(): number {
    if (this.#descriptor !== undefined) return this.#descriptor;
    this.#path = absolutePath(this.#given);
    const before = lstatSync(pathBytes(this.#path), { throwIfNoEntry: false });
    if (before?.isDirectory()) throw new HostError('EISDIR', this.#path);
    if (before?.isFile() === false) throw new HostError('EFTYPE', this.#path);
    const name = basename(this.#path).slice(0, NAME_LIMIT);
    const hidden = `${dirname(this.#path)}/.${name}.${randomBytes(6).toString('hex')}`;
    this.#descriptor = openSync(pathBytes(hidden), 'wx');
    this.#hidden = hidden;
    if (before !== undefined) fchmodSync(this.#descriptor, before.mode & PERMISSIONS);
    return this.#descriptor;
  }
}
