/**
 * The cases about interfaces once more, on real links: the built program runs where the real one is asked, and
 * the kernel answers both.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { expected } from './case.ts';
import { runInside, whyNoLinks } from './oracle.ts';
import { whyPending } from './pending.ts';
import { topics } from './topics.ts';

const launcher = fileURLToPath(new URL('../../bin/netstat.cjs', import.meta.url));
const bundle = fileURLToPath(new URL('../../dist/netstat.cjs', import.meta.url));
const missing = whyNoLinks() ?? (existsSync(bundle) ? undefined : 'needs the built program: npm run build');
const cases = [...topics.values()].flat().filter((c) => c.links !== undefined);

test('there are cases with links', () => {
  assert.ok(cases.length > 5);
});

describe('real links', () => {
  for (const c of cases) {
    const skip = whyPending(c) ?? missing ?? c.unconfirmed ?? false;
    test(`netstat ${c.args}: ${c.name}`, { skip }, async () => {
      const wanted = expected(c);
      assert.deepEqual(await runInside(c, [process.execPath, launcher], wanted.stdout), wanted);
    });
  }
});
