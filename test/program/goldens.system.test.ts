/** The built program prints for recorded hosts what net-tools prints. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { readExpected, readList, rootOf } from '../golden/goldens.ts';
import { PROGRAM, whyNoProgram } from './program.ts';

/** For a build of the source, which has the goldens itself, a few are enough: names, a failure, a large frame. */
const FEW = new Set(['netstat -a', 'netstat -plantu', 'netstat -xap', 'netstat -S']);

const goldens = readList('commands.txt').filter(
  ({ line }) => process.env.NETSTAT_BIN !== undefined || FEW.has(line),
);

for (const golden of goldens) {
  test(`${golden.host}: ${golden.line}`, { skip: whyNoProgram() ?? false }, () => {
    const [command, ...first] = PROGRAM;
    const { stdout, stderr, status, error } = spawnSync(command, [...first, ...golden.argv], {
      encoding: 'latin1',
      env: { NETSTAT_ROOT: rootOf(golden.host) },
      timeout: 300_000,
    });
    assert.ifError(error);
    assert.deepEqual({ stdout, stderr, status }, readExpected(golden));
  });
}
