import { DamagedData } from '../packed.ts';
import { BackwardBits } from './backward-bits.ts';
import { FseState, type FseTable, fseTable, readFseTable, singleTable } from './fse.ts';
import type { Window } from './window.ts';

/** What a sequence has: how many literals are written, how far back a match is, and how long it is. */
const KINDS = ['literals', 'offset', 'match'] as const;
type Kind = (typeof KINDS)[number];

/** How the table of a kind is given. */
const [PREDEFINED, SINGLE, PACKED] = [0, 1, 2];

interface KindFacts {
  readonly mostAccuracy: number;
  readonly mostSymbol: number;
  readonly predefined: FseTable;
  /** Where the two bits that say how the table is given stand. */
  readonly shift: number;
}

const rare = (count: number): number[] => new Array<number>(count).fill(-1);
const ones = (count: number): number[] => new Array<number>(count).fill(1);
const twos = (count: number): number[] => new Array<number>(count).fill(2);

const FACTS: Readonly<Record<Kind, KindFacts>> = {
  literals: {
    mostAccuracy: 9,
    mostSymbol: 35,
    shift: 6,
    predefined: fseTable([4, 3, ...twos(11), ...ones(3), ...twos(9), 3, 2, ...ones(5), ...rare(4)], 6),
  },
  offset: {
    mostAccuracy: 8,
    mostSymbol: 31,
    shift: 4,
    predefined: fseTable([...ones(6), ...twos(3), ...ones(15), ...rare(5)], 5),
  },
  match: {
    mostAccuracy: 9,
    mostSymbol: 52,
    shift: 2,
    predefined: fseTable([1, 4, 3, ...twos(6), ...ones(37), ...rare(7)], 6),
  },
};

/** Of codes of lengths: how many bits follow each, and the length where they are 0. */
const LITERALS_BITS = [
  ...new Array<number>(16).fill(0),
  1,
  1,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  6,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
];
const MATCH_BITS = [
  ...new Array<number>(32).fill(0),
  1,
  1,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  4,
  5,
  7,
  8,
  9,
  10,
  11,
  12,
  13,
  14,
  15,
  16,
];
const LITERALS_BASES = basesOf(LITERALS_BITS, 0);
const MATCH_BASES = basesOf(MATCH_BITS, 3);

function basesOf(bits: readonly number[], first: number): number[] {
  let base = first;
  return bits.map((width) => {
    const own = base;
    base += 1 << width;
    return own;
  });
}

/** What one block leaves to the next. */
export class SequenceDecoder {
  readonly #tables: Partial<Record<Kind, FseTable>> = {};
  /** The last three distances. */
  readonly #recent: [number, number, number] = [1, 4, 8];

  /**
   * Writes what the sequences of a block say.
   *
   * @param literals those of the block
   * @param limit where in the window the block has to end
   */
  decode(section: Uint8Array, literals: Uint8Array, window: Window, limit: number): void {
    const { count, length } = readCount(section);
    let at = length;
    let used = 0;
    if (count > 0) {
      const modes = section[at++] ?? 0;
      if ((modes & 3) !== 0) throw wrong();
      for (const kind of KINDS)
        at += this.#readTable(kind, (modes >> FACTS[kind].shift) & 3, section.subarray(at));
      used = this.#write(count, new BackwardBits(section.subarray(at)), literals, window, limit);
    } else if (at !== section.length) throw wrong();
    const rest = literals.subarray(used);
    if (window.position + rest.length > limit) throw wrong();
    window.write(rest);
  }

  /** Gives how many bytes the table takes. */
  #readTable(kind: Kind, mode: number, bytes: Uint8Array): number {
    const { predefined, mostAccuracy, mostSymbol } = FACTS[kind];
    if (mode === PREDEFINED) this.#tables[kind] = predefined;
    else if (mode === SINGLE) {
      const symbol = bytes[0] ?? Number.POSITIVE_INFINITY;
      if (symbol > mostSymbol) throw wrong();
      this.#tables[kind] = singleTable(symbol);
      return 1;
    } else if (mode === PACKED) {
      const { table, length } = readFseTable(bytes, mostAccuracy, mostSymbol);
      this.#tables[kind] = table;
      return length;
    } else if (this.#tables[kind] === undefined) throw wrong();
    return 0;
  }

  /** Gives how many literals were written. */
  #write(count: number, bits: BackwardBits, literals: Uint8Array, window: Window, limit: number): number {
    const { literals: ofLiterals, offset: ofOffset, match: ofMatch } = this.#tables;
    if (ofLiterals === undefined || ofOffset === undefined || ofMatch === undefined) throw wrong();
    const literalsState = new FseState(ofLiterals, bits);
    const offsetState = new FseState(ofOffset, bits);
    const matchState = new FseState(ofMatch, bits);
    let used = 0;
    for (let left = count; left > 0; left--) {
      const literalsCode = literalsState.symbol;
      const offsetCode = offsetState.symbol;
      const matchCode = matchState.symbol;
      const offsetValue = 2 ** offsetCode + bits.read(offsetCode);
      const matchLength = (MATCH_BASES[matchCode] as number) + bits.read(MATCH_BITS[matchCode] as number);
      const literalsLength =
        (LITERALS_BASES[literalsCode] as number) + bits.read(LITERALS_BITS[literalsCode] as number);
      const distance = this.#distance(offsetValue, literalsLength === 0);
      const end = used + literalsLength;
      if (end > literals.length || window.position + literalsLength + matchLength > limit) throw wrong();
      window.writePart(literals, used, end);
      used = end;
      if (distance < 1 || distance > window.reach) throw wrong();
      window.repeat(distance, matchLength);
      if (left === 1) break;
      literalsState.step(bits);
      matchState.step(bits);
      offsetState.step(bits);
      if (bits.left < 0) throw wrong();
    }
    if (bits.left !== 0) throw wrong();
    return used;
  }

  /** Values up to 3 mean one of the last distances; without literals it is never the last one. */
  #distance(value: number, isBare: boolean): number {
    const recent = this.#recent;
    const index = value > 3 ? 3 : value - (isBare ? 0 : 1);
    const distance = value > 3 ? value - 3 : index === 3 ? recent[0] - 1 : (recent[index] as number);
    if (index > 1) recent[2] = recent[1];
    if (index > 0) recent[1] = recent[0];
    recent[0] = distance;
    return distance;
  }
}

function readCount(section: Uint8Array): { readonly count: number; readonly length: number } {
  const [first = 0, second = 0, third = 0] = section;
  if (section.length === 0) throw wrong();
  if (first < 128) return { count: first, length: 1 };
  if (first < 255) return { count: ((first - 128) << 8) + second, length: 2 };
  return { count: second + (third << 8) + 0x7f00, length: 3 };
}

function wrong(): DamagedData {
  return new DamagedData('zstd: wrong sequences');
}
