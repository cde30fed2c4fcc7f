import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pseudonyms } from '../../../src/recorder/anonymize/pseudonyms.ts';

const KEY = Buffer.from('key');

test('names are numbered as they come, each kind for itself', () => {
  const { name } = pseudonyms(KEY, 'order');
  assert.equal(name('prog', 'sshd'), 'prog1');
  assert.equal(name('prog', 'nginx'), 'prog2');
  assert.equal(name('host', 'nginx'), 'host1');
  assert.equal(name('prog', 'sshd'), 'prog1');
});

test('by the key a name is the same in whatever order it comes, and with another key another', () => {
  const [one, other, different] = [KEY, KEY, Buffer.from('other')].map((key) => pseudonyms(key, 'key'));
  one?.name('prog', 'nginx');
  const sshd = one?.name('prog', 'sshd') ?? '';
  assert.match(sshd, /^prog[0-9a-z]{8}$/);
  assert.equal(other?.name('prog', 'sshd'), sshd);
  assert.notEqual(different?.name('prog', 'sshd'), sshd);
  assert.notEqual(other?.name('prog', 'nginx'), sshd);
  assert.notEqual(other?.name('host', 'sshd').slice(-8), sshd.slice(-8));
});

test('thousands of names of a kind are given as many', () => {
  const { name } = pseudonyms(KEY, 'key');
  const found = new Set(Array.from({ length: 5000 }, (_, index) => name('path', `name ${index}`)));
  assert.equal(found.size, 5000);
});

test('an identifier keeps its form, and is the same with dashes, underscores and none', () => {
  const { id } = pseudonyms(KEY, 'order');
  const uid = '6f1c9a52-8b07-4e3d-9c41-d27a5e08b3f6';
  assert.match(id(uid), /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.notEqual(id(uid), uid);
  assert.equal(id(uid.replaceAll('-', '_')), id(uid).replaceAll('-', '_'));
  assert.equal(id(uid.replaceAll('-', '')), id(uid).replaceAll('-', ''));
  assert.notEqual(id('0'.repeat(64)), id('1'.repeat(64)));
  assert.match(id('0'.repeat(64)), /^[0-9a-f]{64}$/);
});
