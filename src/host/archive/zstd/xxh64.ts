/** The constants of XXH64. */
const PRIME_1 = 0x9e3779b185ebca87n;
const PRIME_2 = 0xc2b2ae3d27d4eb4fn;
const PRIME_3 = 0x165667b19e3779f9n;
const PRIME_4 = 0x85ebca77c2b2ae63n;
const PRIME_5 = 0x27d4eb2f165667c5n;

/** Bytes that are added up at once, by four lanes of 64 bits. */
const STRIPE = 32;
const LANES = 4;

/** Two constants in halves: numbers of 32 bits take a tenth of the time that a bigint does. */
const [HIGH_1, LOW_1] = [Number(PRIME_1 >> 32n) | 0, Number(PRIME_1 & 0xffffffffn) | 0];
const [HIGH_2, LOW_2] = [Number(PRIME_2 >> 32n) | 0, Number(PRIME_2 & 0xffffffffn) | 0];

const wrapped = (value: bigint): bigint => BigInt.asUintN(64, value);
const rotated = (value: bigint, bits: bigint): bigint => wrapped(value << bits) | (value >> (64n - bits));
const round = (lane: bigint, input: bigint): bigint =>
  wrapped(rotated(wrapped(lane + input * PRIME_2), 31n) * PRIME_1);

/** The sum XXH64, with seed 0, over data that comes in pieces. */
export class Xxh64 {
  /** High and low halves of the lanes, in turns. */
  readonly #lanes = new Int32Array(
    [PRIME_1 + PRIME_2, PRIME_2, 0n, -PRIME_1].flatMap((lane) => {
      const start = wrapped(lane);
      return [Number(start >> 32n) | 0, Number(start & 0xffffffffn) | 0];
    }),
  );
  readonly #rest = Buffer.alloc(STRIPE);
  #filled = 0;
  #total = 0;

  update(bytes: Uint8Array): void {
    this.#total += bytes.length;
    let at = 0;
    if (this.#filled > 0) {
      at = Math.min(STRIPE - this.#filled, bytes.length);
      this.#rest.set(bytes.subarray(0, at), this.#filled);
      this.#filled += at;
      if (this.#filled < STRIPE) return;
      this.#stripe(this.#rest, 0);
    }
    for (; at + STRIPE <= bytes.length; at += STRIPE) this.#stripe(bytes, at);
    this.#rest.set(bytes.subarray(at));
    this.#filled = bytes.length - at;
  }

  #stripe(bytes: Uint8Array, start: number): void {
    const lanes = this.#lanes;
    for (let lane = 0; lane < LANES * 2; lane += 2) {
      const at = start + lane * 4;
      multiply(wordAt(bytes, at + 4), wordAt(bytes, at), HIGH_2, LOW_2);
      const before = lanes[lane + 1] as number;
      const added = product[1] as number;
      const low = (before + added) | 0;
      const carry = low >>> 0 < before >>> 0 ? 1 : 0;
      const high = ((lanes[lane] as number) + (product[0] as number) + carry) | 0;
      // By 31 bits to the left.
      multiply((high << 31) | (low >>> 1), (low << 31) | (high >>> 1), HIGH_1, LOW_1);
      lanes[lane] = product[0] as number;
      lanes[lane + 1] = product[1] as number;
    }
  }

  digest(): bigint {
    const lanes = Array.from({ length: LANES }, (_, lane) => {
      const [high = 0, low = 0] = this.#lanes.subarray(lane * 2, lane * 2 + 2);
      return (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
    });
    let sum = PRIME_5;
    if (this.#total >= STRIPE) {
      sum = lanes.reduce(
        (total, lane, index) => total + rotated(lane, [1n, 7n, 12n, 18n][index] as bigint),
        0n,
      );
      for (const lane of lanes) sum = wrapped((wrapped(sum) ^ round(0n, lane)) * PRIME_1 + PRIME_4);
    }
    sum = wrapped(sum + BigInt(this.#total));
    let at = 0;
    for (; at + 8 <= this.#filled; at += 8)
      sum = wrapped(rotated(sum ^ round(0n, this.#rest.readBigUInt64LE(at)), 27n) * PRIME_1 + PRIME_4);
    for (; at + 4 <= this.#filled; at += 4)
      sum = wrapped(
        rotated(sum ^ wrapped(BigInt(this.#rest.readUInt32LE(at)) * PRIME_1), 23n) * PRIME_2 + PRIME_3,
      );
    for (; at < this.#filled; at++)
      sum = wrapped(rotated(sum ^ wrapped(BigInt(this.#rest[at] as number) * PRIME_5), 11n) * PRIME_1);
    sum = wrapped((sum ^ (sum >> 33n)) * PRIME_2);
    sum = wrapped((sum ^ (sum >> 29n)) * PRIME_3);
    return sum ^ (sum >> 32n);
  }
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

/** The last product: its high half, then its low one. In variables, numbers of 32 bits would be objects. */
const product = new Int32Array(2);

/** Multiplies two numbers of 64 bits in halves. */
function multiply(aHigh: number, aLow: number, bHigh: number, bLow: number): void {
  const a0 = aLow & 0xffff;
  const a1 = aLow >>> 16;
  const b0 = bLow & 0xffff;
  const b1 = bLow >>> 16;
  const p00 = a0 * b0;
  const p01 = a0 * b1;
  const p10 = a1 * b0;
  const middle = (p00 >>> 16) + (p01 & 0xffff) + (p10 & 0xffff);
  const low = (p00 & 0xffff) | (middle << 16);
  const high = a1 * b1 + (p01 >>> 16) + (p10 >>> 16) + (middle >>> 16);
  product[0] = high + Math.imul(aHigh, bLow) + Math.imul(aLow, bHigh);
  product[1] = low;
}
