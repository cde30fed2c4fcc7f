import { parseIfInet6 } from '../../proc/interfaces/if-inet6.ts';
import { IFF, type Link, parseLink } from '../../proc/interfaces/link.ts';
import { optional, optionalText } from '../root/optional.ts';
import { isLive, type Root } from '../root/root.ts';
import { readRoutes } from './ipv4-tables.ts';
import { NO_HARDWARE_ADDRESS, type SystemInterfaces } from './system-interfaces.ts';

/** ARPHRD_ETHER and ARPHRD_LOOPBACK of include/uapi/linux/if_arp.h. */
const ETHERNET = '1';
const LOOPBACK = '772';

/**
 * What is known about links without /sys/class/net: those with routes or IPv6 addresses are up, and netlink knows more about
 * those that are RUNNING. With IPv6, /proc/sys has the MTU.
 */
export function linksWithoutSysfs(root: Root, system: SystemInterfaces): (name: string) => Link {
  const addresses = optional(() => root.read('/proc/net/if_inet6'));
  const named = addresses === undefined ? [] : parseIfInet6(addresses).records;
  const up = new Set([...readRoutes(root), ...named].map(({ iface }) => iface));
  return (name) => {
    const [info] = system.get(name) ?? [];
    const address = info?.mac === NO_HARDWARE_ADDRESS ? undefined : info?.mac;
    const link = parseLink({
      mtu: isLive(root) ? optionalText(root, `/proc/sys/net/ipv6/conf/${name}/mtu`) : undefined,
      type: info?.internal ? LOOPBACK : address && ETHERNET,
      address,
    });
    const running = info === undefined ? 0 : IFF.RUNNING | (info.internal ? IFF.LOOPBACK : 0);
    return { ...link, flags: running | (running || up.has(name) ? IFF.UP : 0) };
  };
}
