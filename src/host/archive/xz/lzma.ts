import { DamagedData } from '../packed.ts';
import type { Dictionary } from './dictionary.ts';
import { ONE_HALF, RangeDecoder } from './range-decoder.ts';

/** States: what the last symbols were. The first ones are those after a literal. */
const STATES = 12;
const LITERAL_STATES = 7;

/** At most so many low bits of the position choose probabilities. */
const POSITION_STATES = 16;

/** Where the probabilities of each kind begin. */
const IS_MATCH = 0;
const IS_REPEAT = IS_MATCH + STATES * POSITION_STATES;
const IS_REPEAT_OLDER = IS_REPEAT + STATES;
const IS_REPEAT_THIRD = IS_REPEAT_OLDER + STATES;
const IS_REPEAT_LAST = IS_REPEAT_THIRD + STATES;
const IS_REPEAT_LONG = IS_REPEAT_LAST + STATES;
const DISTANCE_SLOT = IS_REPEAT_LONG + STATES * POSITION_STATES;
const DISTANCE_SPECIAL = DISTANCE_SLOT + 4 * 64;
const DISTANCE_ALIGN = DISTANCE_SPECIAL + 128;
const MATCH_LENGTH = DISTANCE_ALIGN + 16;
/** Of a length: two choices, then three trees, of which two are chosen by the position. */
const LENGTH_LOW = 2;
const LENGTH_MIDDLE = LENGTH_LOW + POSITION_STATES * 8;
const LENGTH_HIGH = LENGTH_MIDDLE + POSITION_STATES * 8;
const REPEAT_LENGTH = MATCH_LENGTH + LENGTH_HIGH + 256;
const LITERAL = REPEAT_LENGTH + LENGTH_HIGH + 256;
const LITERAL_SIZE = 0x300;

/** LZMA2 allows lc + lp of 4 at most. */
const MOST_LITERAL_BITS = 4;
const ALL = LITERAL + (LITERAL_SIZE << MOST_LITERAL_BITS);

/** No match is shorter. */
const SHORTEST_MATCH = 2;

/** Decodes LZMA, a chunk at a time. */
export class LzmaDecoder {
  readonly #range = new RangeDecoder();
  readonly #dictionary: Dictionary;
  readonly #probabilities = new Uint16Array(ALL);
  #state = 0;
  /** The last four distances. */
  #distances: [number, number, number, number] = [0, 0, 0, 0];
  /** What is still to come of the last match. */
  #left = 0;
  #literalContextBits = 0;
  #literalPositionMask = 0;
  #positionMask = 0;

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  /** Takes the parameters lc, lp and pb. */
  setProperties(byte: number): void {
    const literalContextBits = byte % 9;
    const literalPositionBits = Math.floor(byte / 9) % 5;
    const positionBits = Math.floor(byte / 45);
    if (positionBits > 4 || literalContextBits + literalPositionBits > MOST_LITERAL_BITS)
      throw new DamagedData('xz: wrong parameters of LZMA');
    this.#literalContextBits = literalContextBits;
    this.#literalPositionMask = (1 << literalPositionBits) - 1;
    this.#positionMask = (1 << positionBits) - 1;
  }

  resetState(): void {
    this.#probabilities.fill(ONE_HALF);
    this.#state = 0;
    this.#distances = [0, 0, 0, 0];
  }

