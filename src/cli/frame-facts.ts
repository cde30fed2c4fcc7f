import { optionalText } from '../host/root/optional.ts';
import type { Root } from '../host/root/root.ts';
import type { FrameFacts } from '../output/form.ts';
import { textOf } from '../text/utf8.ts';
import { VERSION } from './version.ts';

/** What a frame of a host says of itself. */
export function frameFacts(root: Root, now: Date): FrameFacts {
  const host = (
    optionalText(root, '/proc/sys/kernel/hostname') ?? optionalText(root, '/etc/hostname')
  )?.trim();
  return {
    version: VERSION,
    ...(host === undefined ? {} : { host: textOf(host) }),
    time: now.toISOString(),
  };
}
