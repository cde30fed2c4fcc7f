/**
 * The cases about interfaces once more, on real links: the built program runs where the real one is asked, and
 * the kernel answers both.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { PROGRAM, whyNoProgram } from '../program/program.ts';
import { expected } from './case.ts';
import { runInside, whyNoLinks } from './oracle.ts';
import { whyPending } from './pending.ts';
import { topics } from './topics.ts';

const missing = whyNoLinks() ?? whyNoProgram();
const cases = [...topics.values()].flat().filter((c) => c.links !== undefined);

test('there are cases with links', () => {
  assert.ok(cases.length > 5);
});

describe('real links', () => {
  for (const c of cases) {
    const skip = whyPending(c) ?? missing ?? c.unconfirmed ?? false;
    test(`netstat ${c.args}: ${c.name}`, { skip }, async () => {
      const wanted = expected(c);
      assert.deepEqual(await runInside(c, PROGRAM, wanted.stdout), wanted);
    });
  }
});
