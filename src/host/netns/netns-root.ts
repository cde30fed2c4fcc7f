import { HostError, tryRead } from '../../errors.ts';
import { once } from '../once.ts';
import type { Manifest } from '../recording/manifest.ts';
import { reroutedRoot, standIn, type Through } from '../root/rerouted-root.ts';
import type { Root } from '../root/root.ts';
import { type Namespace, namespaceDevice, namespaceInode } from './namespaces.ts';
import { type SysfsOf, sysfsFinder } from './sysfs.ts';

/**
 * A host as it is seen from one of its network namespaces: the tables of /proc/net are those of a process in it, /sys/class/net is what
 * that process has there, all else is the host's. Below /proc/sys/net is only what all namespaces share: whatever the path, the kernel
 * shows a process its own.
 *
 * A process may end meanwhile, and another one get its number: that it is in the namespace is made sure before and after, else the next
 * process is asked. Throws HostError by the path in the namespace; ESRCH once no process is left.
 *
 * @param sysfsOf finds the sysfs of the namespace; one that knows of all namespaces of the host is not taken in by a sysfs of another one
 */
export function netnsRoot(
  root: Root,
  namespace: Namespace,
  sysfsOf: SysfsOf = sysfsFinder(root, [namespace]),
): Root {
  if (namespace.shown) return root;
  const ways: Readonly<Record<string, Through>> = {
    '/proc/net': throughProcesses(root, namespace),
    '/proc/sys/net': absent,
    '/sys': absent,
  };
  const folders = Object.entries(ways);
  const rerouted = reroutedRoot(root, (path, action) => {
    const [, way] = OF_ALL.has(path) ? [] : (folders.find(([folder]) => isBelow(path, folder)) ?? []);
    return way === undefined ? action(path) : way(path, action);
  });
  const sysfs = once(() => sysfsOf(namespace));
  const seenBy = (path: string): Root => (isBelow(path, '/sys') && sysfs()) || rerouted;
  return {
    ...rerouted,
    read: (path, most) => seenBy(path).read(path, most),
    list: (path) => seenBy(path).list(path),
    ...(rerouted.local === undefined ? {} : { local: { ...rerouted.local, elsewhere: true } }),
    ...(root.recording === undefined ? {} : { recording: withoutInterfaces(root.recording) }),
  };
}

/** What the system was asked of is the namespace of whoever recorded it. */
function withoutInterfaces({ interfaces: _, ...recording }: Manifest): Manifest {
  return recording;
}

/** Limits of sockets: all namespaces share them, and the kernel shows them in the first one alone. */
const OF_ALL: ReadonlySet<string> = new Set([
  '/proc/sys/net/ipv4/tcp_mem',
  '/proc/sys/net/ipv4/tcp_max_orphans',
  '/proc/sys/net/ipv4/udp_mem',
  '/proc/sys/net/sctp/sctp_mem',
]);

const absent: Through = (path) => {
  throw new HostError('ENOENT', path);
};

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function throughProcesses(root: Root, namespace: Namespace): Through {
  const pids = [...namespace.pids];
  // Whether the first of them was in the namespace when it was last looked at.
  let isProven = false;
  const prove = (pid: string): boolean => {
    isProven = isMember(root, namespace, pid);
    return isProven;
  };
  return (path, action) => {
    for (let pid = pids[0]; pid !== undefined; pids.shift(), isProven = false, pid = pids[0]) {
      if (!isProven && !prove(pid)) continue;
      const file = `/proc/${pid}${path.slice('/proc'.length)}`;
      const result = tryRead(() => standIn(path, file, action));
      if (!prove(pid)) continue;
      if (result instanceof HostError) throw result;
      return result;
    }
    throw new HostError('ESRCH', path);
  };
}

/** Whether no process is left of a namespace whose tables are read through its processes. */
export function hasEnded(root: Root, namespace: Namespace): boolean {
  return !namespace.shown && !namespace.pids.some((pid) => isMember(root, namespace, pid));
}

/** Whether a process is in the namespace now. */
function isMember(root: Root, { inode, device }: Namespace, pid: string): boolean {
  const number = namespaceInode(root, pid);
  return number === undefined
    ? device !== undefined && namespaceDevice(root, pid) === device
    : number === inode;
}
