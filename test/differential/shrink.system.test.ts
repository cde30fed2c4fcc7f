import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shrink } from './shrink.ts';

test('shrink removes the files, words, letters and lines that a failure does not need', async () => {
  const lines = Array.from({ length: 40 }, (_, i) => `line ${i}\n`).join('');
  const found = await shrink(
    {
      argv: ['-tanp', '--numeric', 'eth0'],
      tree: { '/proc/net/tcp': lines, '/etc/hosts': 'x\n', '/proc/1/fd/3': { link: 'y' } },
      env: {},
    },
    async ({ argv, tree }) => /p/.test(argv[0] ?? '') && String(tree['/proc/net/tcp']).includes('line 17\n'),
  );
  assert.deepEqual(found, { argv: ['-p'], tree: { '/proc/net/tcp': 'line 17\n' }, env: {} });
});
