import { optionalText } from '../host/root/optional.ts';
import type { Root } from '../host/root/root.ts';

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** What the kernel calls this run of the host, another one after each start; undefined where that is not told. */
export function bootIdOf(root: Root): string | undefined {
  return optionalText(root, BOOT_ID)?.trim();
}
