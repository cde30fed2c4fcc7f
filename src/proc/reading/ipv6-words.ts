import { Ipv6Address, swapBytes } from './address.ts';
import { parseIpv6 } from './address-text.ts';
import { NO_NUMBER, type Scanner } from './scanner.ts';

const DIGITS = 32;
const GROUPS = 8;
const GROUP_DIGITS = 4;

/**
 * Reads an IPv6 address of 32 hexadecimal digits in network order. net-tools reads it as eight words of up to four bytes, so
 * blanks may stand between these. Undefined where the words are no address.
 */
export function ipv6Words(scanner: Scanner): Ipv6Address | undefined {
  scanner.skipBlanks();
  const start = scanner.position;
  if (scanner.hexDigits(DIGITS) === DIGITS) return ipv6At(scanner, start, DIGITS);
  scanner.position = start;
  return parseIpv6(Array.from({ length: GROUPS }, () => scanner.word(GROUP_DIGITS)).join(':'));
}

const WORD_DIGITS = 8;

/**
 * The IPv6 address in a run of hexadecimal digits, four words of eight: missing ones are 0, further ones are ignored.
 *
 * @param swapped whether the words are little-endian
 */
export function ipv6At(scanner: Scanner, start: number, digits: number, swapped = false): Ipv6Address {
  const word = (index: number): number => {
    const skipped = index * WORD_DIGITS;
    const value = scanner.hexWord(start + skipped, Math.max(0, Math.min(WORD_DIGITS, digits - skipped)));
    return swapped ? swapBytes(value) : value;
  };
  return new Ipv6Address(word(0), word(1), word(2), word(3));
}

/** Reads a hexadecimal number of at most `length` bytes, its sign included, as unsigned 32 bits; undefined for none. */
export function shortHex(scanner: Scanner, length: number): number | undefined {
  scanner.skipBlanks();
  const { end } = scanner;
  scanner.end = Math.min(end, scanner.position + length);
  const value = scanner.hex32();
  scanner.end = end;
  return value === NO_NUMBER ? undefined : value;
}
