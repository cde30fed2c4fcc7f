/** What the program starts besides itself only helps: where nothing can be started, it does the work alone. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { writeRecordedTree } from '../bench/recorded-tree.ts';
import { PROGRAM, type Words, whyNoPackage, whyNoProgram } from './program.ts';
import { runToEnd } from './running.ts';

/** Without the rights of root, whom no limit of processes holds. */
const USER = 54321;

/** In the process itself, before the program begins: it may start no thread and no process from then on. */
const PRELOAD = `
  const { spawnSync } = require('node:child_process');
  const { status } = spawnSync('prlimit', ['--pid', process.pid, '--nproc=1:1']);
  if (status !== 0) throw new Error('no limit was set');
  try {
    new (require('node:worker_threads').Worker)('', { eval: true });
  } catch {
    process.limited = true;
  }
  if (!process.limited || !spawnSync('true').error) throw new Error('the limit has no effect');
`;

const isRoot = process.geteuid?.() === 0;
const skip = isRoot && spawnSync('prlimit', ['--version']).status === 0 ? false : 'needs root and prlimit(1)';

/** More descriptors than one thread reads alone. */
const TREE = { rows: 6000, fds: 6000, processes: 20 };

const FORMS: readonly string[][] = [['-anp'], ['-anp', '--json'], ['-anp', '--explain'], ['-a']];

describe('under a limit of processes', { skip }, () => {
  let folder: string;
  let host: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'netstat-limits-'));
    chmodSync(folder, 0o755);
    host = join(folder, 'host');
    writeRecordedTree(host, TREE);
    writeFileSync(join(folder, 'preload.cjs'), PRELOAD);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const user = { uid: USER, gid: USER };
  const withoutTime = ({ stdout, ...rest }: Awaited<ReturnType<typeof runToEnd>>) => ({
    ...rest,
    stdout: stdout.replace(/"time":"[^"]*"/, ''),
  });

  for (const form of FORMS) {
    test(`${form.join(' ')}: no thread can be started`, { skip: whyNoPackage() ?? false }, async () => {
      const [node, ...script] = PROGRAM;
      const words = [...script, '--root', host, ...form];
      const limited: Words = [node, '--require', join(folder, 'preload.cjs'), ...words];
      const expected = withoutTime(await runToEnd([node, ...words], user));
      assert.equal(expected.status, 0);
      assert.deepEqual(withoutTime(await runToEnd(limited, user)), expected);
    });

    test(`${form.join(' ')}: few threads can be started`, { skip: whyNoProgram() ?? false }, async () => {
      const words: Words = [...PROGRAM, '--root', host, ...form];
      const expected = withoutTime(await runToEnd(words, user));
      assert.deepEqual(withoutTime(await runToEnd(['prlimit', '--nproc=40', ...words], user)), expected);
    });
  }

  test('names are looked up by no other process', { skip: whyNoPackage() ?? false }, async () => {
    const [node, ...script] = PROGRAM;
    const limited: Words = [node, '--require', join(folder, 'preload.cjs'), ...script, '-a'];
    const { stdout, stderr, status } = await runToEnd(limited, user);
    assert.match(stdout, /^Active Internet connections \(servers and established\)\n/);
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  });
});
