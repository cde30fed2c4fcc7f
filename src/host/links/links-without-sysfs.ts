import { IFF, type Link, parseLink } from '../../proc/interfaces/link.ts';
import type { Root } from '../root/root.ts';
import { readMtu } from './mtu.ts';
import { NO_HARDWARE_ADDRESS, type SystemInterfaces } from './system-interfaces.ts';

/** ARPHRD_ETHER and ARPHRD_LOOPBACK of include/uapi/linux/if_arp.h. */
const ETHERNET = '1';
const LOOPBACK = '772';

/** What is known about a link without /sys/class/net: netlink knows those of the running host that are RUNNING. */
export function linkWithoutSysfs(root: Root, system: SystemInterfaces, name: string): Link {
  const [info] = system.get(name) ?? [];
  const address = info?.mac === NO_HARDWARE_ADDRESS ? undefined : info?.mac;
  const link = parseLink({
    mtu: readMtu(root, name),
    type: info?.internal ? LOOPBACK : address && ETHERNET,
    address,
  });
  if (info === undefined) return link;
  const flags = IFF.UP | IFF.RUNNING | (info.internal ? IFF.LOOPBACK : 0);
  return { ...link, flags, unknownFlags: link.unknownFlags & ~flags };
}
