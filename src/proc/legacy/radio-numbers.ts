import { NO_NUMBER, type Scanner } from '../reading/scanner.ts';

/** Skips `count` decimal numbers; false where one is missing. */
export function skipInts(scanner: Scanner, count: number): boolean {
  for (let left = count; left > 0; left--) if (scanner.int() === undefined) return false;
  return true;
}

const SLASH = 0x2f;

/** Skips `count` pairs such as `5/10`; false where one is missing. */
export function skipPairs(scanner: Scanner, count: number, base: 'hex' | 'decimal'): boolean {
  for (let left = count; left > 0; left--) {
    if (scanner[base]() === NO_NUMBER || !scanner.literal(SLASH) || scanner[base]() === NO_NUMBER)
      return false;
  }
  return true;
}
