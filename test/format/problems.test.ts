import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemText } from '../../src/format/problems.ts';

test('a problem shows file, line and text, without control characters', () => {
  assert.equal(
    problemText('/proc/net/snmp6', { code: 'NO_NUMBER', line: 11, text: 'Ip6\x1b[2JA\x9b' }),
    'netstat: /proc/net/snmp6: line 12: no number: Ip6?[2JA?',
  );
});
