import assert from 'node:assert/strict';
import { test } from 'node:test';
import stringWidth from 'string-width';
import { widthOf } from '../../src/text/width.ts';

test('texts have their widths', () => {
  const widths: readonly (readonly [text: string, width: number])[] = [
    ['', 0],
    ['plain', 5],
    ['日本語', 6],
    ['a日b', 4],
    ['e\u0301e\u0301', 2],
    ['1\ufe0f\u20e32', 3],
    ['👩‍👩‍👧x', 3],
    ['🇩🇪🇫🇷', 4],
    ['日'.repeat(1000), 2000],
  ];
  for (const [text, width] of widths) {
    assert.equal(widthOf(text), width, text);
    assert.equal(stringWidth(text), width, text);
  }
});
