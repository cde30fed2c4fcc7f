import type { Stats } from 'node:fs';
import { HostError, hostError, tryRead } from '../../errors.ts';
import { inside } from './inside.ts';

/** Where the files of a host lie on this system. */
export interface Place {
  /** A folder of this system; `/` is the running system itself. */
  readonly base: string;
  /** The folders in it that lead to the host's, none of them a link. */
  readonly within?: readonly string[];
  /** Which folder of the host that is: empty for its `/`. */
  readonly prefix: string;
}

/**
 * Gives `action` a path of this system, latin1, that means a file of the host as long as `action` runs. Throws HostError, for what
 * `action` throws as well.
 *
 * @param action gets the state of a recorded file too; nothing is asked of the running system that no one needs
 */
export function at<T>(
  { base, within, prefix }: Place,
  path: string,
  action: (file: string, stats?: Stats) => T,
): T {
  try {
    if (base === '/') return action(path);
    if (path !== prefix && !path.startsWith(`${prefix}/`)) throw new HostError('ENOENT', path);
    return inside(base, path.slice(prefix.length), action, within);
  } catch (error) {
    throw hostError(error, path);
  }
}

/** The same for a file that is to be read: a recorded one is a regular file whose reader need not wait, or a folder, which tells so when it is read. */
export function atReadable<T>(place: Place, path: string, action: (file: string) => T): T {
  const result = tryRead(() =>
    at(place, path, (file, stats) => {
      if (stats !== undefined && !stats.isFile() && !stats.isDirectory()) throw new HostError('EFTYPE', path);
      return action(file);
    }),
  );
  if (!(result instanceof HostError)) return result;
  throw result.errno === 'EAGAIN' ? new HostError('EFTYPE', path) : result;
}

/** The same for a symbolic link itself. */
export function atLink<T>(place: Place, path: string, action: (link: string) => T): T {
  const slash = path.lastIndexOf('/');
  try {
    return at(place, path.slice(0, slash) || '/', (folder) => action(`${folder}/${path.slice(slash + 1)}`));
  } catch (error) {
    throw error instanceof HostError ? new HostError(error.errno, path) : error;
  }
}
