import { optionalText } from '../host/root/optional.ts';
import type { Root } from '../host/root/root.ts';

const BOOT_ID = '/proc/sys/kernel/random/boot_id';

/** What the kernel calls this run of the host, another one after each start; undefined where that is not told. */
export function bootIdOf(root: Root): string | undefined {
  return optionalText(root, BOOT_ID)?.trim();
}

/** Whether a host was started between two looks, by what `bootIdOf` gave at each; undefined where that is not told. */
export function isOtherBoot(before: string | undefined, now: string | undefined): boolean | undefined {
  return before === undefined || now === undefined ? undefined : before !== now;
}
