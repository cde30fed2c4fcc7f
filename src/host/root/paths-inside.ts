import { readlinkSync } from 'node:fs';
import { HostError } from '../../errors.ts';
import { pathBytes } from './path-bytes.ts';

/** As the kernel has it (MAXSYMLINKS). */
const LINK_LIMIT = 40;

/** From paths of a host to those of this system, latin1. They throw HostError. */
export interface PathsInside {
  /** The file that a path means, links followed. */
  file(path: string): string;
  /** The same of a path that names a symbolic link itself. */
  link(path: string): string;
}

/**
 * Paths where the folder `base` stands for `/`: links are followed as after a chroot, so that nothing outside of a
 * recorded tree is read, wherever its links point.
 */
export function pathsInside(base: string): PathsInside {
  /** Folders already followed: a walk over the processes asks for the same few thousands of times. */
  const folders = new Map<string, string>();
  const folderOf = (path: string): string => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const found = follow(base, '', folder.split('/'));
    folders.set(folder, found);
    return found;
  };
  const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
  return {
    file: (path) => base + follow(base, folderOf(path), [nameOf(path)]),
    link: (path) => `${base}${folderOf(path)}/${nameOf(path)}`,
  };
}

/** Walks from `start`, a path inside `base` without links, over the names, the next one first. */
function follow(base: string, start: string, names: readonly string[]): string {
  let at = start;
  let links = 0;
  const ahead = names.filter((name) => name !== '').reverse();
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    if (name === '.') continue;
    if (name === '..') {
      at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
      continue;
    }
    const target = linkTarget(`${base}${at}/${name}`);
    if (target === undefined) {
      at += `/${name}`;
      continue;
    }
    if (++links > LINK_LIMIT) throw new HostError('ELOOP', `${at}/${name}`);
    if (target.startsWith('/')) at = '';
    ahead.push(
      ...target
        .split('/')
        .filter((part) => part !== '')
        .reverse(),
    );
  }
  return at;
}

/** Where a link points, or undefined for what is none (or is not there: opening it will tell). */
function linkTarget(file: string): string | undefined {
  try {
    return readlinkSync(pathBytes(file), 'latin1');
  } catch {
    return undefined;
  }
}
