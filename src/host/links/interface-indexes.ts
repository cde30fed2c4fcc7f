import { parseIgmpIndexes } from '../../proc/interfaces/indexes.ts';
import { once } from '../once.ts';
import { optional, optionalText } from '../root/optional.ts';
import type { Root } from '../root/root.ts';
import { isLinkName } from './mtu.ts';

/**
 * Makes what tells the numbers of an interface by its name: one that was deleted and made again has another. That of /proc/net/igmp,
 * which has those with IPv4 groups, is of the right network namespace, which that of /sys need not be.
 */
export function interfaceIndexes(root: Root): (name: string) => readonly (number | undefined)[] {
  const known = once(() => {
    const igmp = optional(() => root.read('/proc/net/igmp'));
    return igmp === undefined ? new Map<string, number>() : parseIgmpIndexes(igmp);
  });
  return (name) => [known().get(name), sysfsIndex(root, name)];
}

function sysfsIndex(root: Root, name: string): number | undefined {
  const text = isLinkName(name) ? optionalText(root, `/sys/class/net/${name}/ifindex`)?.trim() : undefined;
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
