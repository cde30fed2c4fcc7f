import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Series } from './measure.ts';
import { formatSeries, growth, median, timeAgainst } from './table.ts';

const series = (name: string, milliseconds: number[], kilobytes: number[], rows?: number): Series => ({
  contestant: { name, command: [] },
  rows,
  milliseconds,
  kilobytes,
});

test('the median is the middle value, or the mean of two', () => {
  assert.equal(median([30, 1, 2]), 2);
  assert.equal(median([4, 1, 2, 100]), 3);
});

test('a row shows median, range, peak and the ratio to each contestant that took part', () => {
  const all = [
    series('ours', [50, 40, 60], [20_480, 22_528, 21_504], 100_000),
    series('peer', [100, 110, 90], [], 7),
  ];
  assert.equal(
    formatSeries(all, [timeAgainst('peer'), timeAgainst('not installed')]),
    `\
| program | median ms |   min – max | runs | peak MB | sockets | ÷ peer |
| ------- | --------: | ----------: | ---: | ------: | ------: | -----: |
| ours    |      50.0 | 40.0 – 60.0 |    3 |    21.0 |  100000 |   0.50 |
| peer    |       100 |  90.0 – 110 |    3 |       – |       7 |   1.00 |
`,
  );
});

test('growth divides by the base of the row, and is not shown where there is none', () => {
  const few = series('few', [10], [1024]);
  const many = { ...series('many', [25], [1536]), contestant: { name: 'many', command: [], base: 'few' } };
  assert.equal(growth('time', 'milliseconds').of(many, [few, many]), 2.5);
  assert.equal(growth('memory', 'kilobytes').of(many, [few, many]), 1.5);
  assert.equal(growth('time', 'milliseconds').of(few, [few, many]), undefined);
});
