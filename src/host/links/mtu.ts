import { optionalText } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

/** The MTU of a link as IPv6 has it, with which it begins as that of the link. */
export function readMtu(root: Root, name: string): string | undefined {
  return isLinkName(name) ? optionalText(root, `/proc/sys/net/ipv6/conf/${name}/mtu`) : undefined;
}

/** No interface has another name, and a path with it would name another file. */
export function isLinkName(name: string): boolean {
  return name !== '' && name !== '.' && name !== '..' && !name.includes('/');
}
