/** Runs the real program on every case of the folder: the expectations are what net-tools prints. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { expectedOfOriginal } from './case.ts';
import { askOriginal, whyNoLinks, whyNoOracle } from './oracle.ts';
import { topics } from './topics.ts';

const missing = whyNoOracle();
const missingLinks = whyNoLinks();
const help = missing === undefined ? await askOriginal({ name: 'help', args: '-h', files: {} }) : undefined;

for (const [topic, cases] of topics) {
  describe(`${topic}, by net-tools`, () => {
    for (const c of cases) {
      const original = expectedOfOriginal(c);
      const unlinked = c.links === undefined ? undefined : missingLinks;
      const skip =
        missing ?? unlinked ?? c.unconfirmed ?? (original === undefined ? c.departs?.why : undefined);
      test(`netstat ${c.args}: ${c.name}`, { skip: skip ?? false }, async () => {
        const found = await askOriginal(c);
        // Asked for its help, net-tools prints all but the list of families on stdout.
        if (c.helpOn === 'stdout') return assert.deepEqual(found, help);
        const tail = c.helpOn === 'stderr' && help ? help.stdout + help.stderr : '';
        assert.deepEqual(found, { ...original, stderr: original?.stderr + tail });
      });
    }
  });
}
