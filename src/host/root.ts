import type { HostFacts } from '../proc/parsed.ts';

/**
 * One host: the folder that stands for `/`, live or recorded. All paths start with `/` and are those of the
 * host (`/proc/net/tcp`, `/etc/services`). Everything throws `HostError` and nothing else.
 */
export interface Root {
  readonly facts: HostFacts;
  /** Whether this is the running system. Of a recorded host nothing is asked of the running system, DNS included. */
  readonly live: boolean;
  /** The whole file. */
  read(path: string): Uint8Array;
  /** The file in batches of whole lines, each valid until the next one is asked for. */
  readBatches(path: string): Iterable<Uint8Array>;
  /** The text of a symbolic link, latin1. */
  readLink(path: string): string;
  /** The names in a folder, latin1, in the folder's order. */
  list(path: string): string[];
}
