import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openRoot } from '../../src/host/root/open-root.ts';
import { hosts, rootOf } from '../golden/goldens.ts';
import { runIn } from '../io.ts';
import { leaksIn, textOf } from '../recorder/anonymize/leaks.ts';
import { originalsOf } from '../recorder/anonymize/originals.ts';
import { readTree, treeIn } from '../recorder/anonymize/trees.ts';
import { inFolder, QUIET, recorded, recordTo } from '../recorder/recorded.ts';

const busy = openRoot(rootOf('busy'));
const namespaces = openRoot(rootOf('namespaces'));

for (const [line, complaint] of [
  ['--anonymize', '--anonymize needs --record PATH'],
  ['--anonymize-key=x -t', '--anonymize-key needs --record PATH'],
  [
    '--record=x --anonymize-key=',
    "--anonymize-key needs the file of a key, or one that is to be made, not an empty name, not ''",
  ],
] as const)
  test(`${line} is a mistake`, async () => {
    const { stdout, stderr, status } = await runIn({ root: busy }, line.split(' '));
    assert.deepEqual(
      [stdout, stderr.split(', not')[0], status],
      ['', `netstat: ${complaint.split(', not')[0]}${complaint.includes(', not') ? '' : '\n'}`, 3],
    );
    assert.ok(!existsSync('x'));
  });

for (const host of hosts())
  test(`${host}: nothing of it is in a recording of it`, () =>
    inFolder(async (keys) => {
      // With a key that is always the same, so that no address becomes one that another was.
      const key = join(keys, 'key');
      writeFileSync(key, '5'.repeat(64), { mode: 0o600 });
      const options = [`--anonymize-key=${key}`, '--all-netns'];
      await recorded(openRoot(rootOf(host)), options, async (_root, folder) => {
        const manifest = readFileSync(join(folder, 'netstat-record.json'), 'latin1');
        const values = await originalsOf(readTree(host));
        assert.deepEqual(leaksIn(`${textOf(treeIn(folder))}\n${manifest.toLowerCase()}`, values), []);
      });
    }));

test('each recording has a key of its own, and those with a file have the same one', () =>
  inFolder(async (folder) => {
    const tables = async (name: string, ...options: readonly string[]): Promise<string> => {
      assert.deepEqual(await recordTo(join(folder, name), busy, ...options), QUIET);
      return textOf(treeIn(join(folder, name)));
    };
    const key = `--anonymize-key=${join(folder, 'key')}`;
    const [first, second] = [await tables('a', key), await tables('b', key, '--anonymize')];
    assert.equal(first, second);
    assert.equal(statSync(join(folder, 'key')).mode & 0o777, 0o600);
    assert.notEqual(await tables('c', '--anonymize'), await tables('d', '--anonymize'));
  }));

test('two hosts recorded with one key have the same name for the same program', () =>
  inFolder(async (folder) => {
    const key = `--anonymize-key=${join(folder, 'key')}`;
    const programs = await Promise.all(
      [busy, namespaces].map(async (root, index) => {
        const path = join(folder, String(index));
        assert.deepEqual(await recordTo(path, root, key), QUIET);
        const { stdout } = await runIn({ root: openRoot(path) }, ['-tlnp']);
        return /:22 .*\/(prog\w+)/.exec(stdout)?.[1];
      }),
    );
    assert.ok(programs[0] !== undefined && programs[0] === programs[1], programs.join());
  }));

test('a key that others may read, or that is none, is said, and nothing is recorded', () =>
  inFolder(async (folder) => {
    const key = join(folder, 'key');
    const refused = async (reason: string): Promise<void> => {
      assert.deepEqual(await recordTo(join(folder, 'host'), busy, `--anonymize-key=${key}`), {
        stdout: '',
        stderr: `netstat: ${key}: ${reason}\n`,
        status: 1,
      });
      assert.ok(!existsSync(join(folder, 'host')));
    };
    writeFileSync(key, 'secret\n', { mode: 0o600 });
    await refused('it has no key: name a new file, in which one is written');
    chmodSync(key, 0o644);
    await refused('other users may read it (chmod 600)');
  }));
