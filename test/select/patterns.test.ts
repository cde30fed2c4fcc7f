import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { patternTest } from '../../src/select/conditions/patterns.ts';
import { SelectError } from '../../src/select/error.ts';
import { token } from './arbitraries.ts';

function testOf(pattern: string, ignoreCase = false): (text: string) => boolean {
  return patternTest(token(pattern, true), { ignoreCase });
}

/** Parts of patterns, each valid alone. */
const PARTS = [
  ...[
    'a',
    'bc',
    'K',
    'é',
    'ß',
    '😀',
    ' ',
    '-',
    '_',
    '/',
    '.',
    '\\.',
    '\\d',
    '\\D',
    '\\w',
    '\\W',
    '\\s',
    '\\S',
  ],
  ...[
    '[a-c]',
    '[^a]',
    '[\\d_]',
    '[\\s-]',
    '[^\\S]',
    '[\\]]',
    '[]',
    '[^]',
    '[\\b]',
    '[É-ß]',
    '[[:a]',
    '[a&&b]',
  ],
  ...[
    '\\u0061',
    '\\u{1F600}',
    '\\ud83d\\ude00',
    '\\x41',
    '\\cA',
    '\\t',
    '\\0',
    '\\/',
    '\\p{L}',
    '\\p{Script=Greek}',
  ],
  ...['^', '$', '\\b', '\\B'],
];
const QUANTIFIERS = ['', '', '', '*', '+', '?', '{2}', '{1,3}', '{0,}', '*?', '+?', '{2,}?'];

const pattern = fc.letrec<{ whole: string; part: string }>((tie) => ({
  part: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...PARTS) },
    tie('whole').map((inner) => `(${inner})`),
    tie('whole').map((inner) => `(?:${inner})`),
    tie('whole').map((inner) => `(?<name>${inner})`),
  ),
  whole: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(tie('part'), fc.constantFrom(...QUANTIFIERS)).map((parts) => parts.join('')),
    fc.tuple(tie('whole'), tie('whole')).map((parts) => parts.join('')),
    fc.tuple(tie('whole'), tie('whole')).map((parts) => parts.join('|')),
  ),
})).whole;

/** Whether a character of the text begins a match. Unasked V8 tries the halves of a character as well, and finds `\B` between them. */
function hasMatch(sticky: RegExp, text: string): boolean {
  let at = 0;
  for (const character of [...text, '']) {
    sticky.lastIndex = at;
    if (sticky.test(text)) return true;
    at += character.length;
  }
  return false;
}

const characters = [...'abcAkKxéÉßλΛ1_- ./\\\n\t\u0001\b\u00a0\u2028\u212a', '😀', '[', ':', '&'];
const texts = fc.array(fc.constantFrom(...characters), { maxLength: 8 }).map((parts) => parts.join(''));

test('a pattern has the matches that it has in JavaScript', () => {
  fc.assert(
    fc.property(pattern, fc.boolean(), fc.array(texts, { maxLength: 20 }), (source, ignoreCase, samples) => {
      let expected: RegExp;
      try {
        expected = new RegExp(source, ignoreCase ? 'iuy' : 'uy');
      } catch {
        assert.throws(() => testOf(source, ignoreCase), SelectError);
        return;
      }
      const matches = testOf(source, ignoreCase);
      for (const text of samples) {
        // Where case is ignored JavaScript, for the sake of \w, takes the Kelvin sign for a character of a word.
        if (ignoreCase && /\\b/i.test(source) && text.includes('\u212a')) continue;
        assert.equal(matches(text), hasMatch(expected, text), JSON.stringify(text));
      }
    }),
    { numRuns: 3000 },
  );
});

