import { HostError } from '../../errors.ts';
import { READER } from '../threads/code.js';
import { startThread } from '../threads/start.ts';
import {
  CARRIED,
  END,
  FAILED,
  FREE,
  GO,
  makeRing,
  ORDER,
  put,
  READING,
  READY,
  type Ring,
  SLOTS,
  STOP,
  slotOf,
} from './ring.ts';

/**
 * Reads a file of the running kernel on a second thread while this one parses and prints: the kernel makes each page of a
 * table as it is read, which takes as long as all the rest.
 */
export class ReadAhead {
  readonly #ring: Ring;
  readonly #path: string;

  /**
   * Starts the thread, which then waits.
   *
   * @param descriptor of the open file; both threads go on from where it was read to
   * @param path what errors call the file
   * @param lastBelow a read that gives fewer bytes was the last: see lastReadBelow
   */
  constructor(descriptor: number, path: string, lastBelow = 1) {
    this.#ring = makeRing(descriptor, lastBelow);
    this.#path = path;
    startThread(READER, this.#ring);
  }

  /** Whether the thread has started: until then this one should go on reading. */
  get isReady(): boolean {
    return Atomics.load(this.#ring.words, ORDER) === READY;
  }

  /**
   * Lets the thread begin.
   *
   * @param carried the beginning of a line that was read already
   */
  go(carried: Uint8Array): void {
    slotOf(this.#ring, 0).set(carried);
    this.#ring.words[CARRIED] = carried.length;
    put(this.#ring, ORDER, GO);
  }

  /** The rest of the file in batches of whole lines, each valid until the next is asked for. Throws HostError. */
  *take(): Generator<Uint8Array> {
    const { words } = this.#ring;
    for (let slot = 0; ; slot = (slot + 1) % SLOTS) {
      Atomics.wait(words, slot, FREE);
      const state = Atomics.load(words, slot);
      const space = slotOf(this.#ring, slot);
      if (state === END) return;
      if (state === FAILED) throw new HostError(textOf(space), this.#path);
      yield space.subarray(0, state);
      put(this.#ring, slot, FREE);
    }
  }

  /**
   * Ends the thread, which may be waiting. A read that it is in is waited for: the descriptor, once closed, may be that of
   * another file at any time.
   */
  stop(): void {
    put(this.#ring, ORDER, STOP);
    for (let slot = 0; slot < SLOTS; slot++) Atomics.notify(this.#ring.words, slot);
    Atomics.wait(this.#ring.words, READING, 1);
  }
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
}
