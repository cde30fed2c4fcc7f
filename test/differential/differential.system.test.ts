import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Oracle, oracleAvailable } from '../oracle/oracle.ts';
import { type Series, tryCase, tryDamaged } from './campaign.ts';
import { TABLES } from './tables/index.ts';

/** A fixed series, so that a new failure comes from a change; `npm run fuzz` takes new series. */
const series: Series = {
  seed: Number(process.env.FUZZ_SEED ?? 1),
  tables: TABLES,
  words: [],
  // Another program to test gets every case that a separate process can run.
  mode: process.env.NETSTAT_BIN === undefined ? undefined : 'process',
};
const again = (option: string, number: number) =>
  `npm run fuzz -- --seed ${series.seed} ${option} --case ${number}`;

const CASES = 500;
const DAMAGED = 800;

test(`${CASES} random hosts and command lines: output is that of net-tools`, {
  skip: oracleAvailable() ?? false,
}, async (t) => {
  t.diagnostic(`seed ${series.seed}`);
  const oracle = await Oracle.start();
  t.after(() => oracle.close());
  for (let number = 0; number < CASES; number++) {
    const report = await tryCase(oracle, series, number);
    if (report !== undefined) assert.fail(`${again('', number)}\n${report}`);
  }
});

test(`${DAMAGED} damaged hosts: nothing is thrown, no control character is printed`, async (t) => {
  t.diagnostic(`seed ${series.seed}`);
  const dir = mkdtempSync(join(tmpdir(), 'netstat-damaged-'));
  t.after(() => rmSync(dir, { recursive: true }));
  for (let number = 0; number < DAMAGED; number++) {
    const report = await tryDamaged(dir, series, number);
    if (report !== undefined) assert.fail(`${again('--damaged 1', number)}\n${report}`);
  }
});
