import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openRoot } from '../../src/host/root/open-root.ts';
import { runIn } from '../io.ts';
import { fileNames, hosts, readExpected, readList, recordedFiles, rootOf } from './goldens.ts';

const goldens = readList('commands.txt');

test('every host has command lines, and every recorded outcome has one', () => {
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
    assert.deepEqual(await runIn({ root: openRoot(rootOf(golden.host)) }, golden.argv), readExpected(golden));
  });
}
