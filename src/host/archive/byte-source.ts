import { CutData } from './packed.ts';

/** Gives the bytes of pieces in numbers of its reader's choice. */
export class ByteSource {
  /** How many bytes were taken. */
  position = 0;
  readonly #pieces: Iterator<Uint8Array>;
  readonly #format: string;
  #piece: Uint8Array = new Uint8Array();
  #at = 0;

  /** @param format what its errors begin with */
  constructor(pieces: Iterable<Uint8Array>, format: string) {
    this.#pieces = pieces[Symbol.iterator]();
    this.#format = format;
  }

  /** Whether there is nothing more. */
  get isAtEnd(): boolean {
    while (this.#at === this.#piece.length) {
      const { value, done } = this.#pieces.next();
      if (done) return true;
      this.#piece = value;
      this.#at = 0;
    }
    return false;
  }

  /** The next byte, which is not taken. */
  peek(): number {
    if (this.isAtEnd) throw new CutData(`${this.#format}: unexpected end of file`);
    return this.#piece[this.#at] as number;
  }

  byte(): number {
    const byte = this.peek();
    this.#at++;
    this.position++;
    return byte;
  }

  /** So many bytes, valid until more are asked for. */
  take(count: number): Uint8Array {
    if (!this.isAtEnd && this.#piece.length - this.#at >= count) {
      this.#at += count;
      this.position += count;
      return this.#piece.subarray(this.#at - count, this.#at);
    }
    const bytes = new Uint8Array(count);
    for (let filled = 0; filled < count; ) {
      if (this.isAtEnd) throw new CutData(`${this.#format}: unexpected end of file`);
      const part = this.#piece.subarray(this.#at, this.#at + count - filled);
      bytes.set(part, filled);
      filled += part.length;
      this.#at += part.length;
    }
    this.position += count;
    return bytes;
  }

  /** Gives bytes back that were taken last. */
  putBack(bytes: Uint8Array): void {
    this.#piece = Buffer.concat([bytes, this.#piece.subarray(this.#at)]);
    this.#at = 0;
    this.position -= bytes.length;
  }
}
