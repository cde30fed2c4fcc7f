/** What is recorded of a recorded host shows the same as that host. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { openRoot } from '../../src/host/root/open-root.ts';
import type { Root } from '../../src/host/root/root.ts';
import { hosts, readExpected, readList, rootOf } from '../golden/goldens.ts';
import { runIn } from '../io.ts';
import { QUIET, recordTo } from './recorded.ts';

const goldens = readList('commands.txt');
const lines = new Map(goldens.map(({ line, argv }) => [line, argv]));

/** Beyond net-tools: each view in each form. */
const BEYOND = [
  '-ap',
  '-rn',
  '-r6',
  '-i -a',
  '-g',
  '-s',
  '-m',
  '-M',
  '--list-netns',
  '-an --ax25 --ipx --netrom --rose --x25',
].flatMap((view) =>
  ['--json', '--ndjson --explain', '--csv', '--table --all-netns', '--explain', '--all-netns'].map((form) =>
    `${view} ${form}`.split(' '),
  ),
);

for (const host of hosts()) {
  describe(`a recording of ${host}`, () => {
    const original = openRoot(rootOf(host));
    let folder = '';
    let copy: Root;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'netstat-record-'));
      assert.deepEqual(await recordTo(join(folder, 'host'), original, '--all-netns'), QUIET);
      copy = openRoot(join(folder, 'host'));
    });
    after(() => rmSync(folder, { recursive: true }));

    const own = goldens.filter((golden) => golden.host === host);
    test('shows what net-tools printed of the host', async () => {
      for (const golden of own)
        assert.deepEqual(await runIn({ root: copy }, golden.argv), readExpected(golden), golden.line);
    });

    test('every other command line', async () => {
      const done = new Set(own.map(({ line }) => line));
      const others = [...lines].filter(([line]) => !done.has(line)).map(([, argv]) => argv);
      for (const argv of [...others, ...BEYOND])
        assert.deepEqual(
          await runIn({ root: copy }, argv),
          await runIn({ root: original }, argv),
          argv.join(' '),
        );
    });
  });
}
