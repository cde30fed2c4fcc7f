import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseIgmpIndexes } from '../../../src/proc/interfaces/indexes.ts';
import { latin1Bytes } from '../../../src/text/latin1.ts';

const indexes = (text: string): unknown => Object.fromEntries(parseIgmpIndexes(latin1Bytes(text)));

test('/proc/net/igmp has the numbers of interfaces', () => {
  const table = `Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter
1\tlo        :     1      V3
\t\t\t\t010000E0     1 0:00000000\t\t0
17\tinterface-of-15:     1      V3
\t\t\t\t010000E0     1 0:00000000\t\t0
`;
  assert.deepEqual(indexes(table), { lo: 1, 'interface-of-15': 17 });
});

test('an older /proc/net/igmp has none', () => {
  assert.deepEqual(
    indexes('Device    : Count Querier\tGroup    Users Timer\tReporter\neth0      :     1      V2\n'),
    {},
  );
});
