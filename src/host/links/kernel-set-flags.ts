import { IFF } from '../../proc/interfaces/link.ts';
import { once } from '../once.ts';
import { UPPER_LINK } from '../recording/recorded-files.ts';
import { optional, optionalText } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

const PROMISC_AND_ALLMULTI = IFF.PROMISC | IFF.ALLMULTI;

/**
 * Gives the flags PROMISC and ALLMULTI of an interface that the kernel has set for its own purposes. Sysfs shows them whoever set them,
 * the ioctl that netstat uses only those set by an administrator, and no file tells the two apart. They count as the kernel's if one of
 * its reasons is present: a bridge, bond or other upper device, a packet socket on the link, a multicast router.
 */
export function kernelSetFlags(root: Root): (name: string, flags: number) => number {
  const withPacketSocket = once(() => columnOf(root, ['/proc/net/packet'], PACKET_IFACE));
  const multicastRouters = once(() => columnOf(root, VIF_TABLES, VIF_IFACE));
  return (name, flags) => {
    if ((flags & PROMISC_AND_ALLMULTI) === 0) return 0;
    const index = (): string => optionalText(root, `/sys/class/net/${name}/ifindex`)?.trim() ?? '';
    if (hasUpperLink(root, name) || withPacketSocket().has(index())) return PROMISC_AND_ALLMULTI;
    return multicastRouters().has(name) ? IFF.ALLMULTI : 0;
  };
}

function hasUpperLink(root: Root, name: string): boolean {
  return (optional(() => root.list(`/sys/class/net/${name}`)) ?? []).some((file) => UPPER_LINK.test(file));
}

/** /proc/net/packet, printed by packet_seq_show: sk RefCnt Type Proto Iface R Rmem User Inode, Iface a number. */
const PACKET_IFACE = 4;

/** /proc/net/ip_mr_vif and ip6_mr_vif, printed by ipmr_vif_seq_show: a number, then the interface. */
const VIF_TABLES = ['/proc/net/ip_mr_vif', '/proc/net/ip6_mr_vif'];
const VIF_IFACE = 1;

/** What stands in a column of tables, below their headings. */
function columnOf(root: Root, paths: readonly string[], column: number): Set<string> {
  const lines = paths.flatMap((path) => (optionalText(root, path) ?? '').split('\n').slice(1));
  const words = lines.map((line) => line.split(/[\t ]+/).filter((word) => word !== '')[column]);
  return new Set(words.filter((word) => word !== undefined));
}
