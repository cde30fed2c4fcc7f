import { readlinkSync } from 'node:fs';
import { HostError } from '../../errors.ts';
import { pathBytes } from './path-bytes.ts';

/** As the kernel has it (MAXSYMLINKS). */
const LINK_LIMIT = 40;

/** Folders already followed: a walk over the processes asks for the same few thousands of times. */
const folders = new Map<string, string>();

/**
 * The file that `path` means where `base` stands for `/`: links are followed as after a chroot, so that nothing
 * outside of a recorded tree is read, wherever its links point.
 */
export function resolveInside(base: string, path: string): string {
  const slash = path.lastIndexOf('/');
  const key = `${base}\n${path.slice(0, slash)}`;
  const folder = folders.get(key);
  if (folder !== undefined) return follow(base, folder, [path.slice(slash + 1)]);
  const parent = follow(base, '', path.slice(0, slash).split('/'));
  const inside = parent.slice(base.length);
  folders.set(key, inside);
  return follow(base, inside, [path.slice(slash + 1)]);
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
  return base + at;
}

/** Where a link points, or undefined for what is none (or is not there: opening it will tell). */
function linkTarget(file: string): string | undefined {
  try {
    return readlinkSync(pathBytes(file), 'latin1');
  } catch {
    return undefined;
  }
}
