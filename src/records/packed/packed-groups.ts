import { grown } from './byte-items.ts';
import { PackedValues } from './packed-values.ts';

const FEW = 1024;

/** Counts combinations of values, each once for a record, and numbers them in the order in which they first came. */
export class PackedGroups {
  readonly #values = new PackedValues();
  /** By the hash of a combination, or behind that where others are: its number and 1; 0 for none. At most half are taken. */
  #slots = new Uint32Array(4 * FEW);
  /** By the numbers of the combinations. */
  #hashes = new Uint32Array(FEW);
  #counts = new Uint32Array(FEW);
  /** The record that counted last. */
  #records = new Uint32Array(FEW);
  #record = 0;
  readonly #seed = Math.floor(Math.random() * 2 ** 32) | 0;
  #latest: { readonly values: unknown[]; readonly group: number } | undefined;

  /** How many there are. */
  get length(): number {
    return this.#values.items.length;
  }

  /** What is added from now on is of another record. */
  nextRecord(): void {
    this.#record++;
  }

  /** Gives the number of the combination, or -1 where the record counted for it already. @param values always of the same length */
  add(values: readonly unknown[]): number {
    const group = this.#isLatest(values) ?? this.#groupOf(values);
    if (this.#records[group] === this.#record) return -1;
    this.#records[group] = this.#record;
    (this.#counts[group] as number)++;
    return group;
  }

  /** How many records have a combination, by its number. */
  countAt(group: number): number {
    return this.#counts[group] as number;
  }

  /** The same by its values: 0 where none has it. */
  count(values: readonly unknown[]): number {
    const hash = this.#write(values);
    const group = (this.#slots[this.#slotOf(hash)] as number) - 1;
    this.#values.items.drop();
    return group < 0 ? 0 : this.countAt(group);
  }

  /** Puts the values of a combination into a list. */
  read(group: number, values: unknown[]): void {
    this.#values.seek(group);
    for (let index = 0; index < values.length; index++) values[index] = this.#values.read();
  }

  /** Many records have what the one before them has. */
  #isLatest(values: readonly unknown[]): number | undefined {
    const latest = this.#latest;
    if (latest === undefined) return undefined;
    for (let index = 0; index < values.length; index++)
      if (values[index] !== latest.values[index]) return undefined;
    return latest.group;
  }

  #groupOf(values: readonly unknown[]): number {
    const hash = this.#write(values);
    const slot = this.#slotOf(hash);
    let group = (this.#slots[slot] as number) - 1;
    if (group >= 0) this.#values.items.drop();
    else group = this.#append(slot, hash);
    this.#latest = { values: [...values], group };
    return group;
  }

  /**
   * Makes an item of values that is not ended yet, and gives its hash: FNV-1a, and its high bits on the low ones. It
   * begins with another number in each run, so that no one can choose paths of sockets that all have one hash.
   */
  #write(values: readonly unknown[]): number {
    for (const value of values) this.#values.write(value);
    const { bytes, start, at } = this.#values.items;
    let hash = this.#seed;
    for (let index = start; index < at; index++)
      hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193);
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  /** The slot of the item that is not ended yet: that of its group, or an empty one. */
  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const group = (this.#slots[slot] as number) - 1;
      if (group < 0 || (this.#hashes[group] === hash && this.#isWritten(group))) return slot;
    }
  }

  #isWritten(group: number): boolean {
    const { items } = this.#values;
    const { bytes, start } = items;
    const known = items.bytesOf(group);
    const shift = items.startOf(group) - start;
    for (let index = start; index < items.at; index++)
      if (bytes[index] !== known[index + shift]) return false;
    return true;
  }

  #append(slot: number, hash: number): number {
    const group = this.#values.items.end();
    this.#slots[slot] = group + 1;
    if (group === this.#hashes.length) {
      this.#hashes = grown(this.#hashes);
      this.#counts = grown(this.#counts);
      this.#records = grown(this.#records);
    }
    this.#hashes[group] = hash;
    if (2 * this.length > this.#slots.length) this.#spread();
    return group;
  }

  /** Gives the slots twice as much room. */
  #spread(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    const mask = this.#slots.length - 1;
    for (let group = 0; group < this.length; group++) {
      let slot = (this.#hashes[group] as number) & mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
      this.#slots[slot] = group + 1;
    }
  }
}
