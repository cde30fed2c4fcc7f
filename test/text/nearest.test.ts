import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearest } from '../../src/text/nearest.ts';

const NAMES = [
  'recvQ',
  'sendQ',
  'local.port',
  'local.host',
  'foreign.port',
  'owners.program',
  'program',
  'uid',
  'user',
];

const MEANT: readonly (readonly [word: string, names: readonly string[]])[] = [
  ['recvq', ['recvQ']],
  ['RECV', ['recvQ']],
  ['recv-q', ['recvQ']],
  ['sendQQ', ['sendQ']],
  ['prog', ['owners.program', 'program']],
  ['progam', ['program']],
  ['local.prt', ['local.port', 'local.host']],
  ['uids', ['uid']],
  ['udi', ['uid']],
  ['diu', []],
  ['rcevQ', ['recvQ']],
  ['x', []],
  ['', []],
  ['constructor', []],
  ['u'.repeat(1_000_000), []],
];

for (const [word, names] of MEANT) {
  test(`'${word.slice(0, 20)}' may have been meant for ${names.join(', ') || 'nothing'}`, () => {
    assert.deepEqual(nearest(word, NAMES), names);
  });
}

test('three names at most, each once', () => {
  assert.deepEqual(nearest('aaa', ['aab', 'aac', 'aaa', 'aaa', 'aad', 'aae']), ['aaa', 'aab', 'aac']);
});
