import { latin1 } from '../../text/latin1.ts';

/** White space of isspace() in the C locale, to be put into a character class. */
export const SPACE = ' \\t\\n\\v\\f\\r';

const BLANK = 0x20;
const AFTER_NUL = /\0[^\n]*/g;
const LEADING_SPACE = new RegExp(`^[${SPACE}]+`);

/**
 * The lines of a file such as /etc/hosts that have a form, as glibc's `files` source takes them (observed, glibc 2.36): a line
 * ends at its first NUL, white space before it is dropped, empty lines and lines that start with `#` are left out. A last line
 * without a newline counts.
 *
 * @param form what a line must match, latin1, one character a byte
 * @param comments whether a `#` inside a line starts a comment, as in every database but passwd
 */
export function* matchDatabaseLines(
  bytes: Uint8Array,
  form: RegExp,
  comments = true,
): Generator<RegExpExecArray> {
  const text = latin1(bytes);
  const whole = text.includes('\0') ? text.replace(AFTER_NUL, '') : text;
  for (const raw of whole.split('\n')) {
    const line = raw.charCodeAt(0) <= BLANK ? raw.replace(LEADING_SPACE, '') : raw;
    const hash = line.indexOf('#');
    if (line === '' || hash === 0) continue;
    const match = form.exec(hash > 0 && comments ? line.slice(0, hash) : line);
    if (match !== null) yield match;
  }
}

/** A line of /etc/hosts or /etc/networks: its first word, and its second one, which may be missing. */
export const TWO_WORDS = new RegExp(`^([^${SPACE}]+)[${SPACE}]*([^${SPACE}]*)`);

/** Octal digits of the largest 64-bit number. */
const MOST_DIGITS = 22;
const LEADING_ZEROS = /^0+/;
const PREFIX = { 8: '0o', 10: '', 16: '0x' };

/**
 * A number as strtoul() reads it, or undefined if it does not fit 32 bits, in which case glibc skips the line. strtoul()
 * wraps negative numbers, so only those just above -2^64 fit.
 *
 * @param sign `-`, `+` or nothing
 * @param digits at least one, all of the base
 */
export function unsigned32(sign: string, digits: string, base: 8 | 10 | 16 = 10): number | undefined {
  const significant = digits.replace(LEADING_ZEROS, '') || '0';
  if (significant.length > MOST_DIGITS) return undefined;
  const value = BigInt(PREFIX[base] + significant);
  if (value > 0xffff_ffff_ffff_ffffn) return undefined;
  const signed = sign === '-' ? BigInt.asUintN(64, -value) : value;
  return signed > 0xffff_ffffn ? undefined : Number(signed);
}
