import { statSync } from 'node:fs';
import { nodeOs, nodeWorkerThreads } from './builtin.ts';
import { optional } from './optional.ts';
import type { Root } from './root.ts';

/** The sockets that one process has open. */
export interface OpenSockets {
  readonly pid: string;
  /** Digits of their inodes, in the order of the folder fd. */
  readonly inodes: readonly string[];
}

/** `socket:[12345]`, or `[0000]:12345` from kernels before 2.0; net-tools takes no inode of a single digit. */
const SOCKET = /^(?:socket:\[(\d{2,})\]|\[0000\]:(\d+))$/;

/** The digits of the inode that a link below /proc/PID/fd names; undefined where it names no socket. */
export function socketDigits(link: string): string | undefined {
  const match = SOCKET.exec(link);
  return match?.[1] ?? match?.[2];
}

/** A walk over more open files than this goes on in two threads: a thread takes 15 ms to start, in which one alone reads 2,000. */
const LONG = 4000;

/** The words that two threads share: how many processes were taken by either, and how many the second one is done with. */
const TAKEN = 0;
const DONE = 1;

/**
 * The second thread, in plain JavaScript as text, so that it needs no file of its own. It takes the last process that is
 * left, again and again, and sends the inodes of each as one text.
 */
const WALKER = `
const { readdirSync, readlinkSync } = require('node:fs');
const { folders, words, port } = require('node:worker_threads').workerData;
const inodesIn = (folder) => {
  const inodes = [];
  for (const fd of readdirSync(folder, 'latin1')) {
    if (!/^\\d/.test(fd)) continue;
    try {
      const match = ${SOCKET}.exec(readlinkSync(folder + '/' + fd, 'latin1'));
      if (match !== null) inodes.push(match[1] ?? match[2]);
    } catch {}
  }
  return inodes;
};
for (let at = folders.length - 1; Atomics.add(words, ${TAKEN}, 1) < folders.length; at--) {
  let inodes = [];
  try {
    inodes = inodesIn(folders[at]);
  } catch {}
  port.postMessage(inodes.join());
  Atomics.add(words, ${DONE}, 1);
  Atomics.notify(words, ${DONE});
}
`;

/**
 * The open sockets of processes, in the order of `pids`, read no further ahead than a second thread gets meanwhile. What cannot
 * be read counts as not open.
 *
 * @param pids names in /proc
 * @param long open files from which on a second thread helps
 */
export function walkOpenSockets(root: Root, pids: readonly string[], long = LONG): Generator<OpenSockets> {
  const files = root.live ? pids.reduce((sum, pid) => sum + countFiles(folderOf(pid)), 0) : 0;
  // Begun at once, it walks while the tables are read.
  return walk(root, pids, long, files > long ? startSecond(root, pids) : undefined);
}

/** How many files a process has open, which kernels tell since 6.2; 0 where that is not known. */
function countFiles(folder: string): number {
  try {
    return statSync(folder).size;
  } catch {
    return 0;
  }
}

function* walk(
  root: Root,
  pids: readonly string[],
  long: number,
  begun: SecondWalker | undefined,
): Generator<OpenSockets> {
  let files = 0;
  let second = begun;
  for (const [index, pid] of pids.entries()) {
    if (second !== undefined && !second.leavesOne()) return yield* second.rest(pids.slice(index));
    const folder = folderOf(pid);
    const fds = optional(() => root.list(folder)) ?? [];
    files += fds.length;
    if (files > long) second ??= startSecond(root, pids.slice(index + 1));
    yield { pid, inodes: socketInodes(root, folder, fds) };
  }
}

const folderOf = (pid: string): string => `/proc/${pid}/fd`;

function socketInodes(root: Root, folder: string, fds: readonly string[]): string[] {
  const inodes: string[] = [];
  for (const fd of fds) {
    const digit = fd.charCodeAt(0);
    if (digit < 0x30 || digit > 0x39) continue;
    const link = optional(() => root.readLink(`${folder}/${fd}`));
    const inode = link && socketDigits(link);
    if (inode) inodes.push(inode);
  }
  return inodes;
}

/**
 * A second walker over processes, from the last one on, where that pays: over 100,000 files of the running system it saves a third
 * of the walk, and of -anp of a recorded tree with as many 2 to 9 %.
 */
function startSecond(root: Root, pids: readonly string[]): SecondWalker | undefined {
  if (!root.live || pids.length < 2 || nodeOs().availableParallelism() < 2) return undefined;
  return new SecondWalker(pids.map(folderOf));
}

/**
 * A thread that walks over folders from the last one on, while this one walks over the same from the first one on, until they
 * meet. Each takes a folder by counting up one number, which ends at that of all folders: none is taken twice.
 */
class SecondWalker {
  readonly #folders: readonly string[];
  readonly #words = new Int32Array(new SharedArrayBuffer(8));
  readonly #received: () => string;

  constructor(folders: readonly string[]) {
    this.#folders = folders;
    const threads = nodeWorkerThreads();
    const { port1, port2 } = new threads.MessageChannel();
    this.#received = () => threads.receiveMessageOnPort(port1)?.message ?? '';
    const workerData = { folders, words: this.#words, port: port2 };
    new threads.Worker(WALKER, { eval: true, workerData, transferList: [port2], env: threads.SHARE_ENV })
      .on('error', () => {})
      .unref();
  }

  /** Whether there is a folder left, which is then this thread's. */
  leavesOne(): boolean {
    return Atomics.add(this.#words, TAKEN, 1) < this.#folders.length;
  }

  /** Once none is left: what the second thread found in the processes that it took. */
  *rest(pids: readonly string[]): Generator<OpenSockets> {
    const done = () => Atomics.load(this.#words, DONE);
    for (let before = done(); before < pids.length; before = done()) Atomics.wait(this.#words, DONE, before);
    const found = pids.map(() => this.#received());
    for (const pid of pids) {
      const inodes = found.pop() ?? '';
      yield { pid, inodes: inodes === '' ? [] : inodes.split(',') };
    }
  }
}
