import { statSync } from 'node:fs';
import { nodeOs, nodeWorkerThreads } from '../root/builtin.ts';
import { optional } from '../root/optional.ts';
import { BEYOND_ASCII } from '../root/path-bytes.ts';
import { isLive, locate, type Root } from '../root/root.ts';
import {
  type InodeDigits,
  inodeDigits,
  isDescriptor,
  type MadeReader,
  type SocketReader,
  socketReader,
} from './socket-inodes.ts';

/** The sockets that one process has open. */
export interface OpenSockets {
  readonly pid: string;
  /** Their inodes, in the order of the folder fd. */
  readonly inodes: readonly InodeDigits[];
}

/** A walk over more open files than this goes on in two threads: a thread takes 17 ms to start, in which one alone reads 4,000. */
const LONG = 4000;

/** The words that two threads share: how many processes were taken by either, and how many the second one is done with. */
const TAKEN = 0;
const DONE = 1;

/**
 * The second thread, in plain JavaScript as text, so that it needs no file of its own. It takes the last process that is
 * left, again and again, and sends the inodes of each.
 *
 * @param reader an expression that makes the reader
 */
const walker = (reader: string): string => `
const { folders, words, port } = require('node:worker_threads').workerData;
const read = ${reader};
for (let at = folders.length - 1; Atomics.add(words, ${TAKEN}, 1) < folders.length; at--) {
  let inodes = [];
  try {
    inodes = read(folders[at]);
  } catch {}
  port.postMessage(inodes);
  Atomics.add(words, ${DONE}, 1);
  Atomics.notify(words, ${DONE});
}
`;

/**
 * The open sockets of processes, in the order of `pids`, read no further ahead than a second thread gets meanwhile. What cannot
 * be read counts as not open, and processes that are known to have nothing open may be left out.
 *
 * @param pids names in /proc
 * @param long open files from which on a second thread helps
 */
export function walkOpenSockets(root: Root, pids: readonly string[], long = LONG): Generator<OpenSockets> {
  const all: Process[] = [];
  for (const pid of pids) {
    const folder = optional(() => locate(root, folderOf(pid)));
    if (folder === undefined || BEYOND_ASCII.test(folder)) return walkByLinks(root, pids);
    all.push({ pid, folder });
  }
  const reader = socketReader();
  if (!isLive(root)) return walkFolders(all, long, reader, undefined);
  const counts = all.map(({ folder }) => countFiles(folder));
  const files = counts.reduce((sum, count) => sum + count, 0);
  // Where the kernel tells how many files are open, no one looks at the threads of the kernel, which have none.
  const open = files > 0 ? all.filter((_process, index) => counts[index] !== 0) : all;
  // Begun at once, it walks while the tables are read.
  const second = files > long ? startSecond(open, reader.expression) : undefined;
  return walkFolders(open, long, reader, second);
}

/** A process, and where its folder fd lies on this system. */
interface Process {
  readonly pid: string;
  readonly folder: string;
}

const folderOf = (pid: string): string => `/proc/${pid}/fd`;

/** How many files a process has open, which kernels tell since 6.2 as the size of the folder; 0 where that is not known. */
function countFiles(folder: string): number {
  try {
    return statSync(folder).size;
  } catch {
    return 0;
  }
}

/** Where a folder lies nowhere on this system, or has a name that no text can hold. */
function* walkByLinks(root: Root, pids: readonly string[]): Generator<OpenSockets> {
  for (const pid of pids) {
    const folder = folderOf(pid);
    const inodes = (optional(() => root.list(folder)) ?? []).filter(isDescriptor).map((fd) => {
      const link = optional(() => root.readLink(`${folder}/${fd}`));
      return link === undefined ? undefined : inodeDigits(link);
    });
    yield { pid, inodes: inodes.filter((inode) => inode !== undefined) };
  }
}

function* walkFolders(
  processes: readonly Process[],
  long: number,
  reader: MadeReader,
  begun: SecondWalker | undefined,
): Generator<OpenSockets> {
  let sockets = 0;
  let second = begun;
  for (const [index, { pid, folder }] of processes.entries()) {
    if (second !== undefined && !second.leavesOne()) return yield* second.rest(processes.slice(index));
    const inodes = readOrNone(reader.read, folder);
    sockets += inodes.length;
    if (sockets > long) second ??= startSecond(processes.slice(index + 1), reader.expression);
    yield { pid, inodes };
  }
}

/** What cannot be read has ended, or is not for this user. */
function readOrNone(read: SocketReader, folder: string): readonly InodeDigits[] {
  try {
    return read(folder);
  } catch {
    return [];
  }
}

/** A second walker, from the last folder on, where there is a processor for it. */
function startSecond(processes: readonly Process[], reader: string): SecondWalker | undefined {
  if (processes.length < 2 || nodeOs().availableParallelism() < 2) return undefined;
  const folders = processes.map(({ folder }) => folder);
  return new SecondWalker(folders, reader);
}

/**
 * A thread that walks over folders from the last one on, while this one walks over the same from the first one on, until they
 * meet. Each takes a folder by counting up one number, which ends at that of all folders: none is taken twice.
 */
class SecondWalker {
  readonly #folders: readonly string[];
  readonly #words = new Int32Array(new SharedArrayBuffer(8));
  readonly #received: () => readonly InodeDigits[];

  /** @param reader an expression that makes the reader */
  constructor(folders: readonly string[], reader: string) {
    this.#folders = folders;
    const threads = nodeWorkerThreads();
    const { port1, port2 } = new threads.MessageChannel();
    this.#received = () => threads.receiveMessageOnPort(port1)?.message ?? [];
    const workerData = { folders, words: this.#words, port: port2 };
    new threads.Worker(walker(reader), {
      eval: true,
      workerData,
      transferList: [port2],
      env: threads.SHARE_ENV,
    })
      .on('error', () => {})
      .unref();
  }

  /** Whether there is a folder left, which is then this thread's. */
  leavesOne(): boolean {
    return Atomics.add(this.#words, TAKEN, 1) < this.#folders.length;
  }

  /** Once none is left: what the second thread found in the processes that it took. */
  *rest(processes: readonly Process[]): Generator<OpenSockets> {
    const done = () => Atomics.load(this.#words, DONE);
    for (let before = done(); before < processes.length; before = done())
      Atomics.wait(this.#words, DONE, before);
    const found = processes.map(() => this.#received());
    for (const { pid } of processes) yield { pid, inodes: found.pop() ?? [] };
  }
}
