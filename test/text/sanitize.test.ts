import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sanitize } from '../../src/text/sanitize.ts';

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
      assert.doesNotMatch(shown.toString('utf8'), /[\x00-\x1f\x7f-\x9f]/);
      assert.equal(sanitize(shown.toString('latin1')), shown.toString('latin1'));
    }),
  );
});
