import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';
import { hostError } from '../errors.ts';
import { pathBytes } from '../host/root/path-bytes.ts';
import { ArchiveWriter } from './archive-writer.ts';
import type { Entry } from './entry.ts';

/** Takes a recording. What the file system says is thrown as HostError. */
export interface Destination {
  /** Takes an entry. */
  write(entry: Entry): void;
  /** Resolves when more can be taken. */
  drain(): Promise<void>;
  /** Makes the whole recording appear under its name. */
  finish(): Promise<void>;
  /** Leaves nothing behind. */
  abandon(): void;
}

/** How a recording is written. */
export type RecordingFormat = 'folder' | 'tar' | 'tar.gz';

/** The format that the name of a file stands for: a name without a suffix of an archive is that of a folder. */
export function formatOf(path: string): RecordingFormat {
  return /\.tar$/i.test(path) ? 'tar' : /\.(?:tar\.gz|tgz)$/i.test(path) ? 'tar.gz' : 'folder';
}

/**
 * Opens the place of a recording, which must not exist yet. Until it is complete it has another name beside that.
 *
 * @param path absolute, latin1
 * @param time of the entries of an archive
 */
export function openDestination(path: string, time: Date): Destination {
  const format = formatOf(path);
  return attempt(path, () => {
    if (exists(path)) throw Object.assign(new Error(), { code: 'EEXIST' });
    const hidden = `${dirname(path)}/.${basename(path).slice(0, 200)}.${randomBytes(6).toString('hex')}`;
    return format === 'folder'
      ? new FolderDestination(path, hidden)
      : archiveDestination(path, hidden, time, format === 'tar.gz');
  });
}

/** An archive that goes elsewhere as it is made. @param put throws what the system says */
export function openStream(put: (bytes: Uint8Array) => void, time: Date): Destination {
  const writer = new ArchiveWriter(put, time, false);
  return {
    write: (entry) => writer.add(entry),
    drain: () => writer.drain(),
    finish: () => writer.end(),
    abandon() {},
  };
}

/** What a recording tells is not for every user of the system. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

function archiveDestination(path: string, hidden: string, time: Date, isPacked: boolean): Destination {
  const descriptor = openSync(pathBytes(hidden), 'wx', PRIVATE_FILE);
  const put = (bytes: Uint8Array): void =>
    attempt(path, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    });
  const writer = new ArchiveWriter(put, time, isPacked);
  return {
    write: (entry) => writer.add(entry),
    drain: () => writer.drain(),
    async finish() {
      await writer.end();
      // The name must not be on disk before the contents are.
      attempt(path, () => fsyncSync(descriptor));
      closeSync(descriptor);
      attempt(path, () => linkOrRename(hidden, path));
    },
    abandon() {
      writer.destroy();
      rmSync(pathBytes(hidden), { force: true });
    },
  };
}

/** A new name for a file that must not be there yet: a link fails where it is, and some file systems have none. */
function linkOrRename(hidden: string, path: string): void {
  try {
    linkSync(pathBytes(hidden), pathBytes(path));
    unlinkSync(pathBytes(hidden));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' || exists(path)) throw error;
    renameSync(pathBytes(hidden), pathBytes(path));
  }
}

class FolderDestination implements Destination {
  readonly #path: string;
  readonly #hidden: string;
  readonly #folders = new Set<string>();

  constructor(path: string, hidden: string) {
    this.#path = path;
    this.#hidden = hidden;
    mkdirSync(pathBytes(hidden), { mode: PRIVATE_FOLDER });
    this.#folders.add(hidden);
  }

  write(entry: Entry): void {
    attempt(this.#path, () => {
      const path = `${this.#hidden}${entry.path}`;
      if (entry.kind === 'folder') return this.#make(path);
      this.#make(dirname(path));
      if (entry.kind === 'link') symlinkSync(pathBytes(entry.target), pathBytes(path));
      else writeFileSync(pathBytes(path), entry.bytes);
    });
  }

  async drain(): Promise<void> {}

  async finish(): Promise<void> {
    attempt(this.#path, () => {
      // To rename takes the place of an empty folder.
      if (exists(this.#path)) throw Object.assign(new Error(), { code: 'EEXIST' });
      renameSync(pathBytes(this.#hidden), pathBytes(this.#path));
    });
  }

  abandon(): void {
    rmSync(pathBytes(this.#hidden), { recursive: true, force: true });
  }

  #make(folder: string): void {
    if (this.#folders.has(folder)) return;
    mkdirSync(pathBytes(folder), { recursive: true });
    this.#folders.add(folder);
  }
}

function exists(path: string): boolean {
  return lstatSync(pathBytes(path), { throwIfNoEntry: false }) !== undefined;
}

function attempt<T>(path: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw hostError(error, path);
  }
}
