import { DamagedData } from '../packed.ts';

/** Reads bits from the end of bytes to their beginning, as zstd writes them; its last byte has a 1 above them. */
export class BackwardBits {
  readonly #bytes: Uint8Array;
  /** How many bits are left; negative where more was read than there are, which are 0. */
  left: number;

  constructor(bytes: Uint8Array) {
    const last = bytes.at(-1) ?? 0;
    if (last === 0) throw new DamagedData('zstd: bits without an end');
    this.#bytes = bytes;
    this.left = bytes.length * 8 - 1 - Math.clz32(last) + 24;
  }

  /** So many bits, at most 24, which are not taken. */
  peek(count: number): number {
    const bytes = this.#bytes;
    const start = this.left - count;
    const at = start < 0 ? 0 : start >> 3;
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    const mask = (1 << count) - 1;
    if (start >= 0) return (word >>> (start & 7)) & mask;
    return start <= -32 ? 0 : (word << -start) & mask;
  }

  /** So many bits, at most 31. */
  read(count: number): number {
    if (count > 16) return this.read(count - 16) * 0x10000 + this.read(16);
    const value = this.peek(count);
    this.left -= count;
    return value;
  }
}
