import { DamagedData } from '../packed.ts';
import { BackwardBits } from './backward-bits.ts';
import { FseState, highestBit, readFseTable } from './fse.ts';

/** Codes of literals: for each beginning of `width` bits the literal, and how many bits it takes. */
export interface HuffmanTable {
  readonly width: number;
  readonly literals: Uint8Array;
  readonly bits: Uint8Array;
}

const LONGEST_CODE = 11;
const MOST_WEIGHTS = 255;
/** As long as there are so many bits, all bytes that a code may be in are there. */
const SAFE_BITS = 32;
const WEIGHTS_ACCURACY = 6;
/** From this one on, the first byte says how many weights follow as they are. */
const PLAIN = 128;

/** Reads the table that bytes begin with. Gives how many bytes it takes as well. */
export function readHuffmanTable(bytes: Uint8Array): {
  readonly table: HuffmanTable;
  readonly length: number;
} {
  const first = bytes[0] ?? 0;
  const length = first < PLAIN ? first + 1 : 1 + ((first - PLAIN + 2) >> 1);
  if (length > bytes.length) throw wrong();
  const packed = bytes.subarray(1, length);
  const weights =
    first < PLAIN
      ? unpackWeights(packed)
      : Array.from({ length: first - PLAIN + 1 }, (_, at) => {
          const byte = packed[at >> 1] as number;
          return at % 2 === 0 ? byte >> 4 : byte & 0xf;
        });
  return { table: tableOf(weights), length };
}

/** Two states take turns until no bits are left. */
function unpackWeights(packed: Uint8Array): number[] {
  const { table, length } = readFseTable(packed, WEIGHTS_ACCURACY, LONGEST_CODE + 1);
  const bits = new BackwardBits(packed.subarray(length));
  const weights: number[] = [];
  let [state, other] = [new FseState(table, bits), new FseState(table, bits)];
  while (weights.length < MOST_WEIGHTS) {
    weights.push(state.symbol);
    state.step(bits);
    if (bits.left < 0) {
      weights.push(other.symbol);
      break;
    }
    [state, other] = [other, state];
  }
  return weights;
}

/** The weight of the last literal is what is missing to a power of two. */
function tableOf(weights: readonly number[]): HuffmanTable {
  const sum = weights.reduce((total, weight) => total + ((1 << weight) >> 1), 0);
  const width = highestBit(sum) + 1;
  const missing = 2 ** width - sum;
  if (
    sum === 0 ||
    width > LONGEST_CODE ||
    weights.length > MOST_WEIGHTS ||
    1 << highestBit(missing) !== missing
  )
    throw wrong();
  const all = [...weights, highestBit(missing) + 1];
  const literals = new Uint8Array(1 << width);
  const bits = new Uint8Array(1 << width);
  let at = 0;
  for (let weight = 1; weight <= width; weight++)
    for (const [literal, own] of all.entries()) {
      if (own !== weight) continue;
      const end = at + (1 << (weight - 1));
      literals.fill(literal, at, end);
      bits.fill(width + 1 - weight, at, end);
      at = end;
    }
  return { width, literals, bits };
}

/** Decodes as many literals as there is room for. Most of the time is spent here: so bits are taken without a call for each. */
export function decodeLiterals(
  packed: Uint8Array,
  { width, literals, bits }: HuffmanTable,
  room: Uint8Array,
): void {
  const input = new BackwardBits(packed);
  const mask = (1 << width) - 1;
  let { left } = input;
  let at = 0;
  // A code is in three bytes at most.
  for (const { length } = room; at < length && left >= SAFE_BITS; at++) {
    const start = left - width;
    const place = start >> 3;
    const word =
      (packed[place] as number) |
      ((packed[place + 1] as number) << 8) |
      ((packed[place + 2] as number) << 16);
    const code = (word >>> (start & 7)) & mask;
    room[at] = literals[code] as number;
    left -= bits[code] as number;
  }
  input.left = left;
  for (; at < room.length; at++) {
    const code = input.peek(width);
    room[at] = literals[code] as number;
    input.left -= bits[code] as number;
  }
  if (input.left !== 0) throw new DamagedData('zstd: wrong literals');
}

function wrong(): DamagedData {
  return new DamagedData('zstd: wrong codes of literals');
}
