import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { openRoot } from '../../../src/host/root/open-root.ts';
import type { Root } from '../../../src/host/root/root.ts';
import { type Ran, runIn } from '../../io.ts';

const FIXTURES = join(import.meta.dirname, '../../../fixtures');

const scratch = mkdtempSync(join(tmpdir(), 'netstat-odd-files-'));
after(() => rmSync(scratch, { recursive: true }));

/** Command lines that read together all files that there are views of. */
const RUNS: readonly string[][] = [
  ['-aeepoZ'],
  ['-a', '-A', 'ax25,x25,ipx,ddp,netrom,rose'],
  ['-ree'],
  ['-rF', '-A', 'inet,inet6'],
  ['-rC', '-A', 'inet'],
  ['-r', '-A', 'ax25,x25,ipx,ddp,netrom,rose'],
  ['-i', '-ee'],
  ['-s'],
  ['-s', '-6'],
  ['-g'],
  ['-M', '-n'],
  ['--memory'],
  ['-anp', '--explain'],
  ['-anp', '--json'],
  ['--flows', '-n'],
  ['--list-netns'],
  ['-anp', '--all-netns', '--json'],
  ['-i', '--all-netns'],
];

function tree(name: string, host: string): string {
  const base = join(scratch, name);
  cpSync(join(FIXTURES, host), base, { recursive: true, verbatimSymlinks: true });
  return base;
}

const show = (base: string, argv: readonly string[]): Promise<Ran> =>
  runIn({ root: openRoot('/') }, ['--root', base, ...argv]);

/** The files that runs read of a host, each with the first command line that reads it. */
async function filesRead(base: string): Promise<ReadonlyMap<string, string[]>> {
  const opened = openRoot(base);
  const read = new Map<string, string[]>();
  for (const argv of RUNS) {
    const note = <T>(path: string, result: T): T => {
      if (!read.has(path)) read.set(path, argv);
      return result;
    };
    const root: Root = {
      ...opened,
      read: (path, most) => note(path, opened.read(path, most)),
      readBatches: (path) => note(path, opened.readBatches(path)),
    };
    await runIn({ root }, argv);
  }
  return read;
}

/** Puts something else in the place of each file, and expects that the run which reads it tells so and goes on. */
function testInPlaceOfEach(what: string, host: string, put: (file: string) => void, words: string): void {
  test(`${host}: ${what} in the place of each of its files`, async () => {
    const base = tree(`${host} ${what}`, host);
    const files = await filesRead(base);
    assert.ok(files.size > 10, [...files.keys()].join(' '));
    for (const [path, argv] of files) {
      renameSync(join(base, path), join(base, 'kept'));
      put(join(base, path));
      const { stderr } = await show(base, argv);
      // A table of another namespace may be named as it is called there.
      const names = [path.slice(1), path.replace(/^\/proc\/[0-9]+\/net\//, 'proc/net/')];
      const isTold = names.some((name) => stderr.includes(`${name}: ${words}\n`));
      assert.ok(isTold, `${argv.join(' ')}: ${path}: ${stderr}`);
      renameSync(join(base, 'kept'), join(base, path));
    }
  });
}

for (const host of ['busy', 'old', 'namespaces']) {
  testInPlaceOfEach('a FIFO', host, (file) => execFileSync('mkfifo', [file]), 'not a regular file');
}

const HUGE = 3 * 1024 ** 3;

const HUGE_FILES: readonly [file: string, argv: string[], told: string][] = [
  ['etc/hosts', ['-tl'], 'netstat: etc/hosts: larger than 16 MiB, the rest is left out\n'],
  ['proc/net/snmp', ['-s'], 'netstat: proc/net/snmp: larger than 16 MiB, the rest is left out\n'],
  ['proc/net/igmp', ['-g'], 'netstat: /proc/net/igmp: File too large\n'],
  [
    'proc/net/ipx_route',
    ['-r', '-A', 'ipx'],
    'netstat: proc/net/ipx_route: larger than 16 MiB, the rest is left out\n',
  ],
  ['proc/net/tcp', ['-tn'], 'netstat: /proc/net/tcp: File too large\n'],
];

for (const [file, argv, told] of HUGE_FILES) {
  test(`${file} with three gigabytes of nothing behind its rows`, async () => {
    const base = tree(`huge ${file.replaceAll('/', ' ')}`, 'busy');
    if (!existsSync(join(base, file)))
      writeFileSync(join(base, file), 'Network    Router_Net   Router_Node\n');
    const expected = await show(base, argv);
    truncateSync(join(base, file), HUGE);
    const { stdout, stderr } = await show(base, argv);
    assert.ok(stderr.includes(told), stderr.slice(-500));
    assert.equal(stdout, expected.stdout);
  });
}
