import { readFileSync } from 'node:fs';
import { inodeOf } from '../processes/owners.ts';
import { type InodeDigits, readSocketLinks } from '../processes/socket-links.ts';

/** A process whose sockets are watched: this one, or one that it started and all that come from that. */
type Watched = 'self' | number;

/**
 * The sockets by which a run looks names up. They are open for as long as an answer is missing, and some resolvers keep them open: while
 * tables are read. netstat shows no socket of its own, because it reads no table while it asks.
 */
export class OwnSockets {
  readonly #watched = new Set<Watched>();
  readonly #inodes = new Set<number | bigint>();
  /** How many connections of tcp it opened, so that they are not taken for those of others. */
  openings = 0;
  /** What this process was started with: those of others. */
  #inherited: ReadonlySet<InodeDigits> | undefined;

  /** Watches a process that has not asked for a name yet. */
  watch(process: Watched): void {
    this.#inherited ??= new Set(socketsOf('self'));
    this.#watched.add(process);
  }

  /** Looks which sockets are open now: before and after a table is read in part. */
  look(): void {
    for (const process of this.#watched) this.#lookAt(process);
  }

  /** Whether this is the inode of a socket that was open at any time when it was looked. */
  has(inode: number | bigint | undefined): boolean {
    return inode !== undefined && this.#inodes.has(inode);
  }

  #lookAt(process: Watched): void {
    for (const digits of socketsOf(process)) {
      const inode = this.#inherited?.has(digits) ? undefined : inodeOf(digits);
      if (inode !== undefined) this.#inodes.add(inode);
    }
    // What this process was before may have started others.
    if (process !== 'self') for (const child of childrenOf(process)) this.#lookAt(child);
  }
}

function socketsOf(process: Watched): InodeDigits[] {
  return orNone(() => readSocketLinks(`/proc/${process}/fd`));
}

/** Kernels that were built without CONFIG_PROC_CHILDREN tell of none. */
function childrenOf(process: number): number[] {
  const pids = orNone(() =>
    readFileSync(`/proc/${process}/task/${process}/children`, 'latin1').match(/\d+/g),
  );
  return (pids ?? []).map(Number);
}

function orNone<T>(read: () => T): T | [] {
  try {
    return read();
  } catch {
    return [];
  }
}
