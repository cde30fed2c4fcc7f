import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { onceEach } from '../../../src/host/once.ts';
import { openHost } from '../../../src/host/recording/open-host.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';
import { hosts, readList, rootOf } from '../../golden/goldens.ts';
import { type Ran, runIn } from '../../io.ts';
import { PROGRAM, whyNoProgram } from '../../program/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'netstat-real-archives-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Command lines, each once. */
const LINES = [...new Map(readList('commands.txt').map(({ line, argv }) => [line, argv]))];

/** What they give of the folder of a host. */
const expected = onceEach(async (host: string): Promise<Ran[]> => {
  const root = openRoot(rootOf(host));
  const outcomes: Ran[] = [];
  for (const [, argv] of LINES) outcomes.push(await runIn({ root }, argv));
  return outcomes;
});

/** What makes an archive FILE of the folder `host` in the folder `in`. */
type Maker = (file: string, host: string) => readonly [string, ...string[]];

const gnu =
  (...options: readonly string[]): Maker =>
  (file, host) => ['tar', '-c', ...options, '-f', file, '-C', join(rootOf(host), '..'), host];
const bsd =
  (...options: readonly string[]): Maker =>
  (file, host) => ['bsdtar', '-c', ...options, '-f', file, '-C', join(rootOf(host), '..'), host];

/** Archives as the programs make them, with the suffix of each. */
const MAKERS: readonly (readonly [name: string, make: Maker])[] = [
  ['gnu.tar', gnu('--format=gnu')],
  ['oldgnu.tar', gnu('--format=oldgnu')],
  ['pax.tar', gnu('--format=pax')],
  ['ustar.tar', gnu('--format=ustar')],
  ['gnu.tar.gz', gnu('--gzip')],
  ['gnu.tar.xz', gnu('--xz')],
  ['gnu.tar.zst', gnu('--zstd')],
  ['inside.tar', (file, host) => ['tar', '-cf', file, '-C', rootOf(host), '.']],
  ['proc.tar.gz', (file, host) => ['tar', '-czf', file, '-C', rootOf(host), 'proc', 'etc', ...beside(host)]],
  ['bsd-pax.tar', bsd('--format=pax')],
  ['bsd-ustar.tar', bsd('--format=ustar')],
  ['bsd-gnutar.tar', bsd('--format=gnutar')],
  ['bsd.tgz', bsd('--gzip')],
];

/** The folders of a host that not all have. */
function beside(host: string): string[] {
  return ['sys', 'var'].filter((name) => spawnSync('test', ['-d', join(rootOf(host), name)]).status === 0);
}

/** What a program needs to make an archive. */
const HELPERS = ['xz', 'zstd', 'gzip'];

function whyNot(words: readonly string[]): string | undefined {
  const needed = [words[0] as string, ...HELPERS.filter((name) => words.includes(`--${name}`))];
  const missing = needed.find((name) => spawnSync(name, ['--version']).status !== 0);
  return missing && `needs ${missing}`;
}

for (const [name, make] of MAKERS)
  describe(`${name}: an archive answers as the folder does`, { skip: whyNot(make('x', 'busy')) }, () => {
    for (const host of hosts())
      test(host, async () => {
        const file = join(folder, `${host}-${name}`);
        const [program, ...args] = make(file, host);
        execFileSync(program, args);
        const root = await openHost(file);
        assert.ok(LINES.length > 100);
        const outcomes = await expected(host);
        for (const [at, [line, argv]] of LINES.entries())
          assert.deepEqual(await runIn({ root }, argv), outcomes[at], line);
      });
  });

/** Views and forms of which there are no goldens. */
const FORMS = [
  '-tulpn --json',
  '-xp --table',
  '-i --csv',
  '-s',
  '-rn',
  '-g',
  '-tan --explain',
  '--all-netns -tln',
  '--list-netns',
];

describe('the built program says the same of an archive as of the folder', { skip: whyNoProgram() }, () => {
  for (const host of hosts())
    test(host, () => {
      const file = join(folder, `${host}-built.tar.gz`);
      execFileSync('tar', ['-czf', file, '-C', join(rootOf(host), '..'), host]);
      for (const line of FORMS) {
        const [fromFolder, fromArchive] = [rootOf(host), file].map((root) => {
          const [program, ...args] = PROGRAM;
          const ran = spawnSync(program, [...args, '--root', root, ...line.split(' ')], {
            encoding: 'latin1',
          });
          return {
            status: ran.status,
            stderr: ran.stderr,
            stdout: ran.stdout.replaceAll(/"time":"[^"]*"/g, ''),
          };
        });
        assert.deepEqual(fromArchive, fromFolder, line);
      }
    });
});
