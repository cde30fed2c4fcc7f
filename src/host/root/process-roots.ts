import { HostError } from '../../errors.ts';
import { isSysfs } from './procfs.ts';
import { reroutedRoot, standIn } from './rerouted-root.ts';
import type { Root } from './root.ts';

/** The /sys that a process has: its link `root` leads to another mount namespace, which its text does not tell. */
const SYSFS_OF_PROCESS = /^\/proc\/\d+\/root\/sys(?=\/|$)/;

/**
 * A host whose /proc is mounted elsewhere, with the /sys of each of its processes: there the kernel itself follows `root`. Whoever reads makes
 * sure by `isSysfs` that a file is the kernel's: the owner of a container may have put others over it.
 *
 * @param live the running system
 * @param proc where the /proc of that host is mounted
 */
export function withProcessRoots(root: Root, live: Root, proc: string): Root {
  const here = (path: string): string => `${proc}${path.slice('/proc'.length)}`;
  const mounted = reroutedRoot(live, (path, action) => standIn(path, here(path), action));
  const seenBy = (path: string): Root => (SYSFS_OF_PROCESS.test(path) ? mounted : root);
  return {
    ...root,
    read: (path, most) => seenBy(path).read(path, most),
    list: (path) => seenBy(path).list(path),
    local: {
      live: false,
      ...root.local,
      identify(path) {
        const { identify } = seenBy(path).local ?? {};
        if (identify === undefined) throw new HostError('ENOENT', path);
        return identify(path);
      },
      isSysfs: (path) => SYSFS_OF_PROCESS.test(path) && isSysfs(here(path)),
    },
  };
}
