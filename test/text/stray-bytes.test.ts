import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { latin1Bytes } from '../../src/text/latin1.ts';
import { shownArgumentLines } from '../../src/text/shown.ts';
import { firstByte, hasStrayBytes, textWithStrayBytes, withStrayBytes } from '../../src/text/stray-bytes.ts';

describe('bytes that are no letters, in a text', () => {
  test('any bytes come back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('latin1');
        assert.equal(withStrayBytes(textWithStrayBytes(text)), text);
      }),
    );
  });

  test('UTF-8 is text, all else is a half of a surrogate pair', () => {
    assert.equal(textWithStrayBytes('-t\xc3\xa9\xff\xe6\x97'), '-té\udcff\udce6\udc97');
    assert.equal(hasStrayBytes('-té🌍'), false);
    assert.equal(hasStrayBytes('\udcff'), true);
  });

  test('the first byte of a letter', () => {
    assert.deepEqual(['t', 'é', '日', '🌍', '\udc85'].map(firstByte), [
      't',
      '\udcc3',
      '\udce6',
      '\udcf0',
      '\udc85',
    ]);
  });

  test('a control among them is not shown', () => {
    assert.deepEqual(shownArgumentLines(["'\udcc3' é", "'\udc9b'"]), latin1Bytes("'\xc3' \xc3\xa9\n'?'\n"));
    assert.equal(shownArgumentLines(["'\x1b' é"]), "'?' é\n");
  });
});
