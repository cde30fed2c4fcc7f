const UNITS: readonly (readonly [power: bigint, unit: string])[] = [
  [60n, 'EiB'],
  [50n, 'PiB'],
  [40n, 'TiB'],
  [30n, 'GiB'],
  [20n, 'MiB'],
  [10n, 'KiB'],
];

/** A tenth of an EiB, cut to a whole number of bytes: in 64 bits the count cannot be multiplied by ten. */
const TENTH_OF_EIB = 115292150460684697n;

/**
 * A count of bytes with one decimal, cut, in the largest unit that it is greater than: 1024 is `1024.0 B`, 1126 `1.0 KiB`,
 * 1127 `1.1 KiB`.
 */
export function byteUnits(count: number | bigint): string {
  const bytes = BigInt(count);
  const [power, unit] = UNITS.find(([power]) => bytes > 1n << power) ?? [0n, 'B'];
  const tenths = power === 60n ? bytes / TENTH_OF_EIB : (bytes * 10n) >> power;
  return `${tenths / 10n}.${tenths % 10n} ${unit}`;
}
