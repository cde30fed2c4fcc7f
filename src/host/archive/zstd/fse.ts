import { DamagedData } from '../packed.ts';
import type { BackwardBits } from './backward-bits.ts';

/** A table of finite state entropy: for each state a symbol, how many bits are read, and what is added to give the next state. */
export interface FseTable {
  readonly accuracy: number;
  readonly symbols: Uint8Array;
  readonly bits: Uint8Array;
  readonly bases: Uint16Array;
}

/** Of a symbol that is less likely than one state of all. */
const RARE = -1;

/** Makes the table of a distribution: of each symbol how many states it has. */
export function fseTable(counts: readonly number[], accuracy: number): FseTable {
  const size = 1 << accuracy;
  const symbols = new Uint8Array(size);
  const bits = new Uint8Array(size);
  const bases = new Uint16Array(size);
  let high = size;
  for (const [symbol, count] of counts.entries()) if (count === RARE) symbols[--high] = symbol;
  const step = (size >> 1) + (size >> 3) + 3;
  let position = 0;
  for (const [symbol, count] of counts.entries())
    for (let left = count; left > 0; left--) {
      symbols[position] = symbol;
      do position = (position + step) & (size - 1);
      while (position >= high);
    }
  const next = counts.map((count) => Math.abs(count));
  for (let state = 0; state < size; state++) {
    const symbol = symbols[state] as number;
    const number = next[symbol] as number;
    next[symbol] = number + 1;
    const width = accuracy - highestBit(number);
    bits[state] = width;
    bases[state] = (number << width) - size;
  }
  return { accuracy, symbols, bits, bases };
}

/** The table of one symbol that needs no bits. */
export function singleTable(symbol: number): FseTable {
  return {
    accuracy: 0,
    symbols: Uint8Array.of(symbol),
    bits: new Uint8Array(1),
    bases: new Uint16Array(1),
  };
}

/** Reads the distribution that bytes begin with. Gives its table, and how many bytes it takes. */
export function readFseTable(
  bytes: Uint8Array,
  mostAccuracy: number,
  mostSymbol: number,
): { readonly table: FseTable; readonly length: number } {
  let at = 0;
  const read = (count: number): number => {
    let value = 0;
    for (let place = 0; place < count; place++, at++)
      value |= (((bytes[at >> 3] ?? 0) >> (at & 7)) & 1) << place;
    return value;
  };
  const accuracy = read(4) + 5;
  if (accuracy > mostAccuracy) throw wrong();
  const counts: number[] = [];
  let left = 1 << accuracy;
  while (left > 0) {
    const width = highestBit(left + 1) + 1;
    // Low values take a bit less.
    const short = (1 << width) - 1 - (left + 1);
    const low = read(width - 1);
    const value = low < short ? low : low + (read(1) === 1 ? (1 << (width - 1)) - short : 0);
    const count = value - 1;
    left -= Math.abs(count);
    counts.push(count);
    for (let zeros = count === 0 ? 3 : 0; zeros === 3; ) {
      zeros = read(2);
      for (let more = 0; more < zeros; more++) counts.push(0);
      if (counts.length > mostSymbol) break;
    }
    if (counts.length > mostSymbol + 1) throw wrong();
  }
  const length = (at + 7) >> 3;
  if (left < 0 || length > bytes.length) throw wrong();
  return { table: fseTable(counts, accuracy), length };
}

function wrong(): DamagedData {
  return new DamagedData('zstd: wrong distribution');
}

/** The number of the highest bit that is 1. */
export function highestBit(value: number): number {
  return 31 - Math.clz32(value);
}

/** Walks through the states of a table. */
export class FseState {
  readonly #table: FseTable;
  #state: number;

  constructor(table: FseTable, bits: BackwardBits) {
    this.#table = table;
    this.#state = bits.read(table.accuracy);
  }

  get symbol(): number {
    return this.#table.symbols[this.#state] as number;
  }

  step(bits: BackwardBits): void {
    const { bases, bits: widths } = this.#table;
    this.#state = (bases[this.#state] as number) + bits.read(widths[this.#state] as number);
  }
}
