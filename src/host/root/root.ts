import {
  accessSync,
  constants,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  type Stats,
  statSync,
} from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { HostError } from '../../errors.ts';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import { readFileBatches } from '../tables/batches.ts';
import { pathBytes } from './path-bytes.ts';
import { isProcfs } from './procfs.ts';
import { resolveInside } from './resolve-inside.ts';

/**
 * One host: the folder that stands for `/`, live or recorded. All paths start with `/` and are those of the
 * host (`/proc/net/tcp`, `/etc/services`). Everything throws `HostError` and nothing else.
 */
export interface Root {
  readonly facts: HostFacts;
  /** Whether this is the running system. Of a recorded host nothing is asked of the running system, DNS included. */
  readonly live: boolean;
  /** The whole file. */
  read(path: string): Uint8Array;
  /**
   * The file in batches of whole lines, each valid until the next one is asked for. The file is opened at once:
   * what cannot be opened throws here; what fails midway throws at the batch that cannot be read.
   *
   * @param alone whether no second thread is to help, because one is at work already
   */
  readBatches(path: string, alone?: boolean): Iterable<Uint8Array>;
  /** Where a file lies on this system, latin1; undefined where it lies on none. */
  locate(path: string): string | undefined;
  /** Whether the running kernel makes the file, so that its rows are in the kernel's order. */
  isMadeByKernel(path: string): boolean;
  /** The text of a symbolic link, latin1. */
  readLink(path: string): string;
  /** The names in a folder, latin1, in the folder's order. */
  list(path: string): string[];
  /** Whether a folder is there that may not be listed. */
  denies(path: string): boolean;
}

const LOWEST_BYTE_FIRST = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

const FACTS: HostFacts = { byteOrder: LOWEST_BYTE_FIRST ? 'LE' : 'BE', ticksPerSecond: 100 };

/** A file that every recorded set of tables has at least one of. */
const TABLES = ['tcp', 'tcp6', 'udp', 'udp6', 'raw', 'unix', 'dev', 'route', 'snmp'];

/**
 * Opens the host whose `/` is a folder; `/` is the running system. A folder that is itself a proc tree
 * (`DIR/net/tcp`) or a set of tables (`DIR/tcp`) stands for a host of which nothing else was recorded.
 * Throws HostError where there is neither.
 */
export function openRoot(dir: string): Root {
  const base = absolute(dir);
  if (base === '/') return new FolderRoot((path) => path, true);
  if (isFolder(join(base, 'proc'))) return new FolderRoot((path) => resolveInside(base, path), false);
  const prefix = isFolder(join(base, 'net'))
    ? '/proc'
    : TABLES.some((name) => isFile(join(base, name)))
      ? '/proc/net'
      : '';
  if (prefix === '') throw new HostError('ENOENT', dir);
  return new FolderRoot((path) => {
    if (path !== prefix && !path.startsWith(`${prefix}/`)) throw new HostError('ENOENT', path);
    return resolveInside(base, path.slice(prefix.length) || '/');
  }, false);
}

/** The path from `/` on, latin1. In a working folder that is gone nothing is relative to anything. */
function absolute(dir: string): string {
  try {
    const path = resolve(dir);
    // In the text of a working folder's name this stands for bytes that are not UTF-8; the kernel has them all.
    if (!path.includes('\ufffd') || isAbsolute(dir)) return latin1(path);
    return resolve(readlinkSync('/proc/self/cwd', 'latin1'), latin1(dir));
  } catch (error) {
    throw hostError(error, dir);
  }
}

function latin1(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function isFolder(path: string): boolean {
  return examine(path, statSync)?.isDirectory() ?? false;
}

function isFile(path: string): boolean {
  return examine(path, lstatSync)?.isFile() ?? false;
}

/** What there is, or undefined where nothing can be found, for whatever reason. */
function examine(path: string, stat: (path: string | Buffer) => Stats): Stats | undefined {
  try {
    return stat(pathBytes(path));
  } catch {
    return undefined;
  }
}

class FolderRoot implements Root {
  readonly facts = FACTS;
  readonly live: boolean;
  /** From a path of the host to one of this system, links in a recorded tree followed inside it. */
  readonly #locate: (path: string) => string;
  #folder: { readonly path: string; readonly located: string } | undefined;

  constructor(locate: (path: string) => string, live: boolean) {
    this.#locate = locate;
    this.live = live;
  }

  read(path: string): Uint8Array {
    return this.#attempt(path, (file) => readFileSync(pathBytes(file)));
  }

  readBatches(path: string, alone = false): Iterable<Uint8Array> {
    return this.#attempt(path, (file) => readFileBatches(file, path, alone));
  }

  locate(path: string): string {
    return this.#attempt(path, (file) => file);
  }

  isMadeByKernel(path: string): boolean {
    return this.live && isProcfs(path);
  }

  /** Called for each open file of -p, so without #attempt: its closures cost 5 % of the walk over them. */
  readLink(path: string): string {
    try {
      const slash = path.lastIndexOf('/');
      const file = this.#locateFolder(path.slice(0, slash) || '/') + path.slice(slash);
      return readlinkSync(pathBytes(file), 'latin1');
    } catch (error) {
      throw hostError(error, path);
    }
  }

  list(path: string): string[] {
    return this.#attempt(path, (folder) => readdirSync(pathBytes(folder), 'latin1'));
  }

  denies(path: string): boolean {
    try {
      this.#attempt(path, (folder) => accessSync(pathBytes(folder), constants.R_OK));
      return false;
    } catch (error) {
      return error instanceof HostError && error.code === 'DENIED';
    }
  }

  /** Links are read folder by folder: where the last one lies is kept. */
  #locateFolder(folder: string): string {
    if (this.#folder?.path !== folder) this.#folder = { path: folder, located: this.#locate(folder) };
    return this.#folder.located;
  }

  #attempt<T>(path: string, action: (file: string) => T): T {
    try {
      return action(this.#locate(path));
    } catch (error) {
      throw hostError(error, path);
    }
  }
}

/** What the file system said, as a HostError; a mistake of this program passes unchanged. */
export function hostError(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  return error instanceof HostError || code === undefined ? error : new HostError(code, path);
}
