/** The launcher as a program of its own: nothing around it has an effect, and signals do what they do to a program in C. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
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
import { setTimeout } from 'node:timers/promises';
import { inet, table } from '../behaviour/tables.ts';
import { writeTree } from '../oracle/case-tree.ts';
import { copyProgram, whyNoPackage } from './program.ts';
import { type Ended, Running, runToEnd } from './running.ts';

const HOST = { '/proc/net/tcp': table('tcp', inet('0500000A:0016', '00000000:0000', '0A')) };

const ROWS = [
  'Active Internet connections (only servers)',
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State      ',
  'tcp        0      0 10.0.0.5:22             0.0.0.0:*               LISTEN     ',
  '',
].join('\n');

const SHOWN: Ended = { stdout: ROWS, stderr: '', status: 0 };

/** Where the node is that runs the tests. */
const NODE = dirname(process.execPath);

/** Hides node in the places where it is looked for at last; without the right to, they are left. */
const HIDE =
  'for node in /usr/local/bin/node /usr/bin/node; do [ ! -e "$node" ] || /bin/mount --bind /dev/null "$node"; done; exec "$@"';

const WITHOUT_USUAL_PLACES: readonly [string, ...string[]] =
  spawnSync('/usr/bin/unshare', ['-m', 'sh', '-c', HIDE, 'sh', 'true']).status === 0
    ? ['/usr/bin/unshare', '-m', '/bin/sh', '-c', HIDE, 'sh']
    : ['/usr/bin/env'];

