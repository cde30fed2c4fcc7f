import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bytesOf, textOf } from '../../src/text/utf8.ts';

const CASES: readonly (readonly [bytes: string, text: string])[] = [
  ['', ''],
  ['plain', 'plain'],
  ['na\xc3\xafve', 'naïve'],
  ['\xf0\x9f\x90\xa7', '🐧'],
  ['na\xefve', 'na\\xefve'],
  ['\xc2\x9b', '\u009b'],
  ['\\', '\\'],
  ['\\xef', '\\x5cxef'],
  ['\\xEF \\xzz', '\\xEF \\xzz'],
];

for (const [bytes, text] of CASES) {
  test(`text of ${JSON.stringify(bytes)}`, () => {
    assert.equal(textOf(bytes), text);
    assert.equal(bytesOf(text), bytes);
  });
}

test('no byte is lost', () => {
  const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
  const bytes = fc.array(fc.oneof(byte, fc.constantFrom('\\x', '\\x4', '\\x41', '\xc3\xaf')));
  fc.assert(fc.property(bytes, (pieces) => assert.equal(bytesOf(textOf(pieces.join(''))), pieces.join(''))));
});
