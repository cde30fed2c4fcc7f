import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bitTurner, keeping } from '../../../src/recorder/anonymize/turned-bits.ts';

const turn = bitTurner(Buffer.from('0123456789abcdef'));
const nothing = (): boolean => false;
const values = Array.from({ length: 256 }, (_, value) => BigInt(value));

function all(number: number, isKept = nothing as Parameters<typeof turn>[0]['isKept']): bigint[] {
  return values.map((value) => turn({ number, width: 8, isKept }, value));
}

test('all values of a tree are given all values, in pairs that stay pairs', () => {
  const others = all(0);
  assert.deepEqual(
    [...others].sort((a, b) => Number(a - b)),
    values,
  );
  for (let value = 0; value < 256; value += 2) assert.equal((others[value] ?? 0n) ^ 1n, others[value + 1]);
  assert.notDeepEqual(others, values);
});

test('trees turn bits differently', () => {
  assert.notDeepEqual(all(0), all(1));
});

test('a kept prefix stays, what is behind it does not, and no other value comes into it', () => {
  const others = all(0, keeping([[0b1010n, 4]]));
  for (const [value, other] of others.entries()) assert.equal(other >> 4n === 0b1010n, value >> 4 === 0b1010);
  assert.notDeepEqual(others.slice(0xa0, 0xb0), values.slice(0xa0, 0xb0));
});

test('where all is kept nothing changes', () => {
  assert.deepEqual(
    all(0, () => true),
    values,
  );
});
