import { HostError } from '../../errors.ts';
import type { Asked } from '../../host/netns/asked.ts';
import { SelectorError } from '../../host/netns/selector.ts';
import { onceEach } from '../../host/once.ts';
import { type AskedHosts, type FoundHosts, findHosts } from '../../host/recording/recorded-hosts.ts';
import { errnoText } from '../../host/root/errno-text.ts';
import type { Root } from '../../host/root/root.ts';
import { hostLabel } from '../../text/host-name.ts';
import { shownByteLines, shownLines } from '../../text/shown.ts';
import { withStrayBytes } from '../../text/stray-bytes.ts';
import type { Options } from '../../views/options.ts';
import type { Io } from '../io.ts';
import { namespaceSight } from './namespaces.ts';
import { type Host, ownSight, type Several, type Sight } from './scopes.ts';
import { whyUnread } from './unread-host.ts';
import { hostProgress } from './waiting.ts';

/** What a run shows of several hosts, and how it is shown. */
interface SeveralHosts {
  readonly sight: Sight;
  /** With which what is said of their number is removed before anything is written. */
  readonly io: Io;
}

/**
 * Several hosts, each seen from these namespaces. Undefined, and told, if there is none.
 *
 * @param namespaces undefined for those of /proc/net alone
 */
export async function severalHosts(
  asked: AskedHosts,
  namespaces: Asked | undefined,
  { byteOrder, continuous }: Pick<Options, 'byteOrder' | 'continuous'>,
  given: Io,
): Promise<SeveralHosts | undefined> {
  const progress = hostProgress(given);
  const { io } = progress;
  const several = severalOf(io);
  const found = await findHosts(asked, byteOrder === undefined ? {} : { byteOrder }, progress.show).finally(
    progress.end,
  );
  tellFound(found, several, io);
  if (found.hosts.length === 0) {
    if (found.unread.length === 0)
      io.stderr.write(shownLines([`netstat: ${asked.folders.join(', ')}: no recorded host is in it`]));
    return undefined;
  }
  const sightOf = (root: Root): Sight =>
    namespaces === undefined ? ownSight(root) : namespaceSight(root, namespaces);
  const tellOnce = onceEach((line: string) => io.stderr.write(shownByteLines([line])));
  async function* hosts(): AsyncGenerator<Host, void, undefined> {
    progress.begin();
    try {
      for (const [at, { name, open }] of found.hosts.entries()) {
        progress.show(at, found.hosts.length);
        const host = await open()
          .then((root): Host => ({ root, name, scopes: sightOf(root).of(root) }))
          .catch((error: unknown) => reasonOf(error));
        if (typeof host === 'string') {
          several.passOver(`${hostLabel(name)}: ${host}`);
          continue;
        }
        for (const { words } of host.root.faults ?? []) tellOnce(`netstat: ${hostLabel(name)}: ${words}`);
        const { looks = 1 } = host.root.recording ?? {};
        if (looks > 1 && continuous)
          tellOnce(
            `netstat: ${hostLabel(name)}: of ${looks} looks the first is shown: only those of one host are played`,
          );
        yield host;
      }
    } finally {
      progress.end();
    }
  }
  const sight: Sight = {
    hosts,
    areNamespaces: namespaces !== undefined,
    several: { ...several, count: found.hosts.length + found.unread.length },
    of: (root) => sightOf(root).of(root),
  };
  return { sight, io };
}

/** Latin1. */
function reasonOf(error: unknown): string {
  if (error instanceof HostError) return whyUnread(error);
  if (error instanceof SelectorError) return error.message;
  throw error;
}

function severalOf({ stderr }: Io): Omit<Several, 'count'> {
  const unread = new Set<string>();
  return {
    unread,
    passOver(reason) {
      if (unread.has(reason)) return;
      unread.add(reason);
      stderr.write(shownByteLines([`netstat: ${reason}`]));
    },
  };
}

function tellFound(
  { unread, others }: FoundHosts,
  { passOver }: Pick<Several, 'passOver'>,
  { stderr }: Io,
): void {
  for (const { path, error } of unread) {
    const isFolder = others.has(path);
    passOver(`${withStrayBytes(path)}: ${isFolder ? errnoText(error.errno) : whyUnread(error)}`);
  }
  for (const [folder, count] of others) {
    if (count === 0) continue;
    const words =
      count === 1 ? '1 folder in it is no recorded host' : `${count} folders in it are no recorded hosts`;
    stderr.write(shownLines([`netstat: ${folder}: ${words}`]));
  }
}
