import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Watchdog } from '../differential/watchdog.ts';
import { tryHostile } from './campaign.ts';
import { csvRows } from './csv.ts';
import { HostileFolder } from './folder.ts';
import { hostileCase } from './random-hostile.ts';

/** A fixed series, so that a new failure comes from a change; `npm run fuzz -- --hostile N` takes new series. */
const SEED = Number(process.env.FUZZ_SEED ?? 1);

const CASES = 300;

/** Another program to test gets every case. */
const MODE = process.env.NETSTAT_BIN === undefined ? undefined : 'process';

test(`${CASES} attacks by texts, trees and arguments: nothing fails, hangs, leaks, leads outside or drives a terminal`, async (t) => {
  t.diagnostic(`seed ${SEED}`);
  const folder = new HostileFolder();
  t.after(() => folder.remove());
  const watchdog = new Watchdog();
  t.after(() => watchdog.stop());
  for (let number = 0; number < CASES; number++) {
    watchdog.begin(number);
    const report = await tryHostile(folder, SEED, number, MODE);
    if (report !== undefined)
      assert.fail(`npm run fuzz -- --seed ${SEED} --hostile 1 --case ${number}\n${report}`);
  }
});

test('a seed and a number give the same attack each time, other numbers other attacks', () => {
  assert.deepEqual(hostileCase(7, 3), hostileCase(7, 3));
  assert.notDeepEqual(hostileCase(7, 3), hostileCase(7, 4));
});

test('CSV is read strictly', () => {
  assert.deepEqual(csvRows('a,"b ""c"", d",\r\n"\n",,"x"\r\n'), [
    ['a', 'b "c", d', ''],
    ['\n', '', 'x'],
  ]);
  for (const text of ['a\n', 'a,b', 'a"b\r\n', '"a"b\r\n', '"a\r\n', 'a\rb\r\n'])
    assert.equal(typeof csvRows(text), 'string', JSON.stringify(text));
});
