import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Scanner } from '../../../src/proc/reading/scanner.ts';

test('a line that is longer than the limit counts as several, an empty rest as one more', () => {
  const scanner = new Scanner(Buffer.from('abcdefg\nhij\n\nk'), 1, 3);
  const pieces: string[] = [];
  while (scanner.nextLine()) pieces.push(`${scanner.line} ${scanner.rest()}`);
  assert.deepEqual(pieces, ['1 abc', '2 def', '3 g', '4 hij', '5 ', '6 ', '7 k']);
});

test('the end of a line is looked for once, not again for each of its pieces', () => {
  const scanner = new Scanner(new Uint8Array(1 << 24), 1, 254);
  const start = process.cpuUsage();
  let lines = 0;
  while (scanner.nextLine()) lines++;
  assert.equal(lines, Math.ceil(2 ** 24 / 254));
  // It takes 20 ms; a look at all that is left for each piece would take 100 s.
  assert.ok(process.cpuUsage(start).user < 2_000_000);
});
