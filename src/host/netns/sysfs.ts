import { parseDev } from '../../proc/interfaces/dev.ts';
import { optional } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

/** A file among the links in /sys/class/net. */
const NO_LINK = 'bonding_masters';

/**
 * Whether the /sys of a process is that of its own network namespace. A sysfs shows the namespace of whoever mounted it; who has moved to
 * another one since (nsenter --net, unshare --net) still has that of before. So the same interfaces must be in it as in net/dev; and where
 * /proc/net has the same ones too, it must be another sysfs than /sys.
 */
export function hasSysfsOf(root: Root, pid: string): boolean {
  const sysfs = `/proc/${pid}/root/sys`;
  const links = optional(() => root.list(`${sysfs}/class/net`))?.filter((name) => name !== NO_LINK);
  if (links === undefined || !isSame(links, interfacesIn(root, `/proc/${pid}/net/dev`))) return false;
  const device = optional(() => root.local?.identify?.(sysfs).dev);
  const isShared = device !== undefined && device === optional(() => root.local?.identify?.('/sys').dev);
  return !(isShared && isSame(links, interfacesIn(root, '/proc/net/dev')));
}

function interfacesIn(root: Root, dev: string): string[] {
  const bytes = optional(() => root.read(dev));
  return bytes === undefined ? [] : parseDev(bytes).records.map(({ name }) => name);
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  const set = new Set(others);
  return some.length === set.size && some.every((name) => set.has(name));
}
