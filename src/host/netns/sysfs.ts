import { HostError, tryRead } from '../../errors.ts';
import { parseDev } from '../../proc/interfaces/dev.ts';
import { igmpReader } from '../../proc/interfaces/igmp.ts';
import { IFF } from '../../proc/interfaces/link.ts';
import { Ipv4Address } from '../../proc/reading/address.ts';
import { once, onceEach } from '../once.ts';
import { optional, optionalText } from '../root/optional.ts';
import { reroutedRoot, standIn, type Through } from '../root/rerouted-root.ts';
import type { Root } from '../root/root.ts';
import type { Namespace } from './namespaces.ts';

/** Gives the host with a /sys that shows a network namespace, of which each file is read once; undefined where none is known. */
export type SysfsOf = (namespace: Namespace) => Root | undefined;

/**
 * A sysfs shows the namespace of whoever mounted it: a process that has moved to another one since (nsenter --net, unshare --net) still
 * has that of before. No file says which it is. So what is in it must agree with the tables of the namespace, and must not agree with
 * those of another namespace as well in which processes have this very sysfs.
 *
 * @param namespaces all whose processes may have the same sysfs
 */
export function sysfsFinder(root: Root, namespaces: readonly Namespace[]): SysfsOf {
  if (root.recording?.namespaces !== undefined) return (namespace) => recordedSysfs(root, namespace);
  const users = once(() => usersOfSysfs(root, namespaces));
  // Of each sysfs the one that agreed last: where many do, each of them is asked about it, not about all others.
  const agreed = new Map<Users, Namespace>();
  return (namespace) => {
    for (const pids of users().get(namespace) ?? []) {
      const [pid, counters] = firstThere(root, pids.get(namespace) ?? []);
      if (pid === undefined || counters === undefined) continue;
      const fresh = reroutedRoot(root, throughFolder(root, sysfsOf(pid)));
      const seen = rememberedRoot(fresh);
      if (!agrees(root, seen, pid, counters)) continue;
      const isOther = (other: Namespace | undefined): boolean => {
        const [process] = (other === namespace ? undefined : other && pids.get(other)) ?? [];
        return process !== undefined && agrees(root, fresh, process, countersIn(root, process));
      };
      if (isOther(agreed.get(pids))) continue;
      const other = [...pids.keys()].find(isOther);
      if (other !== undefined) agreed.set(pids, other);
      else return withLinks(seen, [...counters.keys()]);
    }
    return undefined;
  };
}

/** What was recorded of a sysfs had been found to be that of the namespace. */
function recordedSysfs(root: Root, { pids }: Namespace): Root | undefined {
  const folders = pids.map(sysfsOf);
  const folder = folders.find((path) => optional(() => root.list(`${path}/class/net`)) !== undefined);
  return folder === undefined ? undefined : reroutedRoot(root, throughFolder(root, folder));
}

function sysfsOf(pid: string): string {
  return `/proc/${pid}/root/sys`;
}

/** The first process that is still there, and its counters. */
function firstThere(root: Root, pids: readonly string[]): readonly [pid?: string, counters?: Counters] {
  for (const pid of pids) {
    const counters = countersIn(root, pid);
    if (counters !== undefined) return [pid, counters];
  }
  return [];
}

/** The processes that have a sysfs, by their namespaces. */
type Users = Map<Namespace, string[]>;

/** Those of each sysfs that processes of a namespace have. */
function usersOfSysfs(
  root: Root,
  namespaces: readonly Namespace[],
): ReadonlyMap<Namespace, ReadonlySet<Users>> {
  const { identify } = root.local ?? {};
  const byDevice = new Map<unknown, Users>();
  const all = new Map<Namespace, Set<Users>>();
  for (const namespace of namespaces) {
    const found = new Set<Users>();
    all.set(namespace, found);
    for (const pid of namespace.pids) {
      const sysfs = sysfsOf(pid);
      const device = identify === undefined ? sysfs : optional(() => identify(sysfs).dev);
      if (device === undefined) continue;
      const users: Users = byDevice.get(device) ?? new Map();
      byDevice.set(device, users);
      found.add(users);
      const pids = users.get(namespace);
      if (pids === undefined) users.set(namespace, [pid]);
      else pids.push(pid);
    }
  }
  return all;
}

