import { HostError, tryRead } from '../../errors.ts';
import { parseNamespaceMounts } from '../../proc/processes/namespace-mounts.ts';
import { pidNamespace } from '../processes/pid-namespace.ts';
import { listNumbers } from '../processes/process-facts.ts';
import { optional } from '../root/optional.ts';
import { type Root, wasLive } from '../root/root.ts';

/** A network namespace of a host. */
export interface Namespace {
  /** Its number, as lsns, ip and lsfd show it; undefined where no process of it lets it be read. */
  readonly inode: number | undefined;
  /** The inode of net/dev in it, which is the same for all of its processes and takes no right to read; where that is needed and known. */
  readonly device: number | undefined;
  /** What it is called in /run/netns and the like, latin1. */
  readonly names: readonly string[];
  /** Whether it is that of process 1. */
  readonly host: boolean;
  /** Whether /proc/net shows its tables. */
  readonly shown: boolean;
  /** Its processes by their names in /proc, in ascending order. */
  readonly pids: readonly string[];
  /**
   * Why /proc has none of its tables, of one that is mounted: it is `empty`, for no process is in it; `hidden`, for processes may be in
   * it of PID namespaces that this /proc does not show; or `unknown`, for processes may be in it whose numbers may not be read, and which
   * are listed by the inode of net/dev.
   */
  readonly unreadable: 'empty' | 'hidden' | 'unknown' | undefined;
}

/** How the namespace of a process is told: its number or, where that may not be read, `-` and the inode of net/dev. */
type Key = number | `-${number}`;

/**
 * The network namespaces of a host: those of all processes, and those that are mounted. The first is the host's, the others
 * follow by their numbers. A process counts by its first thread.
 */
export function listNamespaces(root: Root): Namespace[] {
  const pids = listNumbers(root, '/proc') ?? [];
  const { keys, devices, areUnknown } = readKeys(root, wasLive(root) ? ['self', ...pids] : pids);
  const host = keys.get('1');
  const shown = wasLive(root) ? keys.get('self') : host;
  const names: ReadonlyMap<Key | undefined, readonly string[]> = readNames(root);
  const members = new Map<Key | undefined, string[]>([...names.keys()].map((key) => [key, []]));
  for (const pid of pids) {
    const key = keys.get(pid);
    const known = members.get(key);
    if (known === undefined) members.set(key, [pid]);
    else known.push(pid);
  }
  // What /proc/net shows is there whether or not its number is known; processes of an unknown namespace are in it as well, for all that is known.
  if (shown !== undefined) members.delete(undefined);
  if (!members.has(shown)) members.set(shown, []);
  // Where not even process 1 is to be seen (hidepid), others are hidden as well.
  const isUnknown = areUnknown || !keys.has('1');
  const withoutProcess = isUnknown ? 'unknown' : pidNamespace(root) === 'inner' ? 'hidden' : 'empty';
  return [...members]
    .map(
      ([key, pids]): Namespace => ({
        inode: typeof key === 'number' ? key : undefined,
        device: devices.get(key),
        names: names.get(key) ?? [],
        host: key === host,
        shown: key === shown,
        pids,
        unreadable: pids.length > 0 || key === shown ? undefined : withoutProcess,
      }),
    )
    .sort((a, b) => Number(b.host) - Number(a.host) || numberOf(a) - numberOf(b));
}

/** The number by which a namespace is named. */
function numberOf({ inode, device }: Namespace): number {
  return inode ?? device ?? 0;
}

const LINK = /^net:\[(\d{1,15})\]$/;

/** The number of the namespace of a process; undefined where it may not be read, or the process has ended. */
export function namespaceInode(root: Root, pid: string): number | undefined {
  const number = readNumber(root, pid);
  return number === 'denied' ? undefined : number;
}

const DENIALS: ReadonlySet<string> = new Set(['EACCES', 'EPERM']);

function readNumber(root: Root, pid: string): number | 'denied' | undefined {
  const link = tryRead(() => root.readLink(`/proc/${pid}/ns/net`));
  if (link instanceof HostError) return DENIALS.has(link.errno) ? 'denied' : undefined;
  const [, digits] = LINK.exec(link) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** The inode of net/dev for a process: see Namespace. */
export function namespaceDevice(root: Root, pid: string): number | undefined {
  return optional(() => root.local?.identify?.(`/proc/${pid}/net/dev`).ino);
}

/** The namespaces of processes, and the inodes of net/dev in them. Where a number may be read it is that of all in its namespace. */
interface Keys {
  /** Undefined of a process that has ended, as zombies have. */
  readonly keys: ReadonlyMap<string, Key | undefined>;
  readonly devices: ReadonlyMap<Key | undefined, number | undefined>;
  /** Whether there are processes whose namespace is known by no number. */
  readonly areUnknown: boolean;
}

function readKeys(root: Root, pids: readonly string[]): Keys {
  const keys = new Map<string, Key | undefined>();
  const devices = new Map<Key | undefined, number | undefined>();
  const denied: string[] = [];
  for (const pid of pids) {
    const number = readNumber(root, pid);
    if (number === 'denied') denied.push(pid);
    keys.set(pid, number === 'denied' ? undefined : number);
  }
  if (denied.length === 0) return { keys, devices, areUnknown: false };
  for (const [pid, key] of keys)
    if (key !== undefined && !devices.has(key)) devices.set(key, namespaceDevice(root, pid));
  const numbers = new Map([...devices].map(([key, device]) => [device, key]));
  for (const pid of denied) {
    const device = namespaceDevice(root, pid);
    if (device === undefined) continue;
    const key = numbers.get(device) ?? (`-${device}` as const);
    keys.set(pid, key);
    devices.set(key, device);
  }
  return { keys, devices, areUnknown: denied.some((pid) => typeof keys.get(pid) !== 'number') };
}

/** Of the name of a file, in bytes: a longer one is of no mount. */
const NAME_LIMIT = 255;

const MOUNTS = ['/proc/1/mountinfo', '/proc/self/mountinfo'];

/** What the namespaces are called that are mounted, as process 1 sees it or else as this one does. */
function readNames(root: Root): Map<Key, string[]> {
  const names = new Map<Key, Set<string>>();
  const mounts = MOUNTS.map((path) => optional(() => root.read(path))).find((bytes) => bytes !== undefined);
  for (const { inode, path } of parseNamespaceMounts(mounts ?? new Uint8Array())) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const known = names.get(inode) ?? new Set();
    if (name.length <= NAME_LIMIT) known.add(name);
    names.set(inode, known);
  }
  return new Map([...names].map(([inode, known]) => [inode, [...known]]));
}