  /** Begins a chunk. */
  begin(packed: Uint8Array): void {
    this.#left = 0;
    if (!this.#range.begin(packed)) throw new DamagedData('xz: wrong beginning of a chunk');
  }

  /** Ends it. */
  end(): void {
    if (this.#left > 0 || !this.#range.isDone) throw new DamagedData('xz: wrong end of a chunk');
  }

  /** Writes so many bytes into the dictionary, which has room for them. */
  decode(count: number): void {
    const dictionary = this.#dictionary;
    const range = this.#range;
    const probabilities = this.#probabilities;
    const limit = dictionary.position + count;
    for (;;) {
      if (this.#left > 0) this.#repeat(limit);
      if (dictionary.position === limit) return;
      if (range.isBeyond) throw new DamagedData('xz: a chunk is too short');
      const state = this.#state;
      const positionState = dictionary.position & this.#positionMask;
      if (range.bit(probabilities, IS_MATCH + state * POSITION_STATES + positionState) === 0) this.#literal();
      else if (range.bit(probabilities, IS_REPEAT + state) === 0) this.#match(positionState);
      else this.#repeatedMatch(positionState);
    }
  }

  #repeat(limit: number): void {
    const [distance] = this.#distances;
    if (!this.#dictionary.has(distance)) throw new DamagedData('xz: a match with nothing');
    const count = Math.min(this.#left, limit - this.#dictionary.position);
    this.#dictionary.repeat(distance, count);
    this.#left -= count;
  }

  #literal(): void {
    const dictionary = this.#dictionary;
    const range = this.#range;
    const probabilities = this.#probabilities;
    const previous = dictionary.has(0) ? dictionary.at(0) : 0;
    const low = previous >> (8 - this.#literalContextBits);
    const high = (dictionary.position & this.#literalPositionMask) << this.#literalContextBits;
    const base = LITERAL + LITERAL_SIZE * (low + high);
    let symbol = 1;
    if (this.#state >= LITERAL_STATES) {
      const [distance] = this.#distances;
      if (!dictionary.has(distance)) throw new DamagedData('xz: a literal after nothing');
      let matched = dictionary.at(distance);
      // As long as the bits are those of the byte that a match would give.
      for (let offset = 0x100; symbol < 0x100; ) {
        matched <<= 1;
        const matchedBit = matched & offset;
        const bit = range.bit(probabilities, base + offset + matchedBit + symbol);
        symbol = (symbol << 1) | bit;
        offset &= bit === 1 ? matched : ~matched;
      }
    } else symbol = range.tree(probabilities, base, 8);
    dictionary.put(symbol & 0xff);
    const state = this.#state;
    this.#state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }

  #match(positionState: number): void {
    const distances = this.#distances;
    distances[3] = distances[2];
    distances[2] = distances[1];
    distances[1] = distances[0];
    this.#state = this.#state < LITERAL_STATES ? 7 : 10;
    this.#left = this.#length(MATCH_LENGTH, positionState);
    distances[0] = this.#distance();
  }

  #distance(): number {
    const range = this.#range;
    const probabilities = this.#probabilities;
    const ofLength = Math.min(this.#left - SHORTEST_MATCH, 3);
    const slot = range.tree(probabilities, DISTANCE_SLOT + ofLength * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + range.reverseTree(probabilities, DISTANCE_SPECIAL + base - slot - 1, bits);
    return base + (range.direct(bits - 4) << 4) + range.reverseTree(probabilities, DISTANCE_ALIGN, 4);
  }

  #repeatedMatch(positionState: number): void {
    const distances = this.#distances;
    const range = this.#range;
    const probabilities = this.#probabilities;
    const state = this.#state;
    if (range.bit(probabilities, IS_REPEAT_OLDER + state) === 0) {
      if (range.bit(probabilities, IS_REPEAT_LONG + state * POSITION_STATES + positionState) === 0) {
        this.#state = state < LITERAL_STATES ? 9 : 11;
        this.#left = 1;
        return;
      }
    } else if (range.bit(probabilities, IS_REPEAT_THIRD + state) === 0) {
      const distance = distances[1];
      distances[1] = distances[0];
      distances[0] = distance;
    } else {
      const isLast = range.bit(probabilities, IS_REPEAT_LAST + state) === 1;
      const distance = isLast ? distances[3] : distances[2];
      if (isLast) distances[3] = distances[2];
      distances[2] = distances[1];
      distances[1] = distances[0];
      distances[0] = distance;
    }
    this.#state = state < LITERAL_STATES ? 8 : 11;
    this.#left = this.#length(REPEAT_LENGTH, positionState);
  }

  #length(base: number, positionState: number): number {
    const range = this.#range;
    const probabilities = this.#probabilities;
    if (range.bit(probabilities, base) === 0)
      return SHORTEST_MATCH + range.tree(probabilities, base + LENGTH_LOW + positionState * 8, 3);
    if (range.bit(probabilities, base + 1) === 0)
      return SHORTEST_MATCH + 8 + range.tree(probabilities, base + LENGTH_MIDDLE + positionState * 8, 3);
    return SHORTEST_MATCH + 16 + range.tree(probabilities, base + LENGTH_HIGH, 8);
  }
}
