import { createHash } from 'node:crypto';

/** A sum over data that comes in pieces. */
export interface Check {
  update(bytes: Uint8Array): void;
  /** As it stands in a file. */
  digest(): Uint8Array;
}

const CRC32_POLYNOMIAL = 0xedb88320;
/** In two halves. */
const CRC64_POLYNOMIAL = [0xd7870f42, 0xc96c5795] as const;

/** For each byte what it makes of the two halves of a sum; one of 32 bits is the lower half. */
function tableOf(low: number, high: number): readonly [Int32Array, Int32Array] {
  const lows = new Int32Array(256);
  const highs = new Int32Array(256);
  for (let byte = 0; byte < 256; byte++) {
    let [l, h] = [byte, 0];
    for (let bit = 0; bit < 8; bit++) {
      const isOdd = (l & 1) === 1;
      l = (l >>> 1) | (h << 31);
      h >>>= 1;
      if (isOdd) [l, h] = [l ^ low, h ^ high];
    }
    lows[byte] = l;
    highs[byte] = h;
  }
  return [lows, highs];
}

class Crc implements Check {
  #low = -1;
  #high = -1;
  readonly #lows: Int32Array;
  readonly #highs: Int32Array;
  readonly #size: 4 | 8;

  constructor(size: 4 | 8, [lows, highs]: ReturnType<typeof tableOf>) {
    this.#size = size;
    this.#lows = lows;
    this.#highs = highs;
    if (size === 4) this.#high = 0;
  }

  update(bytes: Uint8Array): void {
    const lows = this.#lows;
    const highs = this.#highs;
    let low = this.#low;
    let high = this.#high;
    for (let at = 0; at < bytes.length; at++) {
      const index = (low ^ (bytes[at] as number)) & 0xff;
      low = ((low >>> 8) | (high << 24)) ^ (lows[index] as number);
      high = (high >>> 8) ^ (highs[index] as number);
    }
    this.#low = low;
    this.#high = high;
  }

  digest(): Uint8Array {
    const bytes = Buffer.alloc(8);
    bytes.writeInt32LE(~this.#low, 0);
    bytes.writeInt32LE(~this.#high, 4);
    return bytes.subarray(0, this.#size);
  }
}

const CRC32_TABLE = tableOf(CRC32_POLYNOMIAL, 0);

/** The sum over one piece. */
export function crc32(bytes: Uint8Array): Uint8Array {
  const crc = new Crc(4, CRC32_TABLE);
  crc.update(bytes);
  return crc.digest();
}

/** What is known of the checks that the header of a stream can name. */
export const CHECKS: Readonly<Record<number, () => Check>> = {
  1: () => new Crc(4, CRC32_TABLE),
  4: () => new Crc(8, tableOf(...CRC64_POLYNOMIAL)),
  10: () => {
    const hash = createHash('sha256');
    return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() };
  },
};

/** Bytes of a check, by its number. */
export function checkSize(check: number): number {
  return check === 0 ? 0 : 4 << Math.floor((check - 1) / 3);
}
