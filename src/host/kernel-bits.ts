import { latin1 } from '../text/latin1.ts';
import { optional } from './root/optional.ts';
import type { Root } from './root/root.ts';

/** Tables whose rows begin with a pointer (%pK). Each network namespace has sockets of netlink, those of the kernel. */
const TABLES = ['/proc/net/netlink', '/proc/net/unix'];
const POINTER = /^([0-9a-f]{8}|[0-9a-f]{16}):? /m;

/** How many bits a machine word of the kernel has; undefined where no table shows a pointer. */
export function kernelBits(root: Root): 32 | 64 | undefined {
  for (const path of TABLES) {
    const bytes = optional(() => root.read(path, ENOUGH));
    const [, pointer] = (bytes && POINTER.exec(latin1(bytes.subarray(0, ENOUGH)))) ?? [];
    if (pointer !== undefined) return pointer.length === 8 ? 32 : 64;
  }
  return undefined;
}

/** The heading and the first row. */
const ENOUGH = 1024;
