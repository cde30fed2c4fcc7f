import { statSync } from 'node:fs';
import { HostError } from '../../errors.ts';
import type { HostFacts } from '../../proc/reading/parsed.ts';
import { openRoot } from '../root/open-root.ts';
import type { Root } from '../root/root.ts';
import { withFacts } from './host-facts.ts';

export { withFacts };

/**
 * Opens a recorded host, whatever it was recorded in: a folder (see openRoot), or a tar archive of one, which may be compressed by gzip,
 * xz or zstd. Of an archive what views read is kept in memory, 256 MB at most; what is wrong with it is in `faults`. Rejects with HostError.
 *
 * @param given as of `withFacts`
 */
export async function openHost(path: string, given: Partial<HostFacts> = {}): Promise<Root> {
  return withFacts(await openAny(path), given);
}

async function openAny(path: string): Promise<Root> {
  if (!isFile(path)) return openRoot(path);
  const { openArchive } = await import('../archive/open-archive.ts');
  return openArchive(path);
}

/** What a recorded host is called, latin1, where that is found without reading all of it; else the host, or why it cannot be opened. */
export function peek(path: string, given?: Partial<HostFacts>): Promise<string | Root | HostError> {
  return caught(isFile(path) ? peekIntoFile(path) : openHost(path, given));
}

async function peekIntoFile(path: string): Promise<string | Root> {
  const { peekIntoArchive } = await import('../archive/open-archive.ts');
  return peekIntoArchive(path);
}

/** What cannot be looked at is left to those who say why. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** The same; gives why it cannot be opened. */
export function tryOpen(path: string, given?: Partial<HostFacts>): Promise<Root | HostError> {
  return caught(openHost(path, given));
}

function caught<T>(opened: Promise<T>): Promise<T | HostError> {
  return opened.catch((error: unknown) => {
    if (error instanceof HostError) return error;
    throw error;
  });
}
