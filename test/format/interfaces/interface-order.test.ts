import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sortInterfaceNames } from '../../../src/format/interfaces/interface-order.ts';

/** Each list in the order in which net-tools shows interfaces of these names. */
const ORDERS: readonly (readonly string[])[] = [
  ['9', '100', 'a', 'a12b3', 'a1b12', 'aa', 'br-abc', 'eth0', 'eth0:1', 'eth0:2', 'eth0:10', 'eth01', 'eth1'],
  ['eth1', 'eth2', 'eth10', 'eth0:x', 'lo'],
  ['0', '00', '001', '01', '1', '9', '10', '100', '+5', '-1', '9z', 'A1', 'z9'],
  ['a2147483648', 'a4294967295', 'a4294967296', 'a00000000000001', 'a001', 'a01', 'a1', 'a4294967297', 'a5'],
  ['a99999999999', 'a9999999999999', 'a-1', 'a.1', 'a01b1', 'a1b', 'a1b01', 'a1b1', 'aa', 'b\xc3\xa41', 'lo'],
  [
    '1:0',
    '9:1',
    'a1:2147483648',
    'a1',
    'a1:0',
    'a1:4294967296',
    'a1:01',
    'a1:1',
    'a1:2',
    'a1:10',
    'a5:1',
    'a1:',
  ],
];

for (const order of ORDERS) {
  test(`the order of ${order.join(' ')}`, () => {
    assert.deepEqual(sortInterfaceNames([...order].reverse()), order);
  });
}

test('the order does not depend on the order of the input', () => {
  const name = fc.stringMatching(/^[a0:1-]{0,6}$/);
  fc.assert(
    fc.property(
      fc
        .uniqueArray(name)
        .chain((names) =>
          fc.tuple(fc.constant(names), fc.shuffledSubarray(names, { minLength: names.length })),
        ),
      ([names, shuffled]) => {
        assert.deepEqual(sortInterfaceNames(shuffled), sortInterfaceNames(names));
      },
    ),
  );
});