describe('the launcher', { skip: whyNoPackage() ?? false }, () => {
  let folder: string;
  let launcher: string;
  let host: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'netstat-launcher-'));
    copyProgram(join(folder, 'lib/node_modules/netstat-js'));
    launcher = join(folder, 'lib/node_modules/netstat-js/bin/netstat.cjs');
    host = join(folder, 'host');
    writeTree(host, HOST);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const show = (env: Record<string, string> = {}, path = `${NODE}:${process.env.PATH}`) =>
    runToEnd([launcher, '--root', host, '-tln'], { env: { PATH: path, ...env } });

  const script = (text: string): string => {
    const path = join(folder, 'script.cjs');
    writeFileSync(path, text);
    return path;
  };

  const VARIABLES: readonly (readonly [variable: string, value: () => string])[] = [
    ['NODE_OPTIONS', () => '--require ./missing.cjs'],
    ['NODE_OPTIONS', () => `--require ${script('console.log("first")')}`],
    ['NODE_OPTIONS', () => '--nonsense'],
    ['NODE_OPTIONS', () => '--inspect=127.0.0.1:0'],
    ['NODE_OPTIONS', () => '--trace-warnings --cpu-prof --stack-size=10'],
    ['NODE_V8_COVERAGE', () => join(folder, 'coverage')],
    ['NODE_COMPILE_CACHE', () => join(folder, 'cache')],
    ['NODE_DEBUG', () => 'fs,module,net,worker,timer'],
    ['NODE_DEBUG_NATIVE', () => 'MKSNAPSHOT'],
    ['NODE_EXTRA_CA_CERTS', () => '/nowhere'],
    ['NODE_ICU_DATA', () => '/nowhere'],
    ['NODE_REDIRECT_WARNINGS', () => join(folder, 'warnings')],
    ['NODE_CHANNEL_FD', () => '1'],
    ['OPENSSL_CONF', () => '/nowhere'],
    ['UV_THREADPOOL_SIZE', () => '0'],
    ['NETSTAT_JS_LAUNCH', () => `1 (sh) S${' 4294967295'.repeat(50)}`],
    ['NETSTAT_JS_LOOKUPS', () => '1'],
    ['NETSTAT_JS_KEEP', () => '1'],
  ];

  for (const [variable, value] of VARIABLES) {
    test(`${variable} has no effect: ${value.toString().slice(6, 50)}`, async () => {
      const left = readdirSync(folder);
      assert.deepEqual(await show({ [variable]: value() }), SHOWN);
      assert.deepEqual(
        readdirSync(folder).filter((name) => name !== 'script.cjs'),
        left.filter((name) => name !== 'script.cjs'),
      );
    });
  }

  test('node lies beside the installed package, and not in PATH', async () => {
    mkdirSync(join(folder, 'bin'), { recursive: true });
    copyFileSync(process.execPath, join(folder, 'bin/node'));
    assert.deepEqual(await show({}, '/nowhere'), SHOWN);

    const link = join(folder, 'bin/netstat');
    symlinkSync('../lib/node_modules/netstat-js/bin/netstat.cjs', link);
    const alternative = join(folder, 'alternative');
    symlinkSync(link, alternative);
    for (const name of [link, alternative]) {
      const started = await runToEnd([...WITHOUT_USUAL_PLACES, name, '--root', host, '-tln'], {
        env: { PATH: '/nowhere' },
      });
      assert.deepEqual(started, SHOWN, name);
    }
    rmSync(join(folder, 'bin'), { recursive: true });
  });

  test('an older node says what is needed', async () => {
    const old = join(folder, 'old');
    mkdirSync(old);
    const text = '#!/bin/sh\nexec "$REAL" --require "$PATCH" "$@"\n';
    writeFileSync(join(old, 'node'), text, { mode: 0o755 });
    const patch = script(
      'Object.defineProperty(process.versions, "node", { value: "18.20.8" }); Object.defineProperty(process, "version", { value: "v18.20.8" });',
    );
    assert.deepEqual(await show({ REAL: process.execPath, PATCH: patch }, `${old}:/usr/bin:/bin`), {
      stdout: '',
      stderr: 'netstat: needs Node 20 or later, and the node in PATH is v18.20.8\n',
      status: 127,
    });
  });

  test('a copy of the launcher alone says what it lacks', async () => {
    const alone = join(folder, 'alone/bin');
    mkdirSync(alone, { recursive: true });
    cpSync(launcher, join(alone, 'netstat'));
    const { stdout, stderr, status } = await runToEnd([join(alone, 'netstat'), '-V'], {
      env: { PATH: `${NODE}:${process.env.PATH}` },
    });
    assert.deepEqual({ stdout, status }, { stdout: '', status: 127 });
    assert.match(stderr, /^netstat: \S+netstat\.cjs is missing: [^\n]+\n$/);
  });

  test('links and another sh start it as well', async () => {
    const link = join(folder, 'netstat');
    symlinkSync(launcher, link);
    const env = { PATH: `${NODE}:${process.env.PATH}` };
    for (const sh of ['sh', 'dash', 'bash', 'busybox sh', 'zsh']) {
      const [command, ...words] = sh.split(' ') as [string, ...string[]];
      if (spawnSync(command, [...words, '-c', 'true']).status !== 0) continue;
      const started = await runToEnd([command, ...words, link, '--root', host, '-tln'], { env });
      assert.deepEqual(started, SHOWN, sh);
    }
  });

  for (const closed of ['<&-', '<&- 2>&-', '2>&-']) {
    test(`with closed streams: ${closed}`, async () => {
      const shell = `exec "$0" --root "$1" -tln ${closed}`;
      const { stdout, status } = await runToEnd(['sh', '-c', shell, launcher, host]);
      assert.deepEqual({ stdout, status }, { stdout: ROWS, status: 0 });
    });
  }

  const IGNORED = ['HUP', 'INT', 'QUIT', 'TERM', 'USR1', 'USR2', 'PIPE', 'ALRM'] as const;

  for (const signal of IGNORED) {
    test(`SIG${signal} that was ignored before stays ignored`, async () => {
      const running = new Running([
        'sh',
        '-c',
        `trap '' ${signal}; exec "$@"`,
        'sh',
        launcher,
        '--root',
        host,
        '-tlnc',
      ]);
      await running.shown(ROWS.length);
      running.child.kill(`SIG${signal}`);
      await running.shown(2 * ROWS.length);
      running.child.kill('SIGKILL');
      const { stdout, stderr, status } = await running.ended;
      assert.ok(stdout.startsWith(ROWS + ROWS));
      assert.deepEqual({ stderr, status }, { stderr: '', status: 'SIGKILL' });
    });

    test(`SIG${signal} that was not ignored ends it`, async () => {
      const running = new Running([launcher, '--root', host, '-tlnc']);
      await running.shown(ROWS.length);
      running.child.kill(`SIG${signal}`);
      const { stderr, status } = await running.ended;
      assert.deepEqual({ stderr, status }, { stderr: '', status: `SIG${signal}` });
    });
  }

  test('no SIGUSR1 opens a port for a debugger, however early it comes', async () => {
    for (let wait = 0; wait < 120; wait += 10) {
      const running = new Running([launcher, '--root', host, '-tlnc']);
      await setTimeout(wait);
      running.child.kill('SIGUSR1');
      const killer = globalThis.setTimeout(() => running.child.kill('SIGKILL'), 300);
      const { stderr } = await running.ended;
      clearTimeout(killer);
      assert.doesNotMatch(stderr, /Debugger listening/, `after ${wait} ms`);
    }
  });

  test('it may be run by those who may only read it', () => {
    chmodSync(launcher, 0o555);
    assert.equal(spawnSync(launcher, ['-V']).status, 0);
  });
});
