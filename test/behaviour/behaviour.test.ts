/** Surprising cases: each is a host, a command line and its whole output. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { runIn } from '../io.ts';
import { type Case, expected, type Output } from './case.ts';
import { sysFiles } from './links.ts';
import { runInside, whyNoNamespaces } from './oracle.ts';
import { whyPending } from './pending.ts';
import { topics } from './topics.ts';

const HELP: Case = { name: 'help', args: '-h', files: {} };

/** Runs the source on the host of a case; with -c until the given number of frames was shown. */
function answerOfSource({ args, files, links = [], env, uid, frames }: Case): Promise<Output> {
  const root = memoryRoot({ ...files, ...sysFiles(links) });
  return runIn(
    { root, env, uid, frames },
    args.split(' ').filter((arg) => arg !== ''),
  );
}

const { NETSTAT_BIN } = process.env;
const missing = NETSTAT_BIN === undefined ? undefined : whyNoNamespaces();

/** Runs the source, or the program to test instead on hosts that can be made of files. */
async function answer(c: Case): Promise<Output> {
  if (NETSTAT_BIN === undefined || c.unconfirmed || c.links) return answerOfSource(c);
  const { PROGRAM } = await import('../program/program.ts');
  return runInside(c, PROGRAM, expected(c).stdout);
}

test('the help that ends a wrong command line is the help that -h prints', async () => {
  const asked = await answer(HELP);
  assert.match(asked.stdout, /--numeric-hosts/);
  assert.deepEqual(asked, { stdout: asked.stdout, stderr: '', status: 0 });
});

for (const [topic, cases] of topics) {
  describe(topic, () => {
    for (const c of cases) {
      test(`netstat ${c.args}: ${c.name}`, {
        skip: missing ?? whyPending(c) ?? c.live ?? false,
      }, async () => {
        const wanted = expected(c);
        const help = c.helpOn ? { [c.helpOn]: wanted[c.helpOn] + (await answer(HELP)).stdout } : {};
        assert.deepEqual(await answer(c), { ...wanted, ...help });
      });
    }
  });
}
