import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from './random.ts';
import { randomCase } from './random-case.ts';
import { TABLES } from './tables/index.ts';

test('a seed and a number give the same case each time, other numbers other cases', () => {
  assert.deepEqual(randomCase(7, 3, TABLES), randomCase(7, 3, TABLES));
  assert.notDeepEqual(randomCase(7, 3, TABLES), randomCase(7, 4, TABLES));
  assert.notDeepEqual(randomCase(7, 3, TABLES), randomCase(8, 3, TABLES));
});

test('every value within the limits occurs, none beyond', () => {
  const random = new Random(1);
  const seen = new Set(Array.from({ length: 1000 }, () => random.between(3, 9)));
  assert.deepEqual([...seen].sort(), [3, 4, 5, 6, 7, 8, 9]);
});

test('every table occurs with rows', () => {
  const cases = Array.from({ length: 300 }, (_, number) => randomCase(1, number, TABLES));
  const pools = { ipv4: ['0100007F'], ipv6: ['0'.repeat(32)], ports: [22], uids: ['0'], inodes: ['1'] };
  for (const table of TABLES) {
    const [path = ''] = Object.keys(table.files(new Random(1), pools));
    const full = cases.filter(({ tree }) => String(tree[path] ?? '').split('\n').length > 3);
    assert.ok(full.length > 20, `${table.name} has rows in ${full.length} cases`);
  }
});
