import { IFF } from '../../proc/interfaces/link.ts';
import { optional, optionalText } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

const PROMISC_AND_ALLMULTI = IFF.PROMISC | IFF.ALLMULTI;

/**
 * The flags PROMISC and ALLMULTI that the kernel has set for its own purposes. Sysfs shows them whoever set them, the ioctl
 * that netstat uses only those set by an administrator, and no file tells the two apart. They count as the kernel's if one of
 * its reasons is present: a bridge, bond or other upper device, a packet socket on the link, a multicast router.
 */
export function kernelSetFlags(root: Root, name: string, flags: number): number {
  if ((flags & PROMISC_AND_ALLMULTI) === 0) return 0;
  if (hasUpperLink(root, name) || hasPacketSocket(root, name)) return PROMISC_AND_ALLMULTI;
  return routesMulticast(root, name) ? IFF.ALLMULTI : 0;
}

/** Symbolic links `upper_NAME` and `master`; older kernels have only `brport`, for a bridge port. */
const UPPER = /^(upper_.*|master|brport)$/s;

function hasUpperLink(root: Root, name: string): boolean {
  return (optional(() => root.list(`/sys/class/net/${name}`)) ?? []).some((file) => UPPER.test(file));
}

/** /proc/net/packet, printed by packet_seq_show: sk RefCnt Type Proto Iface R Rmem User Inode, Iface a number. */
const IFACE_COLUMN = 4;

function hasPacketSocket(root: Root, name: string): boolean {
  const index = optionalText(root, `/sys/class/net/${name}/ifindex`)?.trim();
  return (
    index !== undefined && rows(root, '/proc/net/packet').some((columns) => columns[IFACE_COLUMN] === index)
  );
}

/** /proc/net/ip_mr_vif and ip6_mr_vif, printed by ipmr_vif_seq_show: a number, then the interface. */
const VIF_TABLES = ['/proc/net/ip_mr_vif', '/proc/net/ip6_mr_vif'];

function routesMulticast(root: Root, name: string): boolean {
  return VIF_TABLES.some((path) => rows(root, path).some(([, iface]) => iface === name));
}

function rows(root: Root, path: string): string[][] {
  const lines = (optionalText(root, path) ?? '').split('\n').slice(1);
  return lines.map((line) => line.split(/[\t ]+/).filter((column) => column !== ''));
}
