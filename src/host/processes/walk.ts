import { statSync } from 'node:fs';
import { nodeOs } from '../root/builtin.ts';
import { optional } from '../root/optional.ts';
import type { Place } from '../root/place.ts';
import { isLive, type Root } from '../root/root.ts';
import { SecondWalker } from './second-walker.ts';
import { type InodeDigits, inodeDigits, isDescriptor, type SocketReader } from './socket-links.ts';
import { type OpenSockets, readerAt, readOpenSockets } from './walk-from-end.ts';

/** The sockets that one process has open. */
export interface ProcessSockets extends OpenSockets {
  readonly pid: string;
  /** The first of the threads that have them open, where the process itself has not: see walkThreads. */
  readonly thread?: string;
}

/** How processes are walked over. */
export interface WalkOptions {
  /** Whether descriptors are asked for. */
  readonly descriptors?: boolean;
  /** Open files from which on a second thread helps; see LONG. */
  readonly long?: number;
}

/** A walk over more open files than this goes on in two threads: a thread takes 17 ms to start, in which one alone reads 4,000. */
const LONG = 4000;

/**
 * The open sockets of processes, in the order of `pids`, read no further ahead than a second thread gets meanwhile. What cannot
 * be read counts as not open, and processes that are known to have nothing open may be left out.
 *
 * @param pids names in /proc
 */
export function walkProcesses(
  root: Root,
  pids: readonly string[],
  { descriptors = false, long = LONG }: WalkOptions = {},
): Generator<ProcessSockets> {
  const { place } = root.local ?? {};
  if (place === undefined) return walkByLinks(root, pids, descriptors);
  if (!isLive(root)) return walkFolders(place, pids, long, descriptors);
  const counts = pids.map((pid) => countFiles(folderOf(pid)));
  const files = counts.reduce((sum, count) => sum + count, 0);
  // Where the kernel tells how many files are open, no one looks at the threads of the kernel, which have none.
  const open = files > 0 ? pids.filter((_pid, index) => counts[index] !== 0) : pids;
  // Begun at once, it walks while the tables are read.
  const second = files > long ? startSecond(place, open, descriptors) : undefined;
  return walkFolders(place, open, long, descriptors, second);
}

const folderOf = (pid: string): string => `/proc/${pid}/fd`;

/** How many files a process has open, which kernels tell since 6.2 as the size of the folder; 0 where that is not known. */
export function countFiles(folder: string): number {
  try {
    return statSync(folder).size;
  } catch {
    return 0;
  }
}

/** Reads folders by their paths on the host, which may lie nowhere on this system. */
export function readerOf(root: Root): SocketReader {
  const { place } = root.local ?? {};
  return place === undefined ? (folder, fds) => readByLinks(root, folder, fds) : readerAt(place);
}

function readByLinks(root: Root, folder: string, fds?: number[]): InodeDigits[] {
  return root
    .list(folder)
    .filter(isDescriptor)
    .flatMap((fd) => {
      const link = optional(() => root.readLink(`${folder}/${fd}`));
      const inode = link === undefined ? undefined : inodeDigits(link);
      if (inode === undefined) return [];
      fds?.push(Number.parseInt(fd, 10));
      return [inode];
    });
}

function* walkByLinks(root: Root, pids: readonly string[], descriptors: boolean): Generator<ProcessSockets> {
  const read = readerOf(root);
  for (const pid of pids) yield { pid, ...readOpenSockets(read, folderOf(pid), descriptors) };
}

function* walkFolders(
  place: Place,
  pids: readonly string[],
  long: number,
  descriptors: boolean,
  begun?: SecondWalker,
): Generator<ProcessSockets> {
  const read = readerAt(place);
  let sockets = 0;
  let second = begun;
  for (const [index, pid] of pids.entries()) {
    if (second !== undefined && !second.leavesOne()) {
      const rest = pids.slice(index);
      const found = second.rest(rest.length);
      for (const [at, open] of found.entries()) yield { pid: rest[at] ?? '', ...open };
      return;
    }
    const open = readOpenSockets(read, folderOf(pid), descriptors);
    sockets += open.inodes.length;
    if (sockets > long) second ??= startSecond(place, pids.slice(index + 1), descriptors);
    yield { pid, ...open };
  }
}

/** A second walker, from the last folder on, where there is a processor for it. */
function startSecond(place: Place, pids: readonly string[], descriptors: boolean): SecondWalker | undefined {
  if (pids.length < 2 || nodeOs().availableParallelism() < 2) return undefined;
  return new SecondWalker(place, pids.map(folderOf), descriptors);
}
