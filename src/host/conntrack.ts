import { HostError, tryRead } from '../errors.ts';
import { type ConntrackEntry, conntrackReader } from '../proc/conntrack.ts';
import type { TellUnread } from './root/optional.ts';
import type { Root } from './root/root.ts';

/** The connections that are tracked, since Linux 2.6.20 and before. Root alone may read them. */
export const CONNTRACK_TABLES = ['/proc/net/nf_conntrack', '/proc/net/ip_conntrack'] as const;

/** Where tracked connections are read; undefined where no kernel module tracks any, or the kernel has no table of them. */
export function openConntrack(
  root: Root,
): { path: string; batches: Iterable<Uint8Array> } | HostError | undefined {
  for (const path of CONNTRACK_TABLES) {
    const batches = tryRead(() => root.readBatches(path));
    if (!(batches instanceof HostError)) return { path, batches };
    if (batches.code !== 'ABSENT') return batches;
  }
  return undefined;
}

/**
 * The connections whose addresses or ports are rewritten; undefined where that cannot be read.
 *
 * @param tell is told why
 */
export function readRewritten(root: Root, tell: TellUnread): readonly ConntrackEntry[] | undefined {
  const table = openConntrack(root);
  if (table === undefined) return [];
  if (table instanceof HostError) {
    tell(table);
    return undefined;
  }
  const read = conntrackReader();
  const found: ConntrackEntry[] = [];
  const error = tryRead(() => {
    for (const batch of table.batches)
      for (const entry of read(batch).records) if (isRewritten(entry)) found.push(entry);
  });
  if (!(error instanceof HostError)) return found;
  tell(error);
  return undefined;
}

/** Whether the other side has other ends than who opened the connection. */
export function isRewritten({ original, reply }: ConntrackEntry): boolean {
  return (
    String(original.source) !== String(reply.destination) ||
    String(original.destination) !== String(reply.source)
  );
}
