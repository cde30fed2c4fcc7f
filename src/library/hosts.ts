import { HostError } from '../errors.ts';
import { tryOpen } from '../host/recording/open-host.ts';
import { findHosts } from '../host/recording/recorded-hosts.ts';
import { errnoText } from '../host/root/errno-text.ts';
import type { Root } from '../host/root/root.ts';
import { textOf } from '../text/utf8.ts';
import { ReadError } from './problem.ts';

/** One of several recorded hosts. */
export interface RecordedHost {
  /** What tells it from the others: what it calls itself, or else the name of its folder or archive, or else the path of that. */
  readonly host: string;
  readonly root: Root;
}

/** How hosts are looked for. */
export interface HostsOptions {
  /** Ends the search when it aborts, before a host is opened: the iterator throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The hosts that are recorded in a folder, or in several: each folder in it that `openRoot` opens, and each archive, in the order of their
 * names, the numbers in them by their value. Each is opened when it is asked for. Folders that are no recorded hosts, other files, and
 * names that begin with a dot are passed over.
 *
 * @throws {ReadError} after the last host, if a folder or a host could not be read
 * @throws the reason of `signal`
 */
export async function* hosts(
  folders: string | readonly string[],
  { signal }: HostsOptions = {},
): AsyncGenerator<RecordedHost, void, undefined> {
  signal?.throwIfAborted();
  const found = await findHosts({ roots: [], folders: [folders].flat() }, {}, () => signal?.throwIfAborted());
  const unread = [...found.unread];
  for (const { name, path } of found.hosts) {
    signal?.throwIfAborted();
    const root = await tryOpen(path);
    if (root instanceof HostError) unread.push({ path, error: root });
    else yield { host: textOf(name), root };
  }
  if (unread.length === 0) return;
  const reasons = unread.map(({ path, error }) => `${path}: ${reasonOf(error)}`);
  throw new ReadError(
    reasons.join('; '),
    unread.map(({ error }) => error),
  );
}

function reasonOf({ reason, errno }: HostError): string {
  return reason === undefined ? errnoText(errno) : textOf(reason);
}
