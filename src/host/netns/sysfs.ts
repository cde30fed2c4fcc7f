import { HostError } from '../../errors.ts';
import { parseDev } from '../../proc/interfaces/dev.ts';
import { igmpReader } from '../../proc/interfaces/igmp.ts';
import { IFF } from '../../proc/interfaces/link.ts';
import { Ipv4Address } from '../../proc/reading/address.ts';
import { once } from '../once.ts';
import { optional, optionalText } from '../root/optional.ts';
import { reroutedRoot, standIn, type Through } from '../root/rerouted-root.ts';
import type { Root } from '../root/root.ts';
import type { Namespace } from './namespaces.ts';

/** Gives the folder of a sysfs that shows a network namespace; undefined where none is known. */
export type SysfsOf = (namespace: Namespace) => string | undefined;

/**
 * A sysfs shows the namespace of whoever mounted it: a process that has moved to another one since (nsenter --net, unshare --net) still
 * has that of before. No file says which it is. So what is in it must agree with the tables of the namespace, and must not agree with
 * those of another namespace as well in which processes have this very sysfs.
 *
 * @param namespaces all whose processes may have the same sysfs
 */
export function sysfsFinder(root: Root, namespaces: readonly Namespace[]): SysfsOf {
  const users = once(() => usersOfSysfs(root, namespaces));
  return (namespace) => {
    for (const pids of users().values()) {
      const pid = pids.get(namespace)?.find((pid) => isThere(root, pid));
      if (pid === undefined) continue;
      const sysfs = sysfsOf(pid);
      if (!agrees(root, sysfs, pid)) continue;
      const others = [...pids].filter(([other]) => other !== namespace);
      if (!others.some(([, [other = '']]) => agrees(root, sysfs, other))) return sysfs;
    }
    return undefined;
  };
}

function sysfsOf(pid: string): string {
  return `/proc/${pid}/root/sys`;
}

function isThere(root: Root, pid: string): boolean {
  return optional(() => root.list(`/proc/${pid}/net`)) !== undefined;
}

/** The processes that have a sysfs, by their namespaces, for each by the number of its file system. */
function usersOfSysfs(
  root: Root,
  namespaces: readonly Namespace[],
): ReadonlyMap<unknown, ReadonlyMap<Namespace, readonly string[]>> {
  const { identify } = root.local ?? {};
  const all = new Map<unknown, Map<Namespace, string[]>>();
  for (const namespace of namespaces) {
    for (const pid of namespace.pids) {
      const sysfs = sysfsOf(pid);
      const device = identify === undefined ? sysfs : optional(() => identify(sysfs).dev);
      if (device === undefined) continue;
      const users = all.get(device) ?? new Map<Namespace, string[]>();
      all.set(device, users);
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
export function throughFolder(root: Root, folder: string): Through {
  const isSysfs = root.local?.isSysfs;
  return (path, action) => {
    const file = `${folder}${path.slice('/sys'.length)}`;
    if (isSysfs?.(file) === false) throw new HostError('ENOENT', path);
    return standIn(path, file, action);
  };
}

/** A file among the links in /sys/class/net. */
const NO_LINK = 'bonding_masters';

/** Whether the same interfaces are in both, each as often used, and up or down. */
function agrees(root: Root, sysfs: string, pid: string): boolean {
  const net = `/proc/${pid}/net`;
  const seen = reroutedRoot(root, throughFolder(root, sysfs));
  const textOf = (name: string, file: string): string | undefined =>
    optionalText(seen, `/sys/class/net/${name}/${file}`);
  const links = optional(() => seen.list('/sys/class/net'))?.filter((name) => name !== NO_LINK);
  const before = countersIn(root, net);
  if (links?.length !== before.size || !links.every((name) => before.has(name))) return false;
  const counters = links.map((name) => COUNTERS.map(([file]) => textOf(name, `statistics/${file}`)));
  const after = countersIn(root, net);
  const up = upIn(root, net);
  return links.every((name, at) => {
    const [low, high] = [before.get(name), after.get(name)];
    if (!counters[at]?.every((text, column) => isBetween(text, low?.[column], high?.[column]))) return false;
    const isUp = (Number(textOf(name, 'flags')) & IFF.UP) !== 0;
    return up === undefined || up.has(name) === isUp || Number(textOf(name, 'mtu')) < SMALLEST_MTU;
  });
}

const COUNTERS = [
  ['rx_bytes', 'rxBytes'],
  ['tx_bytes', 'txBytes'],
] as const;

type Counter = number | bigint | undefined;

function countersIn(root: Root, net: string): ReadonlyMap<string, readonly Counter[]> {
  const bytes = optional(() => root.read(`${net}/dev`));
  const records = bytes === undefined ? [] : parseDev(bytes).records;
  return new Map(records.map(({ name, figures }) => [name, COUNTERS.map(([, column]) => figures[column])]));
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
function upIn(root: Root, net: string): ReadonlySet<string> | undefined {
  const bytes = optional(() => root.read(`${net}/igmp`));
  if (bytes === undefined) return undefined;
  const { records } = igmpReader(root.facts)(bytes);
  return new Set(
    records.flatMap(({ iface, address }) =>
      address instanceof Ipv4Address && address.word === ALL_HOSTS ? [iface] : [],
    ),
  );
}
