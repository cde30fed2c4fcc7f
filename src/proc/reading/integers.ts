/** The largest unsigned 64-bit number: the kernel's counters wrap around after it, strtoul saturates at it. */
export const MAX_64 = 0xffff_ffff_ffff_ffffn;

const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** An integer as records hold it: a number where that is exact, otherwise a bigint. */
export function narrow(value: bigint): number | bigint {
  return value <= MAX_EXACT && value >= -MAX_EXACT ? Number(value) : value;
}

/** The range of a C long. */
const MIN_63 = -0x8000_0000_0000_0000n;
const MAX_63 = 0x7fff_ffff_ffff_ffffn;

/** Parses a word as a decimal integer, signed or unsigned, of at most 64 bits; undefined for any other word. */
export function parseInteger(word: string): number | bigint | undefined {
  if (!/^-?\d{1,20}$/.test(word)) return undefined;
  const value = BigInt(word);
  return value >= MIN_63 && value <= MAX_64 ? narrow(value) : undefined;
}

/** A number that C reads as a long, which saturates, and keeps as an int: its low 32 bits. */
export function intOfLong(value: bigint): number {
  const long = value > MAX_63 ? MAX_63 : value < MIN_63 ? MIN_63 : value;
  return Number(BigInt.asIntN(32, long));
}

/** The integer at the start of a word; 0 for none. */
export function leadingInteger(word = ''): bigint {
  return BigInt(/^[\v\f\r]*([+-]?\d+)/.exec(word)?.[1]?.replace('+', '') ?? 0);
}

/** The integer at the start of a word, as C's atoi reads it. */
export function atoi(word?: string): number {
  return intOfLong(leadingInteger(word));
}
