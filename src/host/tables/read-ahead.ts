import { HostError } from '../../errors.ts';
import { LINE_LIMIT } from '../../proc/reading/scanner.ts';
import { nodeWorkerThreads } from '../root/builtin.ts';

/** Bytes of a batch, and of a slot of the ring that two threads share. */
export const BATCH = 32 * 1024;

/** A batch that holds no newline is cut here, where the parsers would cut its line too. */
export const LONGEST_PIECE = LINE_LIMIT * 3;

const SLOTS = 16;

/**
 * The state of a slot. While it is FREE the slot is the reader's, else the taker's: a number above 0 is the length of a
 * batch, END says that there are no more, FAILED that reading failed, with the error's name in the slot.
 */
const FREE = 0;
const END = -1;
const FAILED = -2;

/**
 * Words behind the states: an order, how many bytes of an unfinished line the reader finds in its first slot, and whether
 * it is reading.
 */
const ORDER = SLOTS;
const CARRIED = SLOTS + 1;
const READING = SLOTS + 2;

/** READY is the reader's word: it has started and waits for an order, unless it was told to stop before. */
const READY = 1;
const GO = 2;
const STOP = 3;

/**
 * The second thread, in plain JavaScript as text, so that it needs no file of its own. It fills slot after slot with whole
 * lines, and begins the next one with what is left of the last line. What was read comes before an error.
 */
const READER = `
const { readSync } = require('node:fs');
const { descriptor, words, bytes, lastBelow } = require('node:worker_threads').workerData;
const put = (index, value) => { Atomics.store(words, index, value); Atomics.notify(words, index); };
const ordered = () => Atomics.load(words, ${ORDER}) === ${GO};
if (Atomics.compareExchange(words, ${ORDER}, 0, ${READY}) === 0) Atomics.wait(words, ${ORDER}, ${READY});
let rest = bytes.slice(0, words[${CARRIED}]);
let last = 0;
let code = '';
for (let slot = 0; ordered(); slot = (slot + 1) % ${SLOTS}) {
  for (let state; (state = Atomics.load(words, slot)) !== ${FREE} && ordered(); ) Atomics.wait(words, slot, state);
  const space = bytes.subarray(slot * ${BATCH}, (slot + 1) * ${BATCH});
  space.set(rest);
  let filled = rest.length;
  Atomics.store(words, ${READING}, 1);
  try {
    while (last === 0 && filled < ${BATCH} && ordered()) {
      const read = readSync(descriptor, space, filled, ${BATCH} - filled, null);
      if (read < Math.min(${BATCH} - filled, lastBelow)) last = ${END};
      filled += read;
    }
  } catch (error) {
    last = ${FAILED};
    code = error.code;
  }
  put(${READING}, 0);
  const end = last !== 0 ? filled : space.lastIndexOf(10) + 1 || ${LONGEST_PIECE};
  rest = space.slice(end, filled);
  if (end === 0) space.set(Buffer.from(code + '\\0'));
  put(slot, end || last);
  if (end === 0) break;
}
`;

/**
 * Reads a file of the running kernel on a second thread while this one parses and prints: the kernel makes each page of a
 * table as it is read, which takes as long as all the rest.
 */
export class ReadAhead {
  readonly #words = new Int32Array(new SharedArrayBuffer(4 * (SLOTS + 3)));
  /** A Buffer as other batches are: V8 is slower where it meets two kinds of arrays. */
  readonly #bytes = Buffer.from(new SharedArrayBuffer(SLOTS * BATCH));
  readonly #path: string;

  /**
   * Starts the thread, which then waits.
   *
   * @param descriptor of the open file; both threads go on from where it was read to
   * @param path what errors call the file
   * @param lastBelow a read that gives fewer bytes was the last: see lastReadBelow
   */
  constructor(descriptor: number, path: string, lastBelow = 1) {
    this.#path = path;
    const threads = nodeWorkerThreads();
    const workerData = { descriptor, words: this.#words, bytes: this.#bytes, lastBelow };
    new threads.Worker(READER, { eval: true, workerData, env: threads.SHARE_ENV })
      .on('error', () => {})
      .unref();
  }

  /** Whether the thread has started: until then this one should go on reading. */
  get isReady(): boolean {
    return Atomics.load(this.#words, ORDER) === READY;
  }

  /**
   * Lets the thread begin.
   *
   * @param carried the beginning of a line that was read already
   */
  go(carried: Uint8Array): void {
    this.#bytes.set(carried);
    this.#words[CARRIED] = carried.length;
    this.#put(ORDER, GO);
  }

  /** The rest of the file in batches of whole lines, each valid until the next is asked for. Throws HostError. */
  *take(): Generator<Uint8Array> {
    const words = this.#words;
    for (let slot = 0; ; slot = (slot + 1) % SLOTS) {
      Atomics.wait(words, slot, FREE);
      const state = Atomics.load(words, slot);
      const space = this.#bytes.subarray(slot * BATCH, (slot + 1) * BATCH);
      if (state === END) return;
      if (state === FAILED) throw new HostError(textOf(space), this.#path);
      yield space.subarray(0, state);
      this.#put(slot, FREE);
    }
  }

  /**
   * Ends the thread, which may be waiting. A read that it is in is waited for: the descriptor, once closed, may be that of
   * another file at any time.
   */
  stop(): void {
    this.#put(ORDER, STOP);
    for (let slot = 0; slot < SLOTS; slot++) Atomics.notify(this.#words, slot);
    Atomics.wait(this.#words, READING, 1);
  }

  #put(index: number, value: number): void {
    Atomics.store(this.#words, index, value);
    Atomics.notify(this.#words, index);
  }
}

function textOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
}
