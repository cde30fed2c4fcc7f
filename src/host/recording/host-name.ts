import { utf8AsLatin1 } from '../../text/latin1.ts';
import { optionalText } from '../root/optional.ts';
import type { Root } from '../root/root.ts';

/** Where the kernel tells the name of the host. */
export const HOST_NAME = '/proc/sys/kernel/hostname';

const FILES = [HOST_NAME, '/etc/hostname'];

/** What a host calls itself, latin1: as its recorder says, or else its kernel, or else /etc/hostname; undefined where nothing tells. */
export function hostName(root: Root): string | undefined {
  const recorded = root.recording?.host;
  if (recorded !== undefined) return utf8AsLatin1(recorded).trim();
  for (const file of FILES) {
    const text = optionalText(root, file);
    if (text !== undefined) return text.trim();
  }
  return undefined;
}
