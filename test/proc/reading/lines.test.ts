import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lineReader } from '../../../src/proc/reading/lines.ts';

test('of very many lines without a record in one batch, those after the first 100,000 are counted', () => {
  const lines = (count: number): Uint8Array => Buffer.from(`${'x\n'.repeat(count)}record\n`);
  const read = () =>
    lineReader({}, (scanner) => (scanner.end - scanner.position > 1 ? { line: scanner.line } : 'BOGUS_LINE'));
  const few = read()(lines(100_000));
  assert.equal(few.problems.length, 100_000);
  assert.deepEqual(few.problems.at(-1), { code: 'BOGUS_LINE', line: 99_999, text: 'x', before: 0 });
  const many = read()(lines(100_007));
  assert.equal(many.problems.length, 100_001);
  assert.deepEqual(many.problems.at(-2), few.problems.at(-1));
  assert.deepEqual(many.problems.at(-1), { code: 'MORE_LINES', line: 100_000, text: '7', before: 0 });
  assert.deepEqual(many.records, [{ line: 100_007 }]);
});
