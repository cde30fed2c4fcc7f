import { BATCH, LineReader } from './line-reader.ts';

/** Slots of the ring that two threads share, each for a batch. */
export const SLOTS = 16;

/**
 * The state of a slot. While it is FREE the slot is the reader's, else the taker's: a number above 0 is the length of a
 * batch, END says that there are no more, FAILED that reading failed, with the error's name in the slot.
 */
export const FREE = 0;
export const END = -1;
export const FAILED = -2;

/**
 * Words behind the states: an order, how many bytes of an unfinished line the reader finds in its first slot, and whether
 * it is reading.
 */
export const ORDER = SLOTS;
export const CARRIED = SLOTS + 1;
export const READING = SLOTS + 2;

/** READY is the reader's word: it has started and waits for an order, unless it was told to stop before. */
export const READY = 1;
export const GO = 2;
export const STOP = 3;

/** What the reader gets to work with. */
export interface Ring {
  /** Of the open file. */
  readonly descriptor: number;
  /** A read that gives fewer bytes was the last: see lastReadBelow. */
  readonly lastBelow: number;
  /** The states and the words behind them. */
  readonly words: Int32Array<SharedArrayBuffer>;
  /** The slots. */
  readonly bytes: SharedArrayBuffer;
}

/** An empty ring. */
export function makeRing(descriptor: number, lastBelow: number): Ring {
  const words = new Int32Array(new SharedArrayBuffer(4 * (SLOTS + 3)));
  return { descriptor, lastBelow, words, bytes: new SharedArrayBuffer(SLOTS * BATCH) };
}

/** A Buffer as other batches are: V8 is slower where it meets two kinds of arrays. */
export function slotOf({ bytes }: Ring, slot: number): Buffer {
  return Buffer.from(bytes, slot * BATCH, BATCH);
}

/** Sets a word and wakes who waits for it. */
export function put({ words }: Ring, index: number, value: number): void {
  Atomics.store(words, index, value);
  Atomics.notify(words, index);
}

/**
 * What the reader does, once it is ordered to: it fills slot after slot with whole lines, and begins the next one with what is left
 * of the last line. What was read comes before an error.
 */
export function fillRing(ring: Ring): void {
  const { descriptor, lastBelow, words } = ring;
  if (Atomics.compareExchange(words, ORDER, 0, READY) === 0) Atomics.wait(words, ORDER, READY);
  const isOrdered = () => Atomics.load(words, ORDER) === GO;
  const carried = new Uint8Array(slotOf(ring, 0).subarray(0, words[CARRIED]));
  const lines = new LineReader(descriptor, lastBelow, carried);
  for (let slot = 0; isOrdered(); slot = (slot + 1) % SLOTS) {
    awaitFree(words, slot, isOrdered);
    const space = slotOf(ring, slot);
    Atomics.store(words, READING, 1);
    const { length } = lines.next(space, isOrdered);
    put(ring, READING, 0);
    put(ring, slot, length || putEnd(space, lines.failure));
    if (length === 0) break;
  }
}

/** The state of the last slot. */
function putEnd(space: Buffer, failure: unknown): number {
  if (failure === undefined) return END;
  space.write(`${(failure as NodeJS.ErrnoException).code}\0`);
  return FAILED;
}

function awaitFree(words: Int32Array, slot: number, isOrdered: () => boolean): void {
  for (
    let state = Atomics.load(words, slot);
    state !== FREE && isOrdered();
    state = Atomics.load(words, slot)
  )
    Atomics.wait(words, slot, state);
}
