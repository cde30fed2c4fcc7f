import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isUnsafe, printable, replaceUnsafe } from '../../src/text/unsafe.ts';

/** A letter behind which a selector of a variant may stand. */
const HAN = 0x845b;

/** What scripts need of the ignorable characters. */
const NEEDED = /^(?:\u200c|\u200d|[\u180b-\u180d\u180f\ufe00-\ufe0f\u{e0100}-\u{e01ef}])$/u;
const HARMFUL = /^[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]$/u;

test('unsafe are exactly the characters that are controls, separators of lines, ignorable or turn text round', () => {
  const wrong: string[] = [];
  for (let point = 0; point <= 0x10ffff; point++) {
    if (point >= 0xd800 && point <= 0xdfff) continue;
    const character = String.fromCodePoint(point);
    const expected = HARMFUL.test(character) && !NEEDED.test(character);
    if (isUnsafe(point, HAN) !== expected) wrong.push(point.toString(16));
  }
  assert.deepEqual(wrong, []);
});

describe('printable', () => {
  for (const [meaning, text, shown] of [
    ['an escape sequence', '\x1b[31mred\x1b]0;title\x07', '?[31mred?]0;title?'],
    ['C1', 'a\x9b31m\x85', 'a?31m?'],
    [
      'marks of bidirectional text',
      '\u202aa\u202b\u202c\u202d\u202e\u2066b\u2067\u2068\u2069\u061c\u200e\u200f',
      '?a?????b??????',
    ],
    ['invisible characters', 'a\u200b\u2060\u2064\ufeff\xad\u180e\u034f\u3164\uffa0\ufff9', 'a??????????'],
    ['tags', '\u{e0001}\u{e0041}a\u{e007f}', '??a?'],
    ['separators of lines', 'a\r\nb\u2028c\u2029', 'a??b?c?'],
    ['joiners in Persian and in Hindi', 'می\u200cخواهم क्\u200dष', 'می\u200cخواهم क्\u200dष'],
    ['marks that combine', 'e\u0301 ก็ שָׁ', 'e\u0301 ก็ שָׁ'],
    ['selectors of Mongolian', 'ᠠ\u180b', 'ᠠ\u180b'],
    [
      'a selector behind Han, and behind an emoji that is joined',
      '葛\u{e0100} ❤\ufe0f\u200d🔥',
      '葛\u{e0100} ❤\ufe0f\u200d🔥',
    ],
    ['selectors that hide something', '\ufe0fsshd\ufe0f❤\ufe0f\ufe0e\u200b\ufe01', '?sshd?❤\ufe0f???'],
    ['half of a surrogate pair', 'a\ud800', 'a\ud800'],
  ] as const) {
    test(meaning, () => assert.equal(printable(text), shown));
  }

  test('leaves nothing unsafe, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = printable(text);
        assert.doesNotMatch(shown, /[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b\ufeff\u2028\u2029]/u);
        assert.equal(printable(shown), shown);
      }),
    );
  });
});

test('replaceUnsafe gives each character as a whole', () => {
  assert.equal(
    replaceUnsafe('a\u{e0041}\n', (character) => `<${character.codePointAt(0)?.toString(16)}>`),
    'a<e0041><a>',
  );
});
