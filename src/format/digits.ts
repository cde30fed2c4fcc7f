const ZERO = 48;

/** How many decimal digits a whole number from 0 to 2^31 - 1 has. */
export function digitsOf(value: number): number {
  let digits = 1;
  for (let power = 10; power <= value; power *= 10) digits++;
  return digits;
}

/** Writes a whole number from 0 to 2^31 - 1 so that it ends at `end`. */
export function writeDigits(bytes: Uint8Array, end: number, value: number): void {
  let rest = value;
  let at = end;
  do {
    bytes[--at] = ZERO + (rest % 10);
    rest = (rest / 10) | 0;
  } while (rest > 0);
}
