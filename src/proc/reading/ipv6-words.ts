import { Ipv6Address } from './address.ts';
import { parseIpv6 } from './address-text.ts';
import { NO_NUMBER, type Scanner } from './scanner.ts';

const DIGITS = 32;
const GROUPS = 8;
const GROUP_DIGITS = 4;

/**
 * The IPv6 address that comes next, 32 hexadecimal digits in network order. As net-tools reads it: eight words of up to
 * four bytes, so that blanks may part them. Undefined where they are no address.
 */
export function ipv6Words(scanner: Scanner): Ipv6Address | undefined {
  scanner.blanks();
  const start = scanner.position;
  if (scanner.hexDigits(DIGITS) === DIGITS) {
    const word = (index: number): number => scanner.hexWord(start + 8 * index, 8);
    return new Ipv6Address(word(0), word(1), word(2), word(3));
  }
  scanner.position = start;
  return parseIpv6(Array.from({ length: GROUPS }, () => scanner.word(GROUP_DIGITS)).join(':'));
}

/** Passes over an address that is not asked for, whatever stands there. */
export function passIpv6Words(scanner: Scanner): void {
  for (let group = 0; group < GROUPS; group++) scanner.passWord(GROUP_DIGITS);
}

/** A hexadecimal number of at most so many bytes, sign and all; unsigned 32 bits, undefined for none. */
export function shortHex(scanner: Scanner, length: number): number | undefined {
  scanner.blanks();
  const { end } = scanner;
  scanner.end = Math.min(end, scanner.position + length);
  const value = scanner.hex32();
  scanner.end = end;
  return value === NO_NUMBER ? undefined : value;
}
