/** --output: others see the file as it was, or whole. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { largeHost } from './large-host.ts';
import { OURS, PROGRAM, whyNoProgram } from './program.ts';
import { Running, withoutLate } from './running.ts';

const folder = mkdtempSync(join(tmpdir(), 'netstat-output-'));
const path = join(folder, 'file');
after(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
});

const [command, ...first] = PROGRAM;
const netstat = (...argv: string[]) => {
  const { stdout, stderr, status } = spawnSync(command, [...first, ...argv], { encoding: 'utf8' });
  return { stdout, stderr, status };
};
const BUSY = ['--root', 'fixtures/busy'];

const noMounts =
  spawnSync('unshare', ['-m', 'sh', '-c', 'mount -t tmpfs -o size=64k none /mnt']).status !== 0 &&
  'needs root and namespaces';
const noStrace = spawnSync('strace', ['-V']).status !== 0 && 'needs strace';
const noOther = process.getuid?.() !== 0 && 'needs root';

describe('a file in the place of standard output', { skip: whyNoProgram() ?? false }, () => {
  test('has the same bytes, in all forms', () => {
    for (const argv of [
      ['-tan'],
      ['-r'],
      ['-s'],
      ['-tan', '--where', 'state=LISTEN'],
      ['-tan', '--csv'],
      ['-tan', '--ndjson'],
      ['-tan', '--table'],
      ['-tan', '--count-by', 'state'],
      ['-tln', '--where', 'local.port=80', '--explain'],
      ['-tln', '--where', 'local.port=80', '--wait', '1'],
      ['-i', '--all-netns'],
      ['-tn', '--root', 'fixtures/idle'],
    ]) {
      const { stdout, ...ended } = netstat(...BUSY, ...argv);
      assert.deepEqual(netstat(...BUSY, ...argv, '--output', path), { stdout: '', ...ended }, argv.join(' '));
      assert.equal(readFileSync(path, 'utf8'), stdout, argv.join(' '));
      assert.deepEqual(readdirSync(folder), ['file']);
    }
  });

  for (const argv of [
    ['-tan', '--output', path],
    ['--record', `${path}.tar`],
  ])
    test(`is on disk before its name is: ${argv[0]}`, { skip: noStrace }, () => {
      const trace = join(folder, 'trace');
      const calls = ['-f', '-y', '-e', 'trace=fsync,rename,link', '-o', trace];
      spawnSync('strace', [...calls, ...PROGRAM, ...BUSY, ...argv]);
      // Compiled code is kept in the same way.
      const lines = readFileSync(trace, 'utf8').split('\n');
      const found = lines.flatMap((line) => / (fsync|rename|link)\(.*\/\.file\./.exec(line)?.[1] ?? []);
      assert.deepEqual(
        found.map((call) => (call === 'fsync' ? 'written' : 'named')),
        ['written', 'named'],
      );
    });

  test('stays as it was where nothing was shown', () => {
    writeFileSync(path, 'old');
    for (const argv of [
      ['--where', 'nonsense'],
      ['--netns', 'name:none'],
    ]) {
      assert.notEqual(netstat(...BUSY, ...argv, '--output', path).status, 0);
      assert.deepEqual(readdirSync(folder), ['file']);
      assert.equal(readFileSync(path, 'utf8'), 'old');
    }
  });

  test('a folder that is not there', () => {
    assert.deepEqual(netstat(...BUSY, '-tn', '--output', `${folder}/none/file`), {
      stdout: '',
      stderr: `netstat: ${folder}/none/file: No such file or directory\n`,
      status: 1,
    });
  });

  test('a folder that may not be written', { skip: noOther }, () => {
    writeFileSync(path, 'old');
    chmodSync(path, 0o666);
    chmodSync(folder, 0o755);
    const { stderr, status } = spawnSync(command, [...first, ...BUSY, '-tn', '--output', path], {
      encoding: 'utf8',
      uid: 65534,
      gid: 65534,
    });
    assert.deepEqual({ stderr, status }, { stderr: `netstat: ${path}: Permission denied\n`, status: 1 });
    assert.equal(readFileSync(path, 'utf8'), 'old');
  });

  test('a disk that is full', { skip: noMounts }, () => {
    const script = `mount -t tmpfs -o size=64k none "$1" && cd "$1" && printf old > file && shift &&
      "$@" --output "$PWD/file"; echo "$?"; ls -A "$PWD"; cat file`;
    const run = [command, ...first, '--hosts', join(process.cwd(), 'fixtures'), '-s', '--json'];
    const { stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', script, 'sh', folder, ...run], {
      encoding: 'utf8',
    });
    assert.equal(stdout, '1\nfile\nold');
    assert.match(stderr, new RegExp(`^netstat: ${folder}/file: No space left on device$`, 'm'));
  });
});

describe('a run that is stopped', { skip: OURS.skip }, () => {
  const host = largeHost();

  test('--interval replaces the file with each frame', async () => {
    const running = new Running([...OURS.on(host()), '-tln', '--interval', '0.2', '--output', path]);
    const seen = new Set<number>();
    while (seen.size < 3) {
      const inode = statSync(path, { throwIfNoEntry: false })?.ino;
      if (inode !== undefined) seen.add(inode);
      await sleep(10);
    }
    running.child.kill('SIGINT');
    const { stdout, stderr, status } = await running.ended;
    assert.deepEqual(
      { stdout, stderr: withoutLate(stderr), status },
      { stdout: '', stderr: '', status: 'SIGINT' },
    );
    assert.deepEqual(readdirSync(folder), ['file']);
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    test(`${signal} while it is written leaves it as it was, or whole, and nothing beside it`, async () => {
      const running = new Running([...OURS.on(host()), '-tn', '--output', path]);
      while (readdirSync(folder).length === 0) await sleep(1);
      running.child.kill(signal);
      const { stdout, stderr, status } = await running.ended;
      assert.deepEqual({ stdout, stderr, status }, { stdout: '', stderr: '', status: signal });
      assert.deepEqual(
        readdirSync(folder).filter((name) => name !== 'file'),
        [],
      );
    });
  }
});
