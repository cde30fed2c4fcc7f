/** The package as npm installs it, offline: run by root and by another user, from a folder that no one may write to. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { inet, table } from '../behaviour/tables.ts';
import { writeTree } from '../oracle/case-tree.ts';
import { type Words, whyNoPackage } from './program.ts';
import { type Ended, runToEnd } from './running.ts';

const PACKAGE = fileURLToPath(new URL('../..', import.meta.url));
const NODE = dirname(process.execPath);

const SHOWN: Ended = {
  stdout: [
    'Active Internet connections (only servers)',
    'Proto Recv-Q Send-Q Local Address           Foreign Address         State      ',
    'tcp        0      0 10.0.0.5:22             0.0.0.0:*               LISTEN     ',
    '',
  ].join('\n'),
  stderr: '',
  status: 0,
};

const isRoot = process.geteuid?.() === 0;
/** Root is refused nothing, so that another user counts most. */
const USERS = isRoot ? [0, 1234] : [process.geteuid?.() ?? 0];

describe('the installed package', { skip: whyNoPackage() ?? false }, () => {
  let folder: string;
  let netstat: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'netstat-installed-'));
    const npm = (cwd: string, ...words: string[]) =>
      execFileSync('npm', [...words, '--offline', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd,
        encoding: 'utf8',
        env: { PATH: `${NODE}:${process.env.PATH}`, HOME: folder },
      });
    const tarball = npm(PACKAGE, 'pack', '--ignore-scripts', '--pack-destination', folder).trim();
    npm(folder, 'install', '--global', '--prefix', join(folder, 'usr'), join(folder, tarball));
    netstat = join(folder, 'usr/bin/netstat');
    symlinkSync('usr/bin/netstat', join(folder, 'alternative'));
    symlinkSync('alternative', join(folder, 'again'));
    writeTree(join(folder, 'host'), {
      '/proc/net/tcp': table('tcp', inet('0500000A:0016', '00000000:0000', '0A')),
    });
    mkdirSync(join(folder, 'gone'));
    chmodSync(folder, 0o755);
    execFileSync('chmod', ['-R', 'a-w', join(folder, 'usr')]);
  });
  after(() => {
    execFileSync('chmod', ['-R', 'u+w', folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** Words of sh that start the program in each surrounding; `"$@"` are the words that start it. */
  const SURROUNDINGS: Readonly<Record<string, string>> = {
    'as it is': 'exec "$@"',
    'with a module to preload': 'NODE_OPTIONS="--require ./trace.cjs" exec "$@"',
    'with a debugger': 'NODE_OPTIONS=--inspect=127.0.0.1:0 exec "$@"',
    'with an option that Node does not know': 'NODE_OPTIONS=--nonsense exec "$@"',
    'with coverage': 'NODE_V8_COVERAGE=/nonexistent exec "$@"',
    'without PATH': 'unset PATH; exec "$@"',
    'in an empty environment': 'exec /usr/bin/env -i "$@"',
    'with signals that are ignored': 'trap "" TERM INT HUP QUIT PIPE; exec "$@"',
    'without standard input': 'exec "$@" <&-',
    'without standard input and error': 'exec "$@" <&- 2>&-',
    // dash itself says there that it has no working folder.
    'in a folder that was deleted': 'd=$(mktemp -d) && cd "$d" && rmdir "$d" && exec "$@" 2>/dev/null',
  };

  for (const uid of USERS) {
    const run = (script: string, ...words: Words): Promise<Ended> =>
      runToEnd(['sh', '-c', script, 'sh', ...words], {
        uid,
        cwd: '/',
        env: { PATH: `${NODE}:/usr/bin:/bin` },
      });
    const words = (program: string): Words => [program, '--root', join(folder, 'host'), '-tln'];

    for (const [surrounding, script] of Object.entries(SURROUNDINGS)) {
      const findsNode = script.includes('PATH') || script.includes('env -i');
      test(`runs ${surrounding}, for user ${uid}`, async (t) => {
        if (findsNode && !['/usr/local/bin', '/usr/bin', '/opt/node/bin'].includes(NODE))
          return t.skip('needs a node in a usual place');
        assert.deepEqual(await run(script, ...words(netstat)), SHOWN);
      });
    }

    test(`runs through links, for user ${uid}`, async () => {
      for (const link of ['alternative', 'again'])
        assert.deepEqual(await run('exec "$@"', ...words(join(folder, link))), SHOWN, link);
    });

    test(`says that there is no node, for user ${uid}`, async (t) => {
      if (!isRoot) return t.skip('needs root, to hide the usual places');
      const hidden = 'for d in /usr/local/bin /opt /snap; do [ -d $d ] && mount -t tmpfs tmpfs $d; done';
      const node = `[ ! -e /usr/bin/node ] || mount --bind /dev/null /usr/bin/node; ${hidden}`;
      const drop = `exec setpriv --reuid ${uid} --regid ${uid} --clear-groups env -i "$@"`;
      const script = `(${node}) 2>/dev/null; ${drop}`;
      const inside: Words = ['unshare', '-m', 'sh', '-c', script, 'sh', ...words(netstat)];
      if (spawnSync('unshare', ['-m', 'setpriv', '--reuid', '0', 'true']).status !== 0)
        return t.skip('needs mount namespaces, and setpriv');
      assert.deepEqual(await runToEnd(inside), {
        stdout: '',
        stderr: 'netstat: needs Node 20 or later, and no node is in PATH\n',
        status: 127,
      });
    });
  }
});