/**
 * Reads a folder as /sys. What lies over its files is not the kernel's and is not read: the owner of a container may put there a
 * file that never ends.
 */
function throughFolder(root: Root, folder: string): Through {
  const isSysfs = root.local?.isSysfs;
  return (path, action) => {
    const file = `${folder}${path.slice('/sys'.length)}`;
    if (isSysfs?.(file) === false) throw new HostError('ENOENT', path);
    return standIn(path, file, action);
  };
}

/** A root whose files are read once: what is shown is what agreed. */
function rememberedRoot(root: Root): Root {
  const read = onceEach((path: string) => tryRead(() => root.read(path)));
  return { ...root, read: (path) => orThrow(read(path)) };
}

function orThrow<T>(result: T | HostError): T {
  if (result instanceof HostError) throw result;
  return result;
}

/** To list the folder of links takes the kernel as long as there are links in all namespaces. */
function withLinks(root: Root, names: readonly string[]): Root {
  return { ...root, list: (path) => (path === '/sys/class/net' ? [...names] : root.list(path)) };
}

/** Whether the interfaces of a namespace are in a sysfs, each as often used, and up or down; no others, if none of them was ever used. */
function agrees(root: Root, seen: Root, pid: string, before: Counters | undefined): boolean {
  if (before === undefined) return false;
  if ([...before.values()].every((count) => Number(count) === 0) && !hasOnly(seen, before)) return false;
  const textOf = (name: string, file: string): string | undefined =>
    optionalText(seen, `/sys/class/net/${name}/${file}`);
  const counters = [...before.keys()].map((name) => [name, textOf(name, COUNTER)] as const);
  const isUpTo = (after: Counters | undefined): boolean =>
    counters.every(([name, text]) => isBetween(text, before.get(name), after?.get(name)));
  if (!isUpTo(before) && !isUpTo(countersIn(root, pid))) return false;
  const up = upIn(root, pid);
  return counters.every(([name]) => {
    const isUp = (Number(textOf(name, 'flags')) & IFF.UP) !== 0;
    return up === undefined || up.has(name) === isUp || Number(textOf(name, 'mtu')) < SMALLEST_MTU;
  });
}

/** A file among the links in /sys/class/net. */
const NO_LINK = 'bonding_masters';

function hasOnly(seen: Root, names: Counters): boolean {
  const links = optional(() => seen.list('/sys/class/net'))?.filter((name) => name !== NO_LINK) ?? [];
  return links.every((name) => names.has(name));
}

/** What was sent is what others have received: that both are equal tells little more. */
const COUNTER = 'statistics/rx_bytes';

type Counter = number | bigint | undefined;

/** Those of the interfaces in a namespace, by their names. */
type Counters = ReadonlyMap<string, Counter>;

function countersIn(root: Root, pid: string): Counters | undefined {
  const bytes = optional(() => root.read(`/proc/${pid}/net/dev`));
  return bytes && new Map(parseDev(bytes).records.map(({ name, figures }) => [name, figures.rxBytes]));
}

/** Counters grow while they are read. */
function isBetween(text: string | undefined, before: Counter, after: Counter): boolean {
  if (text === undefined || before === undefined || after === undefined) return false;
  return before <= Number(text) && Number(text) <= after;
}

/** 224.0.0.1, which the kernel joins on each interface that goes up, and leaves when it goes down. */
const ALL_HOSTS = 0xe0000001;

/** An interface with a smaller MTU takes no part in IPv4 (RFC 791), and so joins nothing. */
const SMALLEST_MTU = 68;

/** Which of the interfaces are up, as far as the memberships tell; undefined of a kernel that has no table of them. */
function upIn(root: Root, pid: string): ReadonlySet<string> | undefined {
  const bytes = optional(() => root.read(`/proc/${pid}/net/igmp`));
  if (bytes === undefined) return undefined;
  const { records } = igmpReader(root.facts)(bytes);
  return new Set(
    records.flatMap(({ iface, address }) =>
      address instanceof Ipv4Address && address.word === ALL_HOSTS ? [iface] : [],
    ),
  );
}
