const UNITS: readonly (readonly [power: bigint, unit: string])[] = [
  [60n, 'EiB'],
  [50n, 'PiB'],
  [40n, 'TiB'],
  [30n, 'GiB'],
  [20n, 'MiB'],
  [10n, 'KiB'],
];

/** A tenth of an EiB, rounded down: net-tools cannot multiply such a count by ten in 64 bits. */
const TENTH_OF_EIB = 115292150460684697n;

/**
 * A count of bytes in the largest unit that is smaller than it, with one decimal, rounded down: 1024 is `1024.0 B`, 1126
 * `1.0 KiB`, 1127 `1.1 KiB`.
 */
export function byteUnits(count: number | bigint): string {
  const bytes = BigInt(count);
  const [power, unit] = UNITS.find(([power]) => bytes > 1n << power) ?? [0n, 'B'];
  const tenths = power === 60n ? bytes / TENTH_OF_EIB : (bytes * 10n) >> power;
  return `${tenths / 10n}.${tenths % 10n} ${unit}`;
}
