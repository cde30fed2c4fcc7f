import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sanitize } from '../../src/text/sanitize.ts';
import { printable } from '../../src/text/unsafe.ts';

const NAMES: readonly [meaning: string, bytes: string, shown: string][] = [
  ['plain', 'nginx: worker', 'nginx: worker'],
  ['a newline, that would forge a row', 'a\ntcp 0', 'a?tcp 0'],
  ['escape and delete', '\x1b[31m\x7f', '?[31m?'],
  ['letters in UTF-8', '\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80', '\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80'],
  ['a letter whose bytes look like controls', '\xe2\x9b\x84', '\xe2\x9b\x84'],
  ['C1 in UTF-8', 'a\xc2\x9bb', 'a?b'],
  ['C1 as a stray byte', 'a\x9bb', 'a?b'],
  ['a no-break space in UTF-8', '\xc2\xa0', '\xc2\xa0'],
  ['an overlong form', '\xc0\x9b\xe0\x80\x9b', '\xc0?\xe0??'],
  ['half of a surrogate pair', '\xed\xb4\x8b', '\xed\xb4?'],
  ['beyond the last character', '\xf4\x90\x80\x80', '\xf4???'],
  ['a letter that is cut short', '\xe2\x82', '\xe2?'],
  ['latin1 letters', 'caf\xe9', 'caf\xe9'],
  ['a byte that looks like a soft hyphen', 'caf\xad', 'caf\xad'],
  ['text that is turned round', 'a\xe2\x80\xaeb\xd8\x9c', 'a?b?'],
  ['invisible characters', '\xe2\x80\x8b\xc2\xad\xef\xbb\xbf\xf3\xa0\x81\x81\xe1\xa0\x8e', '?????'],
  ['separators of lines', 'a\xe2\x80\xa8\xe2\x80\xa9', 'a??'],
  ['joiners', '\xe2\x80\x8c\xe2\x80\x8d', '\xe2\x80\x8c\xe2\x80\x8d'],
  ['a selector behind an emoji', '\xe2\x9d\xa4\xef\xb8\x8f', '\xe2\x9d\xa4\xef\xb8\x8f'],
  ['selectors that hide something', 'a\xef\xb8\x8f\xff\xef\xb8\x8f', 'a?\xff?'],
  ['characters that are no bytes, of which a stream would make controls', '\u011b\u0a0a', '??'],
];

for (const [meaning, bytes, shown] of NAMES) {
  test(meaning, () => {
    assert.equal(sanitize(bytes), shown);
  });
}

test('no control character survives in any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const shown = Buffer.from(sanitize(Buffer.from(bytes).toString('latin1')), 'latin1');
      assert.doesNotMatch(shown.toString('utf8'), /[\x00-\x1f\x7f-\x9f\xad\u200b\u202e]/);
      assert.equal(sanitize(shown.toString('latin1')), shown.toString('latin1'));
    }),
  );
});

test('it does to bytes of UTF-8 what printable does to the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = Buffer.from(text);
      assert.equal(
        Buffer.from(sanitize(bytes.toString('latin1')), 'latin1').toString(),
        printable(bytes.toString()),
      );
    }),
  );
});
