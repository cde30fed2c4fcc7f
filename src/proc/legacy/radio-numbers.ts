import { NO_NUMBER, type Scanner } from '../reading/scanner.ts';

/** Passes over so many decimal numbers; false at the first that is none. */
export function passInts(scanner: Scanner, count: number): boolean {
  for (let left = count; left > 0; left--) if (scanner.int() === undefined) return false;
  return true;
}

const SLASH = 0x2f;

/** Passes over so many pairs such as `5/10`; false at the first that is none. */
export function passPairs(scanner: Scanner, count: number, base: 'hex' | 'decimal'): boolean {
  for (let left = count; left > 0; left--) {
    if (scanner[base]() === NO_NUMBER || !scanner.literal(SLASH) || scanner[base]() === NO_NUMBER)
      return false;
  }
  return true;
}
