/** Of the space that is taken at first, in bytes. */
const FIRST_SIZE = 64 * 1024;

/** What was unpacked last, as much as matches may repeat. */
export class Dictionary {
  #bytes: Uint8Array;
  /** Where the next byte is written. */
  position = 0;
  /** How many bytes can be repeated. */
  #filled = 0;
  readonly #size: number;

  /** @param size so many bytes can be repeated at most; space is taken as it is needed */
  constructor(size: number) {
    this.#size = size;
    this.#bytes = new Uint8Array(Math.min(size, FIRST_SIZE));
  }

  reset(): void {
    this.position = 0;
    this.#filled = 0;
  }

  /** How many bytes can be written one behind the other, of `most`; what was written before may be lost. */
  prepare(most: number): number {
    if (this.position === this.#size) this.position = 0;
    else if (this.position === this.#bytes.length) {
      const larger = new Uint8Array(Math.min(this.#size, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return Math.min(most, this.#size - this.position, this.#bytes.length - this.position);
  }

  put(byte: number): void {
    this.#bytes[this.position++] = byte;
    if (this.position > this.#filled) this.#filled = this.position;
  }

  putAll(bytes: Uint8Array): void {
    this.#bytes.set(bytes, this.position);
    this.position += bytes.length;
    this.#filled = Math.max(this.#filled, this.position);
  }

  /** Whether there is a byte so far back, where 0 is the last one. A distance that is negative is one of more than 2 GiB. */
  has(distance: number): boolean {
    return distance >= 0 && distance < this.#filled;
  }

  /** The byte so far back. */
  at(distance: number): number {
    const back = this.position - distance - 1;
    return this.#bytes[back < 0 ? back + this.#size : back] as number;
  }

  /** Writes again what was written so far back. */
  repeat(distance: number, count: number): void {
    let back = this.position - distance - 1;
    if (back < 0) back += this.#size;
    for (let left = count; left > 0; left--) {
      this.#bytes[this.position++] = this.#bytes[back++] as number;
      if (back === this.#size) back = 0;
    }
    if (this.position > this.#filled) this.#filled = this.position;
  }

  /** The bytes that were written from `start` on. */
  since(start: number): Uint8Array {
    return this.#bytes.subarray(start, this.position);
  }
}
