/** The executable: on its own, and in environments that would influence the runtime inside it. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { text } from '../behaviour/case.ts';
import { inet, table } from '../behaviour/tables.ts';
import { writeTree } from '../oracle/case-tree.ts';
import type { Words } from './program.ts';
import { type Ended, redirected, runToEnd } from './running.ts';

const EXECUTABLE = fileURLToPath(new URL('../../dist/netstat', import.meta.url));

const HOST = {
  '/proc/net/tcp': table('tcp', inet('0500000A:0016', '00000000:0000', '0A')),
  '/etc/services': 'shell 22/tcp\n',
};

const SHOWN: Ended = {
  stdout: text`
    Active Internet connections (only servers)
    Proto Recv-Q Send-Q Local Address           Foreign Address         State······
    tcp        0      0 10.0.0.5:shell          0.0.0.0:*               LISTEN·····
  `,
  stderr: '',
  status: 0,
};

/** A script that exits with a status netstat never has. */
const INTRUDER = 'process.exit(99)';

/** Files that bun would read in the working folder or at home. */
const OF_BUN = {
  '.env': 'NETSTAT_ROOT=/nonexistent\n',
  '.env.local': 'NETSTAT_ROOT=/nonexistent\n',
  '.env.production': 'NETSTAT_ROOT=/nonexistent\n',
  'bunfig.toml': 'preload = ["./intruder.js"]\n',
  '.bunfig.toml': 'preload = ["./intruder.js"]\n',
  'package.json': '{"main": "intruder.js", "type": "module"}',
  'tsconfig.json': '{"compilerOptions": {"paths": {"*": ["./intruder.js"]}}}',
  'intruder.js': INTRUDER,
  'index.ts': INTRUDER,
};

const unbuilt = existsSync(EXECUTABLE) ? undefined : 'needs the executable: npm run standalone';
const notRoot = process.geteuid?.() === 0 ? undefined : 'needs root';

