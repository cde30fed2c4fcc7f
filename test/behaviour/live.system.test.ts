/**
 * The cases about interfaces on real links: the built program and the real one run in the same namespaces and get
 * their answers from the same kernel.
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
