import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCountLimit, parseMemoryLimits } from '../../../src/proc/memory/memory-limits.ts';
import { countLines } from '../count-lines.ts';

const memory = (text: string) => parseMemoryLimits(Buffer.from(text, 'latin1'));
const count = (text: string) => parseCountLimit(Buffer.from(text, 'latin1'));

test('tcp_mem: three numbers of pages, each of up to 64 bits', () => {
  const records = [{ low: 287901, pressure: 383869, high: 575802 }];
  assert.deepEqual(memory('287901\t383869\t575802\n'), { records, problems: [] });
  assert.deepEqual(memory('1 9007199254740993 18446744073709551615').records, [
    { low: 1, pressure: 9007199254740993n, high: 0xffff_ffff_ffff_ffffn },
  ]);
});

for (const text of ['\n', '1\t2\n', '1\t2\tx\n', 'x\t2\t3\n', '1\t-\t3\n', '1\0\t2\t3\n']) {
  test(`tcp_mem: ${JSON.stringify(text)} is a problem`, () => {
    const line = text.replace(/[\n\0].*/s, '');
    assert.deepEqual(memory(text), {
      records: [],
      problems: [{ code: 'NO_NUMBER', line: 0, text: line, before: 0 }],
    });
  });
}

test('tcp_max_orphans: one number', () => {
  assert.deepEqual(count('131072\n'), { records: [{ most: 131072 }], problems: [] });
  assert.deepEqual(count('many\n').problems, [{ code: 'NO_NUMBER', line: 0, text: 'many', before: 0 }]);
});

test('an empty file has no limits', () => {
  assert.deepEqual(memory(''), { records: [], problems: [] });
  assert.deepEqual(count(''), { records: [], problems: [] });
});

test('arbitrary bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      for (const { records, problems } of [parseMemoryLimits(bytes), parseCountLimit(bytes)])
        assert.equal(records.length + problems.length, countLines(bytes));
    }),
  );
});
