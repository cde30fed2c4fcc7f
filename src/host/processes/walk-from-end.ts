import type { MessagePort } from 'node:worker_threads';
import { at, type Place } from '../root/place.ts';
import { type InodeDigits, type SocketReader, socketReader } from './socket-links.ts';

/** The sockets that a process has open. */
export interface OpenSockets {
  /** Their inodes, in the order of the folder fd; where descriptors were asked for, in theirs. */
  readonly inodes: readonly InodeDigits[];
  /** The descriptor of each, where those were asked for. */
  readonly fds: readonly number[] | undefined;
}

/** What two threads share that walk over the same processes. */
export interface SharedWalk {
  readonly place: Place;
  /** The folder fd of each process. */
  readonly folders: readonly string[];
  /** Whether descriptors are asked for. */
  readonly descriptors: boolean;
  /** See TAKEN and DONE. */
  readonly words: Int32Array<SharedArrayBuffer>;
}

/** How many processes were taken by either thread. */
const TAKEN = 0;
/** How many the second one is done with. */
export const DONE = 1;

/** Reads folders by their paths on a host that lies on this system. */
export function readerAt(place: Place): SocketReader {
  const read = socketReader();
  return (folder, fds) => at(place, folder, (located) => read(located, fds));
}

/** What cannot be read has ended, or is not for this user. */
export function readOpenSockets(read: SocketReader, folder: string, descriptors: boolean): OpenSockets {
  const fds: number[] | undefined = descriptors ? [] : undefined;
  try {
    return inOrder(read(folder, fds), fds);
  } catch {
    return { inodes: [], fds };
  }
}

/** In the order of descriptors, which is the kernel's, but not that of a folder on disk. */
function inOrder(inodes: readonly InodeDigits[], fds: readonly number[] | undefined): OpenSockets {
  if (fds === undefined || fds.every((fd, at) => at === 0 || fd > (fds[at - 1] as number)))
    return { inodes, fds };
  const order = [...fds.keys()].sort((a, b) => (fds[a] as number) - (fds[b] as number));
  return {
    inodes: order.map((at) => inodes[at] as InodeDigits),
    fds: order.map((at) => fds[at] as number),
  };
}

/** Whether there is a folder left, which is then the caller's. None is taken twice: each is taken by counting up one number. */
export function takeOne({ folders, words }: SharedWalk): boolean {
  return Atomics.add(words, TAKEN, 1) < folders.length;
}

/** What the second thread does: it takes the last process that is left, again and again, and sends the sockets of each. */
export function walkFromEnd(walk: SharedWalk & { readonly port: MessagePort }): void {
  const { place, folders, descriptors, words, port } = walk;
  const read = readerAt(place);
  for (let next = folders.length - 1; takeOne(walk); next--) {
    port.postMessage(readOpenSockets(read, folders[next] as string, descriptors));
    Atomics.add(words, DONE, 1);
    Atomics.notify(words, DONE);
  }
}
