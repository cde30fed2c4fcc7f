import { readSync } from 'node:fs';
import { LINE_LIMIT } from '../../proc/reading/scanner.ts';
import { FILE_LIMIT } from '../root/read-whole.ts';

/** Bytes of a batch. */
export const BATCH = 32 * 1024;

/** A batch that holds no newline is cut here, where the parsers would cut its line too. */
export const LONGEST_PIECE = LINE_LIMIT * 3;

/** Reads whole lines of an open file. */
export class LineReader {
  /** What was read of a line that has not ended. */
  rest: Uint8Array;
  /** Whether there is no more, because of a failure or without one. */
  ended = false;
  failure: unknown;
  /** Bytes of lines that did not end in a batch. No table has such; a file of gigabytes without a newline, with holes perhaps, may. */
  #pieces = 0;
  readonly #descriptor: number;
  readonly #lastBelow: number;

  /**
   * @param lastBelow a read that gives fewer bytes was the last: see lastReadBelow
   * @param rest the beginning of a line that was read already
   */
  constructor(descriptor: number, lastBelow: number, rest = new Uint8Array()) {
    this.#descriptor = descriptor;
    this.#lastBelow = lastBelow;
    this.rest = rest;
  }

  /**
   * What fits in `buffer`, which is of BATCH bytes; at the end perhaps nothing.
   *
   * @param goesOn asked before each read: once it says no, what is given means nothing
   */
  next(buffer: Buffer, goesOn = () => true): Uint8Array {
    buffer.set(this.rest);
    let filled = this.rest.length;
    while (!this.ended && filled < BATCH && goesOn()) filled += this.#read(buffer, filled);
    const end = this.ended ? filled : buffer.lastIndexOf(10, filled - 1) + 1 || this.#piece();
    this.rest = Uint8Array.prototype.slice.call(buffer, end, filled);
    return buffer.subarray(0, end);
  }

  /** The length of a piece of a line that does not end in a batch. */
  #piece(): number {
    this.#pieces += LONGEST_PIECE;
    if (this.#pieces > FILE_LIMIT) {
      this.failure = { code: 'EFBIG' };
      this.ended = true;
    }
    return LONGEST_PIECE;
  }

  #read(buffer: Buffer, filled: number): number {
    const space = BATCH - filled;
    try {
      const read = readSync(this.#descriptor, buffer, filled, space, null);
      this.ended = read < Math.min(space, this.#lastBelow);
      return read;
    } catch (error) {
      this.failure = error;
      this.ended = true;
      return 0;
    }
  }
}
