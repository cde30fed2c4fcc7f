import { closeSync, constants, fstatSync, openSync, readlinkSync, type Stats } from 'node:fs';
import { HostError } from '../../errors.ts';
import { pathBytes } from './path-bytes.ts';

/** As the kernel has it (MAXSYMLINKS). */
export const LINK_LIMIT = 40;

/** So many folders within folders stay open at most while a path is followed. */
const DEPTH_LIMIT = 128;

/** O_PATH of Linux, which node:fs does not name: what is opened so can be named, but is neither read nor waited for. */
const O_PATH = 0o10000000;

/** The open files of this process: without it nothing can be looked up in an opened folder. */
export const OPEN_FILES = '/proc/self/fd';

/**
 * Finds the file that a path means where the folder `base` stands for `/`, and gives it to `action`. Symbolic links are followed as
 * after a chroot. Nothing outside of the folder is reached, whatever is moved or replaced by a link meanwhile: each name is looked up
 * in an opened folder and without following it, and links are followed by their text. Nothing of it is remembered.
 *
 * Throws HostError.
 *
 * @param within folders in `base`, one in the other and none a link: the last of them stands for `/` instead
 * @param action gets a path of this system that means this very file, as long as `action` runs
 */
export function inside<T>(
  base: string,
  path: string,
  action: (file: string, stats: Stats) => T,
  within: readonly string[] = [],
): T {
  const opened = [openSync(pathBytes(base), O_PATH | constants.O_DIRECTORY)];
  const close = (): void => closeSync(opened.pop() as number);
  try {
    for (const name of within) {
      opened.push(
        openSync(
          pathBytes(`${named(opened)}/${name}`),
          O_PATH | constants.O_DIRECTORY | constants.O_NOFOLLOW,
        ),
      );
      closeSync(opened.shift() as number);
    }
    let stats: Stats | undefined;
    let links = 0;
    const ahead = namesOf(path);
    for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
      if (name === '..') {
        if (opened.length > 1) close();
        stats = undefined;
        continue;
      }
      const file = `${named(opened)}/${name}`;
      opened.push(openSync(pathBytes(file), O_PATH | constants.O_NOFOLLOW));
      stats = fstatSync(opened.at(-1) as number);
      if (opened.length > DEPTH_LIMIT) throw new HostError('ENAMETOOLONG', path);
      if (!stats.isSymbolicLink()) continue;
      close();
      if (++links > LINK_LIMIT) throw new HostError('ELOOP', path);
      const target = readlinkSync(pathBytes(file), 'latin1');
      if (target.startsWith('/')) while (opened.length > 1) close();
      ahead.push(...namesOf(target));
      stats = undefined;
    }
    return action(named(opened), stats ?? fstatSync(opened.at(-1) as number));
  } finally {
    while (opened.length > 0) close();
  }
}

/** The path of an open file. */
function named(opened: readonly number[]): string {
  return `${OPEN_FILES}/${opened.at(-1)}`;
}

/** The names in a path, the next one last. */
export function namesOf(path: string): string[] {
  return path
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .reverse();
}
