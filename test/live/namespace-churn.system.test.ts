/**
 * Processes and network namespaces come and go, and numbers are reused, while all are shown: no row stands below the heading of another
 * namespace. NETSTAT_CHURN is the number of runs.
 */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { openRoot } from '../../src/host/root/open-root.ts';
import { runIn } from '../io.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'network namespaces that come and go';

const RUNS = Number(process.env.NETSTAT_CHURN ?? 20);

/** In milliseconds: only what hangs takes so long. */
const LIMIT = 300_000 + RUNS * 10_000;

/** See the script. */
const FIRST = 4026531840;
const portOf = (inode: number): number => 1024 + ((inode - FIRST) % 64000);

const script = join(import.meta.dirname, 'namespace-churn.py');

function whyNot(): string | undefined {
  return whyNoNamespace() ?? (spawnSync('python3', ['-V']).status === 0 ? undefined : 'needs python3');
}

/** What is shown of each namespace, by its number. */
function sections(text: string): [inode: number, rows: string][] {
  const [, ...parts] = text.split(/^Namespace (\d+) \(.*\)\n/m);
  return parts.flatMap((part, at) => (at % 2 === 0 ? [[Number(part), parts[at + 1] ?? '']] : []));
}

function tests(): void {
  before(async () => {
    const folder = furnishNetwork();
    const told = join(folder, 'started');
    const file = openSync(told, 'w');
    spawn('python3', [script], { stdio: ['ignore', file, 'inherit'] }).unref();
    closeSync(file);
    while (readFileSync(told, 'latin1') === '') await setTimeout(20);
  });

  test(`${RUNS} runs`, async () => {
    const root = openRoot('/');
    let rows = 0;
    for (let left = RUNS; left > 0; left--) {
      const view = left % 2 === 0 ? '-tlnp' : '-tln';
      const { stdout, stderr, status } = await runIn({ root }, ['--all-netns', view]);
      for (const [inode, text] of sections(stdout)) {
        for (const [row, port, state] of text.matchAll(/^tcp +\d+ +\d+ \S+:(\d+) +\S+ +(\S+).*$/gm)) {
          rows++;
          assert.deepEqual([Number(port), state], [portOf(inode), 'LISTEN'], `${inode}: ${row}`);
        }
      }
      const complaints = stderr.replaceAll(/^netstat: namespace \d+: its last process has ended\n/gm, '');
      assert.equal(complaints, '');
      assert.equal(status, 0);
    }
    assert.ok(rows > RUNS, `${rows} rows`);
  });
}

const missing = whyNot();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename, LIMIT);
