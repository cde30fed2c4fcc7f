import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ratioTable, results, tableInReadme } from './ratios.ts';

test('README has the ratios of RESULTS.md', () => {
  assert.equal(tableInReadme(), ratioTable(results()));
});
