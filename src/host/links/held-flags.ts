import { IFF_ALLMULTI, IFF_PROMISC } from '../../proc/interfaces/link.ts';
import { optional, optionalText } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

const PROMISC_AND_ALLMULTI = IFF_PROMISC | IFF_ALLMULTI;

/**
 * Which of the flags PROMISC and ALLMULTI the kernel holds for its own ends. Sysfs shows them whoever wants them, ioctl only
 * when they were set by hand, and no file tells the two apart. So they count as the kernel's where one of those
 * is at work that make it do so: a bridge, a bond or a link on top, a packet socket on the link, a multicast router.
 */
export function heldFlags(root: Root, name: string, flags: number): number {
  if ((flags & PROMISC_AND_ALLMULTI) === 0) return 0;
  if (hasUpperLink(root, name) || hasPacketSocket(root, name)) return PROMISC_AND_ALLMULTI;
  return routesMulticast(root, name) ? IFF_ALLMULTI : 0;
}

/** The links `upper_NAME` and `master`; older kernels have only `brport` for the port of a bridge. */
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
