/** The largest number of 64 bits: where the kernel's counters wrap around, and strtoul saturates. */
export const MAX_64 = 0xffff_ffff_ffff_ffffn;

const MAX_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** How records hold integers: as a number where that is exact, else as the bigint. */
export function narrow(value: bigint): number | bigint {
  return value <= MAX_EXACT && value >= -MAX_EXACT ? Number(value) : value;
}