describe('the executable', { skip: unbuilt ?? false }, () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'netstat-standalone-'));
    chmodSync(folder, 0o755);
    writeTree(join(folder, 'host'), HOST);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const words = (program = EXECUTABLE): Words => [program, '--root', join(folder, 'host'), '-tl'];

  test('reads no configuration from the working folder or from home', async () => {
    const cwd = join(folder, 'project');
    mkdirSync(join(cwd, 'node_modules/fs'), { recursive: true });
    writeFileSync(join(cwd, 'node_modules/fs/index.js'), INTRUDER);
    for (const [name, content] of Object.entries(OF_BUN)) writeFileSync(join(cwd, name), content);
    const env = { HOME: cwd, XDG_CONFIG_HOME: cwd };
    assert.deepEqual(await runToEnd(words(), { cwd, env }), SHOWN);
    const { stdout, stderr, status } = await runToEnd([EXECUTABLE, '-tln'], { cwd, env });
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
    assert.ok(stdout.startsWith('Active Internet connections (only servers)\n'));
  });

  for (const word of [
    '--smol',
    '--inspect',
    '--bun',
    '--preload=x',
    '--cwd=/',
    '--env-file=x',
    '--config=x',
  ]) {
    test(`passes every word to netstat and none to the runtime: ${word}`, async () => {
      const { stdout, stderr, status } = await runToEnd([EXECUTABLE, word]);
      assert.deepEqual({ stdout, status }, { stdout: '', status: 3 });
      assert.ok(stderr.startsWith(`netstat: unrecognized option '${word}'\n`), stderr);
    });
  }

  const VARIABLES: readonly (readonly [variable: string, value: string])[] = [
    ['BUN_OPTIONS', '--preload=./intruder.js'],
    ['BUN_OPTIONS', '--version'],
    ['BUN_OPTIONS', '--cwd=/'],
    ['BUN_OPTIONS', '--inspect=127.0.0.1:0'],
    ['BUN_OPTIONS', '--nonsense'],
    ['BUN_BE_BUN', '1'],
    ['BUN_INSPECT', '127.0.0.1:0'],
    ['BUN_INSPECT_CONNECT_TO', '127.0.0.1:1'],
    ['BUN_INSPECT_NOTIFY', 'unix:///nonexistent'],
    ['BUN_INSPECT_PRELOAD', './intruder.js'],
    ['BUN_PRELOAD', './intruder.js'],
    ['BUN_BYTECODE_ORDER_OUT', './written'],
    ['BUN_BYTECODE_ORDER_NAMES_OUT', './written'],
    ['BUN_BYTECODE_DIGEST_OUT', './written'],
    ['BUN_CONFIG_VERBOSE_FETCH', '1'],
    ['BUN_DEBUG_ALL', '1'],
    ['BUN_GARBAGE_COLLECTOR_LEVEL', '2'],
    ['BUN_RUNTIME_TRANSPILER_CACHE_PATH', './written'],
    ['BUN_WATCHER_TRACE', './written'],
    ['BUN_INSTALL', '/nonexistent'],
    ['NODE_OPTIONS', '--require ./intruder.js'],
    ['NODE_OPTIONS', '--nonsense'],
    ['NODE_DEBUG', 'fs,net'],
    ['NODE_V8_COVERAGE', './written'],
    ['NODE_EXTRA_CA_CERTS', '/nonexistent'],
    ['NODE_CHANNEL_FD', '1'],
    ['NODE_PATH', '.'],
    ['NETSTAT_JS_LAUNCH', '1 (sh) S 1 1'],
  ];

  for (const [variable, value] of VARIABLES) {
    test(`${variable}=${value} has no effect`, async () => {
      const cwd = join(folder, 'variables');
      mkdirSync(cwd, { recursive: true });
      writeFileSync(join(cwd, 'intruder.js'), INTRUDER);
      assert.deepEqual(await runToEnd(words(), { cwd, env: { [variable]: value } }), SHOWN);
      assert.deepEqual(readdirSync(cwd), ['intruder.js']);
    });
  }

  test('no variable opens a port for a debugger', async () => {
    // The kernel gives no such ports to others.
    const env = { BUN_INSPECT: '127.0.0.1:19733', BUN_OPTIONS: '--inspect=127.0.0.1:19734' };
    const { stdout, stderr, status } = await runToEnd([EXECUTABLE, '-tln'], { env });
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
    assert.doesNotMatch(stdout, /:1973[34] /);
  });

  test('works under any name', async () => {
    for (const name of ['netstat', 'bun', 'bunx', 'node', 'ss']) {
      symlinkSync(EXECUTABLE, join(folder, name));
      assert.deepEqual(await runToEnd(words(join(folder, name))), SHOWN, name);
      const [, ...rest] = words();
      const named: Words = ['bash', '-c', `exec -a ${name} "$0" "$@"`, EXECUTABLE, ...rest];
      assert.deepEqual(await runToEnd(named), SHOWN, `as ${name}`);
    }
  });

  test('runs without an environment, and with one that names absent folders', async () => {
    assert.deepEqual(await runToEnd(['env', '-i', ...words()]), SHOWN);
    const env = { PATH: '', HOME: '/nonexistent', TMPDIR: '/nonexistent', BUN_TMPDIR: '/nonexistent' };
    assert.deepEqual(await runToEnd(words(), { env }), SHOWN);
  });

  for (const input of ['<&-', '</dev/full', '<.']) {
    test(`works whatever its standard input is: ${input}`, async () => {
      assert.deepEqual(await runToEnd(redirected(input, words()), { cwd: folder }), SHOWN);
    });
  }

  test('runs for a user who may neither read the file nor enter the working folder', {
    skip: notRoot ?? false,
  }, async () => {
    const program = join(folder, 'unreadable');
    cpSync(EXECUTABLE, program);
    chmodSync(program, 0o111);
    const cwd = join(folder, 'private');
    mkdirSync(cwd, { mode: 0o700 });
    assert.deepEqual(await runToEnd(words(program), { cwd, uid: 1234, gid: 1234 }), SHOWN);
  });

  test('set-user-id, it identifies all processes for another user, and gives no notice', {
    skip: notRoot ?? false,
  }, async () => {
    const program = join(folder, 'set-user-id');
    cpSync(EXECUTABLE, program);
    chmodSync(program, 0o4755);
    const { stderr, status } = await runToEnd([program, '-tlnp'], { uid: 1234, gid: 1234 });
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  });

  test('says so in a working folder that was deleted, and does nothing', async () => {
    const script = 'mkdir gone && cd gone && rmdir ../gone && exec "$@"';
    const { stdout, stderr, status } = await runToEnd(['sh', '-c', script, 'sh', ...words()], {
      cwd: folder,
    });
    assert.deepEqual({ stdout, status }, { stdout: '', status: 1 });
    assert.match(stderr, /^error: The current working directory was deleted/);
  });

  test('runs in a container with nothing but the C library', { skip: notRoot ?? false }, async (t) => {
    const inside = join(folder, 'container');
    for (const [library] of execFileSync('ldd', [EXECUTABLE], { encoding: 'latin1' }).matchAll(/\/\S+/g)) {
      mkdirSync(join(inside, dirname(library)), { recursive: true });
      copyFileSync(library, join(inside, library));
    }
    cpSync(EXECUTABLE, join(inside, 'netstat'));
    cpSync(join(folder, 'host'), join(inside, 'host'), { recursive: true });
    mkdirSync(join(inside, 'proc'));
    // Its file system is read-only.
    const enter =
      'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && mount -t proc proc "$0/proc" && exec chroot "$0" "$@"';
    if (spawnSync('unshare', ['-m', 'sh', '-c', enter, inside, '/netstat', '-V']).status !== 0) {
      return t.skip('needs mount namespaces');
    }
    const chrooted = (...argv: string[]): Words => [
      'unshare',
      '-m',
      'sh',
      '-c',
      enter,
      inside,
      '/netstat',
      ...argv,
    ];
    assert.deepEqual(await runToEnd(chrooted('--root', '/host', '-tl')), SHOWN);
    const live = await runToEnd(chrooted('-tunap'));
    assert.deepEqual({ stderr: live.stderr, status: live.status }, { stderr: '', status: 0 });
    assert.ok(live.stdout.startsWith('Active Internet connections (servers and established)\n'));
  });
});
