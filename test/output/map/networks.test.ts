import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupPeers } from '../../../src/output/map/networks.ts';

function groupsOf(addresses: readonly string[]): string[] {
  return [...new Set(groupPeers(new Set(addresses)).values())];
}

const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);

const CASES: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['/24', numbers(17).map((n) => `192.0.2.${n}`), ['192.0.2.0/24']],
  ['/16', numbers(40).map((n) => `172.16.${n >> 1}.${n}`), ['172.16.0.0/16']],
  ['/8', numbers(40).map((n) => `200.${n >> 1}.3.${n}`), ['200.0.0.0/8']],
  ['/64', numbers(17).map((n) => `2001:db8:1:2::${n}`), ['2001:db8:1:2::/64']],
  ['/48', numbers(40).map((n) => `2001:db8:1:${n >> 1}::${n}`), ['2001:db8:1::/48']],
  ['/32', numbers(40).map((n) => `2001:db8:${n >> 1}::${n}`), ['2001:db8::/32']],
  ['no address', numbers(17).map((n) => `x${n}`), numbers(17).map((n) => `x${n}`)],
];

for (const [name, addresses, groups] of CASES)
  test(`many peers are grouped: ${name}`, () => assert.deepEqual(groupsOf(addresses), groups));

test('few peers stay, and so does the only one of a network', () => {
  const few = numbers(16).map((n) => `192.0.2.${n}`);
  assert.deepEqual(groupsOf(few), few);
  assert.deepEqual(groupsOf([...few, '198.51.100.1']), ['192.0.2.0/24', '198.51.100.1']);
});
