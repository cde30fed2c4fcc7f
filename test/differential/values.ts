import type { Random } from './random.ts';

/** The limits of signed and unsigned numbers of 32 and 64 bits. */
const EDGES = [
  0n,
  1n,
  9n,
  10n,
  255n,
  256n,
  32767n,
  32768n,
  65535n,
  65536n,
  2n ** 31n - 1n,
  2n ** 31n,
  2n ** 32n - 2n,
  2n ** 32n - 1n,
  2n ** 32n,
  2n ** 53n - 1n,
  2n ** 53n + 1n,
  2n ** 63n - 1n,
  2n ** 63n,
  2n ** 64n - 1n,
  2n ** 64n,
  10n ** 25n,
];

/** A number as the kernel prints them, mostly small, rarely one of the limits. */
export function magnitude(random: Random, edge = 0.08): bigint {
  if (random.chance(edge)) return random.pick(EDGES);
  if (random.chance(0.4)) return 0n;
  return BigInt(random.word() >>> random.between(0, 31));
}

/** A decimal number, rarely in another form that `scanf` accepts. */
export function decimal(random: Random, edge = 0.08): string {
  const text = magnitude(random, edge).toString();
  if (random.chance(0.01)) return `-${text}`;
  if (random.chance(0.01)) return random.pick(['+', '0', '000000000000000000000000']) + text;
  return text;
}

/** A hexadecimal number of at least so many digits, rarely in another form that `scanf` accepts. */
export function hex(random: Random, digits: number, value = magnitude(random)): string {
  if (random.chance(0.005)) return random.pick(['-', '-0x']) + value.toString(16);
  return hexOf(random, digits, value);
}

/** This number in one of its spellings. */
export function hexOf(random: Random, digits: number, value: bigint): string {
  const text = value.toString(16).toUpperCase().padStart(digits, '0');
  if (random.chance(0.015)) return text.toLowerCase();
  if (random.chance(0.01)) return random.pick(['+', '0x', '0X', '+0x', '0000000000000000000000']) + text;
  return text;
}

/** White space between columns: a blank, rarely something else that `scanf` skips. */
export function gap(random: Random): string {
  if (random.chance(0.99)) return ' ';
  return random.pick(['  ', '\t', '   \t ', '\v', '\f', '\r', ' '.repeat(40)]);
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789-_.';
/** What a name may contain: letters in UTF-8, control and invisible characters, shell and terminal syntax. */
const STRANGE = [
  '\xc3\xa4',
  '\xc3\xb6',
  '\xe9',
  '\x1b',
  '\x1b[31m',
  '\x07',
  '\x7f',
  '\x01',
  '\x85',
  '\xc2\x9b',
  '\xc2\xad',
  '\xe2\x80\x8b',
  '\xe2\x80\xae',
  '\xe2\x80\xa8',
  '\xef\xbb\xbf',
  '\xef\xb8\x8f',
  '\xf3\xa0\x81\x81',
  '"',
  "'",
  '\\',
  '%s',
  '$',
  '*',
  '(',
  ']',
];

/** A word without white space, as names in files are. */
export function word(random: Random, longest = 14): string {
  const length = random.chance(0.06) ? random.between(15, 90) : random.between(1, longest);
  let text = '';
  for (let i = 0; i < length; i++) text += LETTERS[random.between(0, LETTERS.length - 1)];
  if (!random.chance(0.05)) return text;
  const at = random.between(0, text.length);
  return text.slice(0, at) + random.pick(STRANGE) + text.slice(at);
}

/**
 * Joins lines, rarely without a newline at the end, or with CR. The last line has none: where all have, a table is a copy through Windows,
 * which this program undoes on purpose.
 */
export function joinLines(random: Random, lines: readonly string[]): string {
  const end = random.chance(0.02) ? '\r\n' : '\n';
  const text = lines.map((line, at) => line + (at === lines.length - 1 ? '\n' : end)).join('');
  return random.chance(0.04) ? text.slice(0, -1) : text;
}

/** Pads a line with white space, which changes no column, beyond the length that is read at once. */
export function stretch(random: Random, line: string): string {
  return `${line} ${' '.repeat(random.between(7900, 9000))}${random.pick(['', 'x', '1 2 3'])}`;
}