/** Patterns on which engines that go back take exponential or quadratic time. */
const SLOW: readonly (readonly [pattern: string, text: string])[] = [
  ['(a|a)*[.]', `${'a'.repeat(100_000)}!`],
  ['^(a|a)*$', `${'a'.repeat(100_000)}!`],
  ['^(a*)*$', `${'a'.repeat(100_000)}!`],
  ['(a+)+b', 'a'.repeat(100_000)],
  ['^(\\w+\\s?)*$', `${'a'.repeat(100_000)}!`],
  ['(x+x+)+y', 'x'.repeat(100_000)],
  ['.*.*.*=.*', 'x'.repeat(100_000)],
  ['(.*)(.*)(.*)(.*)[^.]q', 'y'.repeat(100_000)],
  ['^([a-z]*[a-z]*)*!$', `${'z'.repeat(100_000)}?`],
  ['a{1,500}b', 'a'.repeat(100_000)],
];

for (const [source, text] of SLOW) {
  test(`${source} takes linear time`, { timeout: 120_000 }, () => {
    for (const ignoreCase of [false, true]) assert.equal(testOf(source, ignoreCase)(text), false);
  });
}

/** What cannot be matched so, what is wrong, and the place of it in the pattern. */
const REFUSED: readonly (readonly [pattern: string, message: RegExp, offset?: number])[] = [
  ['ab(?=c)', /^no regular expression: \(\?= looks around, which is not supported/, 2],
  ['ab(?!c)', /\(\?! looks around/, 2],
  ['(?<=c)a', /\(\?<= looks around/, 0],
  ['a(?<!c)', /\(\?<! looks around/, 1],
  ['(a)b\\1', /\\1 refers back to a group, which is not supported/, 4],
  ['(?<n>a)\\k<n>', /\\k< refers back to a group/, 7],
  ['a{1000}{1000}', /Nothing to repeat/],
  ['(a{1000}){1000}', /larger than 2000 characters once its repetitions are written out/],
  ['((((a{10}){10}){10}){10}){10}', /larger than 2000 characters/],
  [`${'[^b]{1000}'.repeat(90)}`, /larger than 2000 characters/],
  ['a{1001}', /more than 1000 repetitions/],
  ['a{99999999999999999999}', /more than 1000 repetitions/],
  [`${'('.repeat(12_000)}a${')'.repeat(12_000)}`, /more than 1000 characters/],
  [`${'('.repeat(400)}a${')'.repeat(400)}`, /more than 100 groups inside each other/],
  ['x'.repeat(1_000_000), /more than 1000 characters/],
  ['\\p{Nothing}', /no regular expression: /],
  ['\\k', /Invalid escape/],
  ['\\Qa\\E', /Invalid escape/],
  ['(?i)a', /Invalid group/],
  ['a\\', /\\ at end of pattern/],
];

for (const [source, message, offset = 0] of REFUSED) {
  test(`${source.slice(0, 30)} is refused`, { timeout: 60_000 }, () => {
    assert.throws(
      () => patternTest(token(source), { ignoreCase: false }),
      (error) => error instanceof SelectError && message.test(error.message) && error.offset === offset,
    );
  });
}

test('the place of a mistake is that in the expression, quotes or none', () => {
  const offsetOf = (source: string, isQuoted: boolean): number | undefined => {
    try {
      patternTest({ ...token(source, isQuoted), start: 7 }, { ignoreCase: false });
    } catch (error) {
      return error instanceof SelectError ? error.offset : undefined;
    }
    return undefined;
  };
  assert.equal(offsetOf('ab(?=c)', false), 9);
  assert.equal(offsetOf('ab(?=c)', true), 10);
});

test('a pattern that may match nothing matches at the end', () => {
  assert.equal(testOf('(a|a)*$')(`${'a'.repeat(100_000)}!`), true);
});

test('no match begins within a character of two units', () => {
  for (const pattern of ['\\B', 'aaaa|\\B', 'x*\\B']) assert.equal(testOf(pattern)('a😀a'), false, pattern);
  assert.equal(testOf('\\B')('😀'), true);
});

test('a pattern without operators is searched for as it stands, with the case of its field', () => {
  assert.equal(testOf('run/a')('/RUN/a'), false);
  assert.equal(testOf('run/a', true)('/RUN/a'), true);
  assert.equal(testOf('', true)(''), true);
});
