import { once } from '../once.ts';
import { optional } from '../root/optional.ts';
import { isLive, type Root } from '../root/root.ts';
import { listNumbers } from './process-facts.ts';
import type { SocketReader } from './socket-links.ts';
import { countFiles, type ProcessSockets, readerOf } from './walk.ts';
import { type OpenSockets, readOpenSockets } from './walk-from-end.ts';

/** So many descriptors are looked at in tables that look like one that is known: it takes 0.1 s. */
const MOST_COMPARED = 20_000;

/**
 * Reads, process by process, the tables of descriptors in /proc/PID/task/TID/fd that /proc/PID/fd does not show: that is the table of the
 * first thread, which may have ended, and of all that share it; others called unshare(CLONE_FILES).
 */
export function* walkThreads(root: Root, pids: readonly string[]): Generator<ProcessSockets[]> {
  const read = readerOf(root);
  let left = MOST_COMPARED;
  for (const pid of pids) {
    const threads = listNumbers(root, `/proc/${pid}/task`)?.filter((thread) => thread !== pid) ?? [];
    const found: ProcessSockets[] = [];
    const known = threads.length > 0 ? [tableOf(root, read, `/proc/${pid}/fd`)] : [];
    for (const thread of threads) {
      const folder = `/proc/${pid}/task/${thread}/fd`;
      const count = countDescriptors(root, folder);
      if (count === 0) continue;
      const alike = known.filter((table) => isAlike(root, folder, count, table));
      if (alike.length > 0) {
        if (left < count) continue;
        left -= count;
      }
      const table = tableOf(root, read, folder);
      if (alike.some((other) => hasSame(table.sockets(), other.sockets()))) continue;
      known.push(table);
      found.push({ pid, thread, ...table.sockets() });
    }
    yield found;
  }
}

/** What a table is recognized by where several threads share it. */
interface Table {
  readonly count: number;
  /** The last descriptor, which most likely is the newest, and what it is. */
  readonly last: string;
  readonly link: string | undefined;
  readonly sockets: () => OpenSockets;
}

function tableOf(root: Root, read: SocketReader, folder: string): Table {
  const last = listNumbers(root, folder)?.at(-1) ?? '';
  return {
    count: countDescriptors(root, folder),
    last,
    link: linkOf(root, folder, last),
    sockets: once(() => readOpenSockets(read, folder, true)),
  };
}

/** The kernel tells of no table whose it is: with as many descriptors, and the same behind the last one, it most likely is the same. */
function isAlike(root: Root, folder: string, count: number, { count: known, last, link }: Table): boolean {
  return count === known && linkOf(root, folder, last) === link;
}

function hasSame(sockets: OpenSockets, { inodes, fds = [] }: OpenSockets): boolean {
  return (
    sockets.inodes.length === inodes.length &&
    sockets.inodes.every((inode, at) => inode === inodes[at] && sockets.fds?.[at] === fds[at])
  );
}

function countDescriptors(root: Root, folder: string): number {
  const told = isLive(root) ? countFiles(folder) : 0;
  return told || (listNumbers(root, folder)?.length ?? 0);
}

function linkOf(root: Root, folder: string, descriptor: string): string | undefined {
  return optional(() => root.readLink(`${folder}/${descriptor}`));
}
