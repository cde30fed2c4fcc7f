/** Items lie in chunks of so many bytes: none is moved as their number grows. */
const CHUNK_BITS = 18;
const CHUNK = 1 << CHUNK_BITS;
const FEW = 1024;

const { Bun: bun } = globalThis as { readonly Bun?: { gc(waits: boolean): void } };

/** Between so many items that are made, or made objects again, garbage is collected. */
export const ITEMS_A_COLLECTION = 1 << 15;

/**
 * Collects garbage in bun, which lets it grow as large as all that is in use, these items too: a million unix sockets sorted by their
 * paths take 330 MB with it, 560 without. To wait for it takes twice the time. V8 often collects what is young by itself.
 */
export function collect(): void {
  bun?.gc(false);
}

/**
 * Items of any number of bytes each, up to 4 GB together, one behind the other. An object takes several times as much memory as what
 * it holds, and a million of them take seconds to collect: these are a few large buffers.
 */
export class ByteItems {
  /** How many there are. */
  length = 0;
  /** Where the item is written that is being made: its next byte goes to `bytes[at]`, once there is `room`. */
  bytes = Buffer.alloc(0);
  at = 0;
  #start = 0;
  readonly #chunks: Buffer[] = [];
  /** The chunk of each item and its place there. */
  #places = new Uint32Array(FEW);

  /** Makes room for so many more bytes of the item. */
  room(size: number): void {
    if (this.at + size > this.bytes.length) this.#grow(size);
  }

  /** Moves the item to a chunk of its own, which has room for others if the item is not as large. */
  #grow(size: number): void {
    const begun = this.bytes.subarray(this.#start, this.at);
    if (this.#start === 0) this.#chunks.pop();
    this.bytes = Buffer.alloc(Math.max(CHUNK, 2 * (begun.length + size)));
    this.bytes.set(begun);
    this.#chunks.push(this.bytes);
    this.#start = 0;
    this.at = begun.length;
  }

  /** Ends the item, and gives its number. */
  end(): number {
    if (this.#start >= CHUNK || this.bytes.length === 0) this.#grow(0);
    if (this.length === this.#places.length) this.#places = grown(this.#places);
    this.#places[this.length] = ((this.#chunks.length - 1) << CHUNK_BITS) | this.#start;
    this.#start = this.at;
    if ((this.length + 1) % ITEMS_A_COLLECTION === 0) collect();
    return this.length++;
  }

  /** Where the item begins that is being made. */
  get start(): number {
    return this.#start;
  }

  /** Forgets what was written of the item. */
  drop(): void {
    this.at = this.#start;
  }

  /** The bytes in which an item begins at startOf. */
  bytesOf(item: number): Buffer {
    return this.#chunks[(this.#places[item] as number) >>> CHUNK_BITS] as Buffer;
  }

  startOf(item: number): number {
    return (this.#places[item] as number) & (CHUNK - 1);
  }
}

/** The same numbers with room for as many again. */
export function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
