import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { openRoot } from '../../src/host/root/open-root.ts';
import { type Ran, runIn } from '../io.ts';
import {
  fileNames,
  type Golden,
  hosts,
  type Outcome,
  readExpected,
  readList,
  recordedFiles,
  rootOf,
} from './goldens.ts';

/** A program to test in place of the source, such as a single-file build. */
const PROGRAM = process.env.NETSTAT_BIN;
const LAUNCHER = new URL('../../bin/netstat.cjs', import.meta.url).pathname;

/** Command lines that go through the built launcher too: names, failures, a large frame. */
const BUILT = new Set(['netstat -a', 'netstat -plantu', 'netstat -xap', 'netstat -S']);

const goldens = readList('commands.txt');

function runSource({ host, argv }: Golden): Promise<Ran> {
  return runIn({ root: openRoot(rootOf(host)) }, argv);
}

function runProgram(program: string, { host, argv }: Golden): Outcome {
  const [command, ...first] = program.endsWith('.cjs') ? [process.execPath, program] : [program];
  const { stdout, stderr, status, error } = spawnSync(command, [...first, ...argv], {
    encoding: 'latin1',
    env: { NETSTAT_ROOT: rootOf(host) },
    timeout: 20_000,
  });
  assert.ifError(error);
  return { stdout, stderr, status: status ?? -1 };
}

test('every host has command lines, and every recorded outcome a command line', () => {
  assert.ok(hosts().length >= 4 && goldens.length >= 50, 'fixtures are there');
  for (const host of hosts()) {
    const mine = goldens.filter((golden) => golden.host === host);
    assert.equal(new Set(mine.map(({ line }) => line)).size, mine.length, `${host}: no line stands twice`);
    const recorded = recordedFiles(host);
    const names = mine.flatMap(fileNames);
    assert.deepEqual(
      recorded.filter((name) => !names.includes(name)),
      [],
      `${host}: no outcome without its line`,
    );
    for (const golden of mine) readExpected(golden);
  }
});

for (const golden of goldens) {
  test(`${golden.host}: ${golden.line}`, async () => {
    assert.deepEqual(PROGRAM ? runProgram(PROGRAM, golden) : await runSource(golden), readExpected(golden));
  });
}

for (const golden of goldens.filter(({ line }) => BUILT.has(line))) {
  test(`${golden.host}: ${golden.line}, as built`, () => {
    assert.deepEqual(runProgram(PROGRAM ?? LAUNCHER, golden), readExpected(golden));
  });
}
