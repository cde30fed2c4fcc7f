/** Probabilities are numbers of 11 bits; each begins as one half, and moves by a 32nd part of what it is wrong. */
const PROBABILITY_BITS = 11;
const PROBABILITY_ONE = 1 << PROBABILITY_BITS;
export const ONE_HALF = PROBABILITY_ONE >> 1;
const MOVE_BITS = 5;

/** Below this the range gets another byte. */
const TOP = 0xff000000;

/** Of 32-bit numbers that JavaScript takes as signed: those with this bit turned compare as unsigned ones do. */
const SIGN = 0x80000000 | 0;

/** The range decoder of LZMA. What it reads is given to it whole. */
export class RangeDecoder {
  #bytes: Uint8Array = new Uint8Array();
  #at = 0;
  #range = 0;
  #code = 0;

  /** Begins to decode. Whether the bytes begin as they have to. */
  begin(bytes: Uint8Array): boolean {
    this.#bytes = bytes;
    this.#range = -1;
    this.#code = 0;
    for (let at = 1; at < 5; at++) this.#code = (this.#code << 8) | (bytes[at] ?? 0);
    this.#at = 5;
    return bytes.length >= 5 && bytes[0] === 0;
  }

  /** Whether all bytes were read, and they end as they have to. */
  get isDone(): boolean {
    this.#normalize();
    return this.#at === this.#bytes.length && this.#code === 0;
  }

  /** Whether more was read than there is. */
  get isBeyond(): boolean {
    return this.#at > this.#bytes.length;
  }

  #normalize(): void {
    if ((this.#range & TOP) !== 0) return;
    this.#range <<= 8;
    this.#code = (this.#code << 8) | (this.#bytes[this.#at++] as number);
  }

  /** One bit, which is 0 by the probability at `at`. */
  bit(probabilities: Uint16Array, at: number): number {
    this.#normalize();
    const probability = probabilities[at] as number;
    const bound = Math.imul(this.#range >>> PROBABILITY_BITS, probability);
    if ((this.#code ^ SIGN) < (bound ^ SIGN)) {
      this.#range = bound;
      probabilities[at] = probability + ((PROBABILITY_ONE - probability) >> MOVE_BITS);
      return 0;
    }
    this.#range = (this.#range - bound) | 0;
    this.#code = (this.#code - bound) | 0;
    probabilities[at] = probability - (probability >> MOVE_BITS);
    return 1;
  }

  /**
   * A number of so many bits, the highest one first, each by the probability that belongs to those before it. It is `bit` again and
   * again: with what changes in local variables it takes two thirds of the time, and most of all time is spent here.
   */
  tree(probabilities: Uint16Array, at: number, bits: number): number {
    const end = 1 << bits;
    let range = this.#range;
    let code = this.#code;
    let symbol = 1;
    while (symbol < end) {
      if ((range & TOP) === 0) {
        range <<= 8;
        code = (code << 8) | (this.#bytes[this.#at++] as number);
      }
      const index = at + symbol;
      const probability = probabilities[index] as number;
      const bound = Math.imul(range >>> PROBABILITY_BITS, probability);
      if ((code ^ SIGN) < (bound ^ SIGN)) {
        range = bound;
        probabilities[index] = probability + ((PROBABILITY_ONE - probability) >> MOVE_BITS);
        symbol <<= 1;
      } else {
        range = (range - bound) | 0;
        code = (code - bound) | 0;
        probabilities[index] = probability - (probability >> MOVE_BITS);
        symbol = (symbol << 1) | 1;
      }
    }
    this.#range = range;
    this.#code = code;
    return symbol - end;
  }

  /** The same, the lowest bit first. */
  reverseTree(probabilities: Uint16Array, at: number, bits: number): number {
    let symbol = 1;
    let value = 0;
    for (let place = 0; place < bits; place++) {
      const bit = this.bit(probabilities, at + symbol);
      symbol = (symbol << 1) | bit;
      value |= bit << place;
    }
    return value;
  }

  /** A number of so many bits, each of which is as likely 0 as 1. */
  direct(bits: number): number {
    let value = 0;
    for (let left = bits; left > 0; left--) {
      this.#normalize();
      this.#range >>>= 1;
      this.#code = (this.#code - this.#range) | 0;
      const isZero = this.#code >> 31;
      this.#code = (this.#code + (this.#range & isZero)) | 0;
      value = (value << 1) | (isZero + 1);
    }
    return value;
  }
}
