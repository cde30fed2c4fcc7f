import { ByteItems } from '../records/packed/byte-items.ts';
import { KeptOnce } from '../records/packed/kept-once.ts';
import type { Ordered } from './intervals.ts';

/** The first byte of a rank: numbers come before text, and absent ones last in either direction. */
const NUMBER = 1;
const TEXT = 2;
const ABSENT = 0xff;

/** The most bytes of the rank of a number, and of a unit of UTF-16. */
const LONGEST_NUMBER = 1 + 2 * 8;
const BYTES_OF_UNIT = 3;

/** No key has fewer bytes: so many are compared as one number. */
const PREFIX = 6;

/**
 * Of a text with more units of UTF-16 a key has so many, and where the whole stands among all such texts: 32 bits. No path of a socket is
 * as long, but command lines are, and a process has as many sockets as it likes.
 */
const LONG = 128;
const LONGER = 1;
const LONGER_TAIL = 5;

const numbers = new DataView(new ArrayBuffer(LONGEST_NUMBER - 1));

/**
 * The keys of rows: bytes, in whose order the rows are to come. Each has the ranks of its row one behind the other, and ends with the
 * number of the row, so that no two are equal, and rows of equal ranks stay as they were.
 */
export class SortKeys {
  readonly #items = new ByteItems();
  readonly #longTexts = new KeptOnce((text) => text);
  /** Of each long text in a key: the row, where its number stands there, the number, and all bits if the order is turned round. */
  readonly #places: number[] = [];

  /** Adds a rank to the key of the row. */
  add(rank: Ordered | undefined, descending: boolean): void {
    const items = this.#items;
    const isLong = typeof rank === 'string' && rank.length > LONG;
    const text = isLong ? rank.slice(0, LONG) : rank;
    items.room(typeof text === 'string' ? 1 + BYTES_OF_UNIT * text.length + LONGER_TAIL : LONGEST_NUMBER);
    const { bytes, at } = items;
    if (text === undefined) {
      bytes[at] = ABSENT;
      bytes[at + 1] = ABSENT;
      items.at = at + 2;
      return;
    }
    items.at = typeof text === 'string' ? putText(bytes, at, text) : putNumber(bytes, at, text);
    if (isLong) this.#putLonger(rank, descending);
    if (descending) for (let index = at; index < items.at; index++) bytes[index] = ~(bytes[index] as number);
  }

  /** Puts a tail behind the beginning of a long text, in the place of its end: a shorter text comes before it. */
  #putLonger(text: string, descending: boolean): void {
    const items = this.#items;
    items.bytes[items.at - 1] = LONGER;
    const place = items.at - items.start;
    this.#places.push(items.length, place, this.#longTexts.numberOf(text), descending ? 0xffff_ffff : 0);
    items.at += LONGER_TAIL - 1;
  }

  /** Writes where each long text stands among all. */
  #placeLongTexts(): void {
    const ranks = this.#longTexts.ranks();
    for (let at = 0; at < this.#places.length; at += 4) {
      const [row = 0, place = 0, number = 0, turned = 0] = this.#places.slice(at, at + 4);
      const start = this.#items.startOf(row) + place;
      this.#items.bytesOf(row).writeUInt32BE(((ranks[number] as number) ^ turned) >>> 0, start);
    }
  }

  /** Ends the key of the row: those that are added from now on are of the next one. */
  endRow(): void {
    const items = this.#items;
    items.room(4);
    for (let shift = 24; shift >= 0; shift -= 8) items.bytes[items.at++] = items.length >>> shift;
    items.end();
  }

  /** The numbers of the rows in their order. */
  order(): Uint32Array {
    this.#placeLongTexts();
    const rows = this.#items.length;
    const order = new Uint32Array(rows);
    const prefixes = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      order[row] = row;
      prefixes[row] = this.#prefixOf(row);
    }
    return order.sort(
      (a, b) => (prefixes[a] as number) - (prefixes[b] as number) || this.#compareBeyondPrefix(a, b),
    );
  }

  #prefixOf(row: number): number {
    const bytes = this.#items.bytesOf(row);
    const start = this.#items.startOf(row);
    let prefix = 0;
    for (let at = start; at < start + PREFIX; at++) prefix = prefix * 0x100 + (bytes[at] as number);
    return prefix;
  }

  #compareBeyondPrefix(a: number, b: number): number {
    if (a === b) return 0;
    const aBytes = this.#items.bytesOf(a);
    const bBytes = this.#items.bytesOf(b);
    let aAt = this.#items.startOf(a) + PREFIX;
    let bAt = this.#items.startOf(b) + PREFIX;
    while (aBytes[aAt] === bBytes[bAt]) {
      aAt++;
      bAt++;
    }
    return (aBytes[aAt] as number) - (bBytes[bAt] as number);
  }
}

/** Each unit in as many bytes as UTF-8 has for such a character, each byte one more than there, and 0 at the end. */
function putText(bytes: Uint8Array, start: number, text: string): number {
  let at = start;
  bytes[at++] = TEXT;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) bytes[at++] = unit + 1;
    else {
      if (unit < 0x800) bytes[at++] = 0xc1 + (unit >>> 6);
      else {
        bytes[at++] = 0xe1 + (unit >>> 12);
        bytes[at++] = 0x81 + ((unit >>> 6) & 0x3f);
      }
      bytes[at++] = 0x81 + (unit & 0x3f);
    }
  }
  bytes[at++] = 0;
  return at;
}

/** A double, its sign turned round, of a negative one all bits; beyond 2^53 also what it lacks to the number. */
function putNumber(bytes: Uint8Array, start: number, rank: number | bigint): number {
  let at = start;
  bytes[at++] = NUMBER;
  const rounded = Number(rank);
  numbers.setFloat64(0, rounded + 0);
  const flip = rounded < 0 ? 0xff : 0;
  for (let index = 0; index < 8; index++) bytes[at++] = numbers.getUint8(index) ^ flip;
  (bytes[start + 1] as number) ^= rounded < 0 ? 0 : 0x80;
  if (Number.isSafeInteger(rounded) || !Number.isInteger(rounded)) return at;
  numbers.setBigInt64(8, BigInt(rank) - BigInt(rounded));
  for (let index = 8; index < 16; index++) bytes[at++] = numbers.getUint8(index);
  (bytes[at - 8] as number) ^= 0x80;
  return at;
}
