import { HostError, tryRead } from '../../errors.ts';
import { once } from '../once.ts';
import { optional } from '../root/optional.ts';
import type { Root } from '../root/root.ts';
import type { Holder, Holders, HoldingProcess } from './holder.ts';
import { inodeOf } from './owners.ts';
import { listProcesses, readProcess } from './process-facts.ts';
import type { InodeDigits } from './socket-links.ts';
import { walkThreads } from './thread-tables.ts';
import { readToldHolders } from './told-holders.ts';
import { type ProcessSockets, type WalkOptions, walkProcesses } from './walk.ts';

/**
 * Finds all holders of sockets by the open files of all processes, and of what those have not by those of all threads. A process
 * that ends meanwhile is passed over. Where no open files were recorded, texts may tell: see readToldHolders.
 */
export function readHolders(root: Root, options: WalkOptions = {}): Holders {
  const told = readToldHolders(root);
  if (told !== undefined) return told;
  const { pids, denied } = listProcesses(root);
  const processes = new HolderIndex();
  const threads = new HolderIndex();
  const walk = addAll(root, walkProcesses(root, pids, { ...options, descriptors: true }), processes);
  const threadWalk = addEach(root, walkThreads(root, pids), threads, processes);
  const finish = toEnd(walk);
  const finishThreads = toEnd(threadWalk);
  const find = (inode: number | bigint) => {
    finish();
    return processes.all(inode);
  };
  return {
    denied,
    get any() {
      finish();
      return processes.size > 0;
    },
    find: (inode) => find(inode)[0]?.process,
    all(inode) {
      const holders = find(inode);
      if (holders.length > 0 || inode === 0) return holders;
      finishThreads();
      return threads.all(inode);
    },
    isHeldUnnamed(inode) {
      finish();
      finishThreads();
      return processes.unnamed.has(inode) || threads.unnamed.has(inode);
    },
    *entries() {
      finish();
      finishThreads();
      yield* processes.entries();
      yield* threads.entries();
    },
    *steps() {
      yield* walk;
      yield* threadWalk;
    },
  };
}

/** Walks to the end, when first called. */
function toEnd(walk: Iterable<unknown>): () => void {
  return once(() => {
    for (const _ of walk);
  });
}

function* addAll(root: Root, walk: Iterable<ProcessSockets>, index: HolderIndex): Generator<undefined> {
  for (const sockets of walk) {
    index.add(root, sockets);
    yield;
  }
}

/** Adds what the tables of threads have and those of processes have not. */
function* addEach(
  root: Root,
  walk: Iterable<readonly ProcessSockets[]>,
  index: HolderIndex,
  known: HolderIndex,
): Generator<undefined> {
  for (const tables of walk) {
    for (const sockets of tables) index.add(root, sockets, known);
    yield;
  }
}

/** Whose a table of descriptors is. */
interface Table {
  readonly process: HoldingProcess;
  readonly thread: number | undefined;
}

const NOBODY: readonly Holder[] = [];

/** Descriptors by the inodes of their sockets: in lists, as no object for each of 100,000 descriptors is made before it is asked for. */
class HolderIndex {
  /** The last descriptor that was added of a socket, as its place in the lists. */
  readonly #last = new Map<number | bigint, number>();
  /** The descriptor of the same socket that was added before: its place, -1 for none. */
  readonly #before: number[] = [];
  readonly #fds: number[] = [];
  readonly #tables: Table[] = [];
  /** Sockets of processes whose command line may not be read. */
  readonly unnamed = new Set<number | bigint>();

  get size(): number {
    return this.#last.size;
  }

  has(inode: number | bigint): boolean {
    return this.#last.has(inode);
  }

  /** @param known its sockets are passed over */
  add(root: Root, sockets: ProcessSockets, known?: HolderIndex): void {
    let table: Table | undefined;
    const { inodes, fds = [] } = sockets;
    for (let at = 0; at < inodes.length; at++) {
      const inode = inodeOf(inodes[at] as InodeDigits);
      if (inode === undefined || known?.has(inode)) continue;
      table ??= readTable(root, sockets);
      if (table === undefined) {
        this.#addUnnamed(root, sockets);
        return;
      }
      this.#before.push(this.#last.get(inode) ?? -1);
      this.#last.set(inode, this.#fds.push(fds[at] as number) - 1);
      this.#tables.push(table);
    }
  }

  #addUnnamed(root: Root, { pid, inodes }: ProcessSockets): void {
    const error = tryRead(() => root.read(`/proc/${pid}/cmdline`, 1));
    const hasEnded =
      error instanceof HostError &&
      (error.code === 'GONE' ||
        (error.code === 'ABSENT' && optional(() => root.list(`/proc/${pid}`)) === undefined));
    if (hasEnded) return;
    for (const digits of inodes) {
      const inode = inodeOf(digits);
      if (inode !== undefined) this.unnamed.add(inode);
    }
  }

  /** In the order in which they were added. */
  all(inode: number | bigint): readonly Holder[] {
    let at = this.#last.get(inode) ?? -1;
    if (at < 0) return NOBODY;
    const holders: Holder[] = [];
    for (; at >= 0; at = this.#before[at] as number) {
      const { process, thread } = this.#tables[at] as Table;
      holders.push({ process, fd: this.#fds[at] as number, thread });
    }
    return holders.length > 1 ? holders.reverse() : holders;
  }

  *entries(): Generator<readonly [number | bigint, readonly Holder[]]> {
    for (const inode of this.#last.keys()) yield [inode, this.all(inode)];
  }
}

function readTable(root: Root, { pid, thread }: ProcessSockets): Table | undefined {
  const process = readProcess(root, pid, thread);
  return process && { process, thread: thread === undefined ? undefined : Number(thread) };
}
