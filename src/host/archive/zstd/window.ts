/** What was unpacked last: as much as may be repeated, and a block behind it. */
export class Window {
  /** Where the next byte is written. */
  position = 0;
  bytes: Uint8Array = new Uint8Array();
  readonly #size: number;

  /** @param size so many bytes can be repeated at most; space is taken as it is needed */
  constructor(size: number) {
    this.#size = size;
  }

  /** Makes room for so many bytes behind what may be repeated. */
  prepare(count: number): void {
    if (this.position + count <= this.bytes.length) return;
    // As much is moved at once as was written since it was moved last.
    const kept = this.bytes.subarray(Math.max(this.position - this.#size, 0), this.position);
    const larger = kept.length * 2 + count;
    const bytes = larger > this.bytes.length ? new Uint8Array(larger) : this.bytes;
    bytes.set(kept);
    this.bytes = bytes;
    this.position = kept.length;
  }

  write(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.position);
    this.position += bytes.length;
  }

  /** Writes what is in `bytes` from `start` to `end`: mostly a few bytes, for which `set` takes longer. */
  writePart(bytes: Uint8Array, start: number, end: number): void {
    const own = this.bytes;
    let at = this.position;
    for (let from = start; from < end; from++) own[at++] = bytes[from] as number;
    this.position = at;
  }

  fill(byte: number, count: number): void {
    this.bytes.fill(byte, this.position, this.position + count);
    this.position += count;
  }

  /** Writes again what was written so far back. */
  repeat(distance: number, count: number): void {
    const { bytes } = this;
    const end = this.position + count;
    for (let at = this.position; at < end; at++) bytes[at] = bytes[at - distance] as number;
    this.position = end;
  }

  /** The bytes that were written from `start` on. */
  since(start: number): Uint8Array {
    return this.bytes.subarray(start, this.position);
  }

  /** How far back a byte may be repeated. */
  get reach(): number {
    return Math.min(this.position, this.#size);
  }
}
