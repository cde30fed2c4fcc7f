import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ProtocolMemory } from '../../src/proc/memory/protocol-memory.ts';
import { describeMemory } from '../../src/records/describe/memory.ts';
import { getterOf } from '../../src/records/field.ts';
import { FIELDS } from '../../src/records/fields.ts';

const MEMORY: ProtocolMemory = {
  protocol: 'TCP',
  inUse: 1,
  orphans: 2,
  orphanLimit: 3,
  timeWaits: 4,
  timeWaitLimit: 5,
  allocated: 6,
  memory: { pages: 7, bytes: 8n },
  limits: { low: 9, pressure: 10, high: 11 },
  pressure: null,
  socketSize: 12,
  maxHeader: 13,
  slab: false,
  module: 'kernel',
};

test('the record of a protocol has what the tables say, its fields every part of it', () => {
  assert.deepEqual(describeMemory(MEMORY), MEMORY);
  const fields = FIELDS.memory.filter(({ name }) => !name.startsWith('notes.'));
  assert.deepEqual(
    fields.flatMap(({ name }) => getterOf(name)(MEMORY)),
    ['TCP', 1, 2, 3, 4, 5, 6, 7, 8n, 9, 10, 11, null, 12, 13, false, 'kernel'],
  );
});

test('what is not known is not there', () => {
  assert.deepEqual(describeMemory({ protocol: 'all', inUse: 1 }), { protocol: 'all', inUse: 1 });
});

test('names that are not UTF-8 are told apart', () => {
  assert.deepEqual(describeMemory({ protocol: 'caf\xc3\xa9\x1b', module: '\x9b' }), {
    protocol: 'caf\xe9\x1b',
    module: '\\x9b',
  });
});
