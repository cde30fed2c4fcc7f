import { nodeWorkerThreads } from '../root/builtin.ts';
import type { Place } from '../root/place.ts';
import { WALKER } from '../threads/code.js';
import { startThread } from '../threads/start.ts';
import { DONE, type OpenSockets, type SharedWalk, takeOne } from './walk-from-end.ts';

/**
 * A thread that walks over folders from the last one on, while this one walks over the same from the first one on, until they
 * meet.
 */
export class SecondWalker {
  readonly #walk: SharedWalk;
  readonly #received: () => OpenSockets;

  constructor(place: Place, folders: readonly string[], descriptors: boolean) {
    const { MessageChannel, receiveMessageOnPort } = nodeWorkerThreads();
    const { port1, port2 } = new MessageChannel();
    this.#walk = { place, folders, descriptors, words: new Int32Array(new SharedArrayBuffer(8)) };
    this.#received = () => receiveMessageOnPort(port1)?.message ?? { inodes: [], fds: [] };
    startThread(WALKER, { ...this.#walk, port: port2 }, [port2]);
  }

  /** Whether there is a folder left, which is then this thread's. */
  leavesOne(): boolean {
    return takeOne(this.#walk);
  }

  /** Once none is left: what the second thread found in the `count` processes that it took, the first of them first. */
  rest(count: number): OpenSockets[] {
    const { words } = this.#walk;
    for (let done = Atomics.load(words, DONE); done < count; done = Atomics.load(words, DONE))
      Atomics.wait(words, DONE, done);
    return Array.from({ length: count }, this.#received).reverse();
  }
}
