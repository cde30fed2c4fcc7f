/** The largest number of 64 bits: where the kernel's counters wrap around, and strtoul saturates. */
export const MAX_64 = 0xffff_ffff_ffff_ffffn;

const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** How records hold integers: as a number where that is exact, else as the bigint. */
export function narrow(value: bigint): number | bigint {
  return value <= MAX_EXACT && value >= -MAX_EXACT ? Number(value) : value;
}

const MIN_63 = -0x8000_0000_0000_0000n;

/** The number that a word is: decimal, signed or unsigned, of at most 64 bits; undefined where it is none. */
export function parseInteger(word: string): number | bigint | undefined {
  if (!/^-?\d{1,20}$/.test(word)) return undefined;
  const value = BigInt(word);
  return value >= MIN_63 && value <= MAX_64 ? narrow(value) : undefined;
}
