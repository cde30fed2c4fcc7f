import type { Random } from '../differential/random.ts';

/** A code point as the bytes of its UTF-8, or what would be its UTF-8 if surrogates had any (CESU-8); latin1. */
function utf8(point: number): string {
  if (point < 0xd800 || point > 0xdfff) return Buffer.from(String.fromCodePoint(point)).toString('latin1');
  return String.fromCharCode(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
}

/** What a line may not have to stay a line, and a word to stay a word. */
const SEPARATORS = ['\n', '\r\n', '\r', '\t', ' ', '\v', '\f', '\n\n', '\nFORGED ROW\n'];

/** Controls of a terminal, and sequences that it obeys. */
const CONTROLS = [
  ...Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(code)),
  '\x7f',
  ...Array.from({ length: 0x20 }, (_, code) => String.fromCharCode(0x80 + code)),
  ...Array.from({ length: 0x20 }, (_, code) => utf8(0x80 + code)),
  '\x1b[5m',
  '\x1b[41m',
  '\x1b[2J\x1b[H',
  '\x1b]0;title\x07',
  '\x1b]8;;http://example.org\x1b\\',
  '\x1bP$q"p\x1b\\',
  '\x1b[6n',
  '\x1bc',
  '\x9b31m',
  '\xc2\x9b31m',
  '\b\b\b\b',
  '\x0e',
];

/** What turns round, hides or parts what is shown. */
const INVISIBLE = [
  0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200b, 0x200e, 0x200f, 0x061c,
  0x2060, 0x2064, 0x206a, 0xfeff, 0x00ad, 0x034f, 0x115f, 0x180e, 0x3164, 0xffa0, 0xfff9, 0xfffb, 0x2028,
  0x2029, 0xe0001, 0xe0041, 0xe007f, 0x1d173,
].map(utf8);

/** Characters that stay, alone and where they do not belong. */
const LETTERS = [
  'a',
  'x'.repeat(40),
  ...[
    0xe4, 0x3b1, 0x5d0, 0x627, 0x915, 0x94d, 0x200d, 0x200c, 0x301, 0x4e2d, 0x1f600, 0x1f468, 0xfe0f,
    0x10ffff,
  ].map(utf8),
];

/** Bytes that are not UTF-8: cut, overlong, stray, surrogates, beyond the last code point. */
const MALFORMED = [
  '\xff',
  '\xfe\xff',
  '\xe2\x82',
  '\xf0\x9f\x98',
  '\xc0\x80',
  '\xc0\xaf',
  '\xe0\x80\xaf',
  '\xf0\x80\x80\x9b',
  '\xe0\x82\x9b',
  '\xf4\x90\x80\x80',
  '\xf8\x88\x80\x80\x80',
  '\xbf\xbf',
  utf8(0xd800),
  utf8(0xdfff),
  utf8(0xd83d) + utf8(0xde00),
];

/** What other programs take for their syntax. */
const SYNTAX = [
  '\\x1b[31m',
  '\\x5cx1b',
  '\\u001b',
  '\\',
  '\\n',
  '\\033',
  '%s%n%99999999s',
  '=1+1',
  '=cmd|"/c calc"!A1',
  '@SUM(1)',
  '+1',
  '-1',
  '"',
  '""',
  '","',
  "'",
  ';',
  ',',
  '`id`',
  '$(id)',
  '*',
  '[',
  '(',
  '{"a":1}',
  '</script>',
  '&lt;',
  '../../../../etc/passwd',
  '/',
  '.',
  '..',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e999',
  '0x1F',
  '--json',
  '-',
  '#',
  ':',
  '|',
];

const NULS = ['\0', '\0\0', '\0x', 'x\0'];

const KINDS = [SEPARATORS, CONTROLS, INVISIBLE, LETTERS, MALFORMED, SYNTAX, NULS];

/** A short text, as latin1, of what does harm if it is shown or read without care. */
export function hostileText(random: Random): string {
  const kinds = random.chance(0.4) ? [random.pick(KINDS)] : KINDS;
  const pieces = random.many(1, random.pick([1, 3, 12]), () => random.pick(random.pick(kinds)));
  return random.chance(0.3) ? `x${pieces.join('')}` : pieces.join('');
}

/** Without bytes that an argument or a name of a file cannot have. */
export function withoutNuls(text: string): string {
  return text.replaceAll('\0', '?');
}

/** What a text of any length may be a repetition of. */
export const UNITS = [
  '\0',
  ' ',
  '\n',
  '/',
  '-',
  ':',
  '"',
  '\\',
  '\\x1b',
  '\x1b[5m',
  '=',
  '(',
  'a',
  'a ',
  '/a',
  'a\0',
  '\xe2\x82\xac',
  '\xe2\x82',
  '\xff',
  '\xe2\x80\xae',
  '\xcc\x81',
  '\xe2\x80\x8d',
  '\xf0\x9f\x98\x80',
  '\xed\xa0\x80',
] as const;

/** Up to so many bytes of one unit, with something else at its end. */
export function longText(random: Random, most: number): string {
  const unit = random.pick(UNITS);
  return (
    unit.repeat(Math.floor(random.between(1, most) / unit.length)) +
    random.pick(['', 'x', hostileText(random)])
  );
}
