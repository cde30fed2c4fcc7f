import { optional } from '../root/optional.ts';
import { isLive, type Root } from '../root/root.ts';
import { listNumbers } from './process-facts.ts';
import { countFiles, type ProcessSockets, readerOf } from './walk.ts';
import { readOpenSockets } from './walk-from-end.ts';

/**
 * Reads, process by process, the tables of descriptors in /proc/PID/task/TID/fd that /proc/PID/fd does not show: that is the table of the
 * first thread, which may have ended, and of all that share it; others called unshare(CLONE_FILES).
 */
export function* walkThreads(root: Root, pids: readonly string[]): Generator<ProcessSockets[]> {
  const read = readerOf(root);
  for (const pid of pids) {
    const threads = listNumbers(root, `/proc/${pid}/task`)?.filter((thread) => thread !== pid) ?? [];
    const found: ProcessSockets[] = [];
    const known = threads.length > 0 ? [tableOf(root, `/proc/${pid}/fd`)] : [];
    for (const thread of threads) {
      const folder = `/proc/${pid}/task/${thread}/fd`;
      const count = countDescriptors(root, folder);
      if (count === 0 || known.some((table) => isSame(root, folder, count, table))) continue;
      known.push(tableOf(root, folder));
      found.push({ pid, thread, ...readOpenSockets(read, folder, true) });
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
}

function tableOf(root: Root, folder: string): Table {
  const last = listNumbers(root, folder)?.at(-1) ?? '';
  return { count: countDescriptors(root, folder), last, link: linkOf(root, folder, last) };
}

/** The kernel tells of no table whose it is: as many descriptors, and the same behind the last one, is the same table. */
function isSame(root: Root, folder: string, count: number, { count: known, last, link }: Table): boolean {
  return count === known && linkOf(root, folder, last) === link;
}

function countDescriptors(root: Root, folder: string): number {
  const told = isLive(root) ? countFiles(folder) : 0;
  return told || (listNumbers(root, folder)?.length ?? 0);
}

function linkOf(root: Root, folder: string, descriptor: string): string | undefined {
  return optional(() => root.readLink(`${folder}/${descriptor}`));
}
