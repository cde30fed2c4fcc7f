import { readdirSync, type Stats, statSync } from 'node:fs';
import { basename } from 'node:path';
import { HostError, hostError, tryRead } from '../../errors.ts';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import { utf8AsLatin1 } from '../../text/latin1.ts';
import { naturalOrder } from '../../text/natural-order.ts';
import { pathBytes } from '../root/path-bytes.ts';
import type { Root } from '../root/root.ts';
import { archiveBase } from './archive-names.ts';
import { hostName } from './host-name.ts';
import { openHost, peek } from './open-host.ts';

/** Hosts that somebody wants to see. */
export interface AskedHosts {
  /** Where each is recorded. */
  readonly roots: readonly string[];
  /** Folders in which each entry may be a recorded host. */
  readonly folders: readonly string[];
}

/** One of several hosts. */
export interface NamedHost {
  /** What tells it from the others, latin1. */
  readonly name: string;
  /** Where it is recorded. */
  readonly path: string;
  /** Rejects with HostError. */
  open(): Promise<Root>;
}

/** The hosts that were found among those that were asked for. */
export interface FoundHosts {
  /** In the order in which they were asked for; those of a folder by their names. */
  readonly hosts: readonly NamedHost[];
  /** Those that cannot be read. */
  readonly unread: readonly { readonly path: string; readonly error: HostError }[];
  /** Folders that were asked for, and how many folders in each are no recorded hosts. */
  readonly others: ReadonlyMap<string, number>;
}

/** A name that is longer, in bytes, is none of a host. */
const NAME_LIMIT = 255;

/**
 * Finds the hosts that are asked for: each is looked into, to see that it is one and what it is called, and let go again.
 *
 * @param given as of openHost
 * @param tell is called before each with how many were looked at and how many there are
 */
export async function findHosts(
  asked: AskedHosts,
  given: Partial<HostFacts> = {},
  tell: (done: number, all: number) => void = () => {},
): Promise<FoundHosts> {
  const unread: { path: string; error: HostError }[] = [];
  const others = new Map<string, number>();
  const candidates: Candidate[] = asked.roots.map((path) => ({ path, folder: undefined }));
  for (const folder of asked.folders) {
    others.set(folder, 0);
    const names = tryRead(() => listed(folder));
    if (names instanceof HostError) unread.push({ path: folder, error: names });
    else candidates.push(...names.flatMap((name) => candidateOf(folder, name, unread)));
  }
  const found: { path: string; name: string | undefined }[] = [];
  for (const [at, { path, folder }] of candidates.entries()) {
    tell(at, candidates.length);
    const seen = await peek(path, given);
    if (!(seen instanceof HostError)) found.push({ path, name: nameOf(seen) });
    else if (folder === undefined || !isNoHost(seen)) unread.push({ path, error: seen });
    else others.set(folder, (others.get(folder) ?? 0) + 1);
  }
  const names = differentNames(found);
  return {
    hosts: found.map(({ path }, at) => ({
      name: names[at] as string,
      path,
      open: () => openHost(path, given),
    })),
    unread,
    others,
  };
}

/** Whether a folder is none: it has no host in it, or several. */
function isNoHost({ code, errno }: HostError): boolean {
  return code === 'ABSENT' || errno === 'ENOTUNIQ';
}

/** Where a host may be recorded. */
interface Candidate {
  readonly path: string;
  /** That may have other folders in it as well; undefined where a host was asked for, or an archive is one. */
  readonly folder: string | undefined;
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.'))
      .sort(naturalOrder);
  } catch (error) {
    throw hostError(error, folder);
  }
}

/** Of an entry of a folder: links are followed, for whoever gathers hosts may link them. Other files than archives are passed over. */
function candidateOf(
  folder: string,
  name: string,
  unread: { path: string; error: HostError }[],
): Candidate[] {
  const path = `${folder}${folder.endsWith('/') ? '' : '/'}${name}`;
  const stats = tryRead(() => examined(path));
  if (stats instanceof HostError) unread.push({ path, error: stats });
  else if (stats.isDirectory()) return [{ path, folder }];
  else if (stats.isFile() && archiveBase(name) !== undefined) return [{ path, folder: undefined }];
  return [];
}

function examined(path: string): Stats {
  try {
    return statSync(pathBytes(utf8AsLatin1(path)));
  } catch (error) {
    throw hostError(error, path);
  }
}

function nameOf(seen: string | Root): string | undefined {
  const name = typeof seen === 'string' ? seen : hostName(seen);
  return name === undefined || name === '' || name.length > NAME_LIMIT ? undefined : name;
}

/**
 * What hosts are called, latin1: by their own names, where that is the name of several by those of their folders or archives, and where
 * that is so as well by their paths.
 */
function differentNames(
  found: readonly { readonly path: string; readonly name: string | undefined }[],
): string[] {
  const choices = found.map(({ path, name }) => {
    const bytes = utf8AsLatin1(path);
    const last = basename(bytes);
    const base = archiveBase(last) ?? last;
    return [...(name === undefined ? [] : [name]), ...(/^\.*$/.test(base) ? [] : [base]), bytes];
  });
  for (;;) {
    const counts = new Map<string, number>();
    for (const [name = ''] of choices) counts.set(name, (counts.get(name) ?? 0) + 1);
    const ambiguous = choices.filter(
      ([name = '', ...others]) => others.length > 0 && (counts.get(name) ?? 0) > 1,
    );
    if (ambiguous.length === 0) return choices.map(([name = '']) => name);
    for (const names of ambiguous) names.shift();
  }
}
