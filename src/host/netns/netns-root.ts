import { HostError, tryRead } from '../../errors.ts';
import { once } from '../once.ts';
import type { LocalFiles, Root } from '../root/root.ts';
import { type Namespace, namespaceDevice, namespaceInode } from './namespaces.ts';
import { hasSysfsOf } from './sysfs.ts';

/**
 * A host as it is seen from one of its network namespaces: the tables of /proc/net are those of a process in it, /sys/class/net is what
 * that process has there, all else is the host's. Nothing is below /proc/sys/net: whatever the path, the kernel shows a process its own.
 *
 * A process may end meanwhile, and another one get its number: that it is in the namespace is made sure before and after, else the next
 * process is asked. Throws HostError by the path in the namespace; ESRCH once no process is left.
 */
export function netnsRoot(root: Root, namespace: Namespace): Root {
  if (namespace.shown) return root;
  const ways = waysInto(root, namespace);
  const through = <T>(path: string, action: (path: string) => T): T => {
    const way = ways.find(({ folder }) => path === folder || path.startsWith(`${folder}/`));
    return way === undefined ? action(path) : way.through(path, action);
  };
  return {
    ...root,
    read: (path, most) => through(path, (file) => root.read(file, most)),
    readBatches: (path) => through(path, (file) => renamedBatches(root.readBatches(file), path)),
    readLink: (path) => through(path, (file) => root.readLink(file)),
    list: (path) => through(path, (file) => root.list(file)),
    ...(root.local === undefined ? {} : { local: localThrough(root.local, through) }),
  };
}

type Through = <T>(path: string, action: (path: string) => T) => T;

function localThrough(local: LocalFiles, through: Through): LocalFiles {
  const { identify, isMadeByKernel, denies } = local;
  return {
    ...local,
    elsewhere: true,
    ...(identify && { identify: (path) => through(path, identify) }),
    ...(isMadeByKernel && { isMadeByKernel: (path) => through(path, isMadeByKernel) }),
    ...(denies && { denies: (path) => through(path, denies) }),
  };
}

/** A folder that a namespace has of its own, and how what is in it is reached. */
interface Way {
  readonly folder: string;
  readonly through: Through;
}

function waysInto(root: Root, namespace: Namespace): readonly Way[] {
  const pids = [...namespace.pids];
  const tables: Through = (path, action) => {
    for (let pid = pids[0]; pid !== undefined; pids.shift(), pid = pids[0]) {
      if (!isMember(root, namespace, pid)) continue;
      const file = `/proc/${pid}${path.slice('/proc'.length)}`;
      const result = tryRead(() => action(file));
      if (!isMember(root, namespace, pid)) continue;
      if (result instanceof HostError) throw renamed(result, path);
      return result;
    }
    throw new HostError('ESRCH', path);
  };
  const sysfs = once(() => namespace.pids.find((pid) => hasSysfsOf(root, pid)));
  return [
    { folder: '/proc/net', through: tables },
    {
      folder: '/proc/sys/net',
      through(path) {
        throw new HostError('ENOENT', path);
      },
    },
    {
      folder: '/sys',
      through(path, action) {
        const pid = sysfs();
        if (pid === undefined) throw new HostError('ENOENT', path);
        const result = tryRead(() => action(`/proc/${pid}/root${path}`));
        if (result instanceof HostError) throw renamed(result, path);
        return result;
      },
    },
  ];
}

/** Whether a process is in the namespace now. */
function isMember(root: Root, { inode, device }: Namespace, pid: string): boolean {
  const number = namespaceInode(root, pid);
  return number === undefined
    ? device !== undefined && namespaceDevice(root, pid) === device
    : number === inode;
}

function renamed({ errno, beginning }: HostError, path: string): HostError {
  return new HostError(errno, path, beginning);
}

/** What fails midway is called by its path in the namespace. */
function renamedBatches(batches: Iterable<Uint8Array>, path: string): Iterable<Uint8Array> {
  return {
    *[Symbol.iterator]() {
      try {
        yield* batches;
      } catch (error) {
        throw error instanceof HostError ? renamed(error, path) : error;
      }
    },
  };
}
