import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { test } from 'node:test';
import { oracleAvailable } from '../../oracle/oracle.ts';
import { inPrivateNetwork, whyNoPrivateNetwork } from './private-network.ts';

const SCRIPT = new URL('both-builds-scenario.ts', import.meta.url).pathname;

/** `NAMES_CASES=5000 NAMES_SEED=7` runs more of them, or others. */
const CASES = process.env.NAMES_CASES ?? '40';
const SEED = process.env.NAMES_SEED ?? '1';

const hasBoth = ['bin/netstat.cjs', 'dist/netstat'].every((path) =>
  existsSync(new URL(`../../../${path}`, import.meta.url)),
);
const noPeer = hasBoth || oracleAvailable() === undefined ? undefined : 'needs the executable, or netstat';

test(`both builds show the names that netstat shows, from ${CASES} pairs of files and from DNS`, {
  skip: whyNoPrivateNetwork() ?? noPeer ?? false,
}, async () => {
  const { programs, found } = JSON.parse(await inPrivateNetwork(SCRIPT, [CASES, SEED])) as {
    programs: number;
    found: object[];
  };
  assert.ok(programs >= 2);
  assert.deepEqual(found.slice(0, 3), []);
});
