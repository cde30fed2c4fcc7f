/** The console examples of README.md: each `$ …` line is run on the recorded host `busy`. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { OURS, PROGRAM } from './program.ts';

const PACKAGE = join(import.meta.dirname, '../..');
const README = readFileSync(join(PACKAGE, 'README.md'), 'utf8');

/** Command lines, each with the output below it. */
const EXAMPLES = [...README.matchAll(/^```console\n(.*?)^```$/gms)].flatMap(([, block = '']) =>
  [...block.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)].map(([, line = '', output = '']) => ({
    line,
    output,
  })),
);

const noJq = spawnSync('jq', ['--version']).error && 'needs jq';

test('README has examples of what net-tools has and of what it lacks', () => {
  assert.ok(EXAMPLES.length >= 15, `${EXAMPLES.length} examples`);
  for (const option of ['-tlp', '--json', '--csv', '--table', '--where', '--sort', '--count-by', '--explain'])
    assert.ok(
      EXAMPLES.some(({ line }) => line.includes(option)),
      option,
    );
});

for (const { line, output } of EXAMPLES) {
  const skip = OURS.skip || (line.includes('jq') && noJq);
  test(`README: ${line}`, { skip }, () => {
    const script = `netstat() { ${PROGRAM.map((word) => `'${word}'`).join(' ')} "$@"; }\n${line}`;
    const { stdout } = spawnSync('sh', ['-c', `exec 2>&1\n${script}`], {
      cwd: PACKAGE,
      env: { PATH: process.env.PATH, NETSTAT_ROOT: 'fixtures/busy' },
      encoding: 'utf8',
    });
    // The lines of CSV end in CR LF, which nobody sees in README.
    assert.equal(stdout.replaceAll('\r\n', '\n'), output);
  });
}
