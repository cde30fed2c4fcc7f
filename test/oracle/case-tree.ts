import { chmodSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One file of a host: latin1 text or bytes, a symbolic link, or a path that cannot be read. */
export type TreeEntry = string | Uint8Array | { readonly link: string } | { readonly error: TreeError };
/**
 * How reading a path fails. `EACCES` needs a reader that is not root; `ENOTDIR` belongs on the path of a folder; `EIO` and
 * `ESRCH` cannot be produced on a disk, where such a file is absent.
 */
export type TreeError = 'EACCES' | 'EISDIR' | 'ELOOP' | 'ENOTDIR' | 'EIO' | 'ESRCH';
/** A host as `memoryRoot` takes it: absolute paths, folders implied. */
export type Tree = Readonly<Record<string, TreeEntry>>;

/** Folders by their names, so that `EACCES` on one makes a folder without permissions. */
const FOLDER = /\/(fd|net|proc|sctp|[0-9]+)$/;

function writeEntry(path: string, entry: TreeEntry): void {
  if (typeof entry === 'string') writeFileSync(path, entry, 'latin1');
  else if (entry instanceof Uint8Array) writeFileSync(path, entry);
  else if ('link' in entry) symlinkSync(Buffer.from(entry.link, 'latin1'), path);
  else if (entry.error === 'ELOOP') symlinkSync(path.slice(path.lastIndexOf('/') + 1), path);
  else if (entry.error === 'ENOTDIR') writeFileSync(path, '');
  else if (entry.error === 'EISDIR') mkdirSync(path, { recursive: true });
  else if (entry.error === 'EACCES') {
    if (FOLDER.test(path)) mkdirSync(path);
    else writeFileSync(path, '');
    chmodSync(path, 0);
  }
}

/**
 * Paths with the processes last and in descending order: tmpfs lists the newest entry first, and so lists processes
 * as /proc does.
 */
function inOrder(tree: Tree): [string, TreeEntry][] {
  const pid = (path: string) => Number(/^\/proc\/([0-9]+)/.exec(path)?.[1] ?? Number.POSITIVE_INFINITY);
  return Object.entries(tree).sort(([a], [b]) => (pid(a) === pid(b) ? 0 : pid(b) - pid(a)));
}

/** Makes `dir` hold exactly this host. `proc` and `etc` themselves stay the same folders: they may be mounted elsewhere. */
export function writeTree(dir: string, tree: Tree): void {
  for (const top of ['proc', 'etc', 'sys']) {
    mkdirSync(join(dir, top), { recursive: true });
    for (const name of readdirSync(join(dir, top))) rmSync(join(dir, top, name), { recursive: true });
  }
  const made = new Set<string>();
  for (const [path, entry] of inOrder(tree)) {
    const folder = dirname(path);
    if (!made.has(folder)) mkdirSync(join(dir, folder), { recursive: true });
    made.add(folder);
    writeEntry(join(dir, path), entry);
  }
}
