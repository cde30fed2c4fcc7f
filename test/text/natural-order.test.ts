import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { naturalOrder } from '../../src/text/natural-order.ts';

test('numbers in names count by their value', () => {
  const names = [
    'web-10',
    'web-2b',
    'a',
    'web-2',
    'web-02',
    '10',
    '9',
    'web',
    'web-2-1',
    'Web-1',
    'web-99999999999999999999',
    '',
  ];
  assert.deepEqual(names.sort(naturalOrder), [
    '',
    '9',
    '10',
    'Web-1',
    'a',
    'web',
    'web-02',
    'web-2',
    'web-2-1',
    'web-2b',
    'web-10',
    'web-99999999999999999999',
  ]);
});

test('it is an order, in which only equal names are equal', () => {
  const name = fc.string({ unit: fc.constantFrom('a', '-', '0', '1', '2'), maxLength: 6 });
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      assert.equal(naturalOrder(a, b) === 0, a === b);
      assert.equal(Math.sign(naturalOrder(a, b)), 0 - Math.sign(naturalOrder(b, a)));
      if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) assert.ok(naturalOrder(a, c) < 0);
    }),
  );
});
