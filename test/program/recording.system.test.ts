/** Recordings that the built program writes: other programs unpack them, and nothing half stays where they fail. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { whyNotIsolated } from '../bench/namespace.ts';
import { hosts, rootOf } from '../golden/goldens.ts';
import { inFolder } from '../recorder/recorded.ts';
import { PROGRAM, whyNoProgram } from './program.ts';
import { Running, withoutLate } from './running.ts';

const missing = whyNoProgram();
const BUSY = rootOf('busy');

const netstat = (...words: readonly string[]) => {
  const [command, ...rest] = PROGRAM;
  const { stdout, stderr, status } = spawnSync(command, [...rest, ...words], {
    encoding: 'latin1',
    env: {},
    maxBuffer: 1e9,
  });
  return { stdout, stderr, status };
};

const NOTHING = { stdout: '', stderr: '', status: 0 };

const whyNot = (command: string): string | false =>
  spawnSync(command, ['--version']).status === 0 ? false : `needs ${command}`;

/** A program that reads the archive from its standard input. */
const UNPACKERS = [
  ['tar', 'tar', '-x'],
  ['bsdtar', 'bsdtar', '-x', '-f', '-'],
] as const;

describe('recordings of the program', { skip: missing ?? false }, () => {
  for (const [command, ...unpack] of UNPACKERS)
    for (const host of hosts())
      test(`${command} unpacks that of ${host} as it is in a folder`, { skip: whyNot(command) }, () =>
        inFolder((folder) => {
          const source = ['--root', rootOf(host), '--all-netns'];
          const names = ['host', 'host.tar', 'host.tgz'];
          for (const name of names)
            assert.deepEqual(netstat(...source, '--record', join(folder, name)), NOTHING);
          for (const name of names.slice(1)) {
            const unpacked = join(folder, `from-${name}`);
            mkdirSync(unpacked);
            const input = readFileSync(join(folder, name));
            const [program, ...words] = unpack;
            const flags = name.endsWith('.tgz') ? ['-z'] : [];
            const ran = spawnSync(program, [...words, ...flags], { input, cwd: unpacked, encoding: 'utf8' });
            assert.deepEqual([ran.stdout, ran.stderr, ran.status], ['', '', 0]);
            const manifest = join(unpacked, 'netstat-record.json');
            writeFileSync(manifest, readFileSync(join(folder, 'host/netstat-record.json')));
            const compared = spawnSync('diff', ['-r', '--no-dereference', join(folder, 'host'), unpacked], {
              encoding: 'utf8',
            });
            assert.deepEqual([compared.stdout, compared.status], ['', 0]);
          }
        }),
      );

  test('standard output has the archive alone', () =>
    inFolder((folder) => {
      const { stdout, stderr, status } = netstat('--root', BUSY, '--record', '-');
      assert.deepEqual([stderr, status], ['', 0]);
      const path = join(folder, 'host.tar');
      writeFileSync(path, stdout, 'latin1');
      assert.deepEqual(netstat('--root', path, '-an'), netstat('--root', BUSY, '-an'));
    }));

  test('who closes standard output is told of', () => {
    const [command, ...words] = PROGRAM;
    const line = [command, ...words, '--root', BUSY, '--record', '-'].map((word) => `'${word}'`).join(' ');
    const { stderr, stdout } = spawnSync('sh', ['-c', `{ ${line}; echo $? >&2; } | head -c 100`], {
      encoding: 'latin1',
    });
    assert.equal(stderr, 'netstat: standard output: Broken pipe: nothing was recorded\n1\n');
    assert.equal(stdout.length, 100);
  });

  test('a full standard output is told of', () => {
    const [command, ...words] = PROGRAM;
    const line = [command, ...words, '--root', BUSY, '--record', '-'].map((word) => `'${word}'`).join(' ');
    const { stderr, status } = spawnSync('sh', ['-c', `${line} > /dev/full`], { encoding: 'latin1' });
    assert.equal(stderr, 'netstat: standard output: No space left on device: nothing was recorded\n');
    assert.equal(status, 1);
  });

  for (const name of ['host', 'host.tar'])
    test(`on a full disk nothing is left of ${name}`, { skip: whyNotIsolated() ?? false }, () =>
      inFolder((folder) => {
        const [command, ...words] = PROGRAM;
        const line = [command, ...words, '--root', BUSY, '--record', `${folder}/${name}`]
          .map((word) => `'${word}'`)
          .join(' ');
        const script = `mount -t tmpfs -o size=64k tmpfs ${folder}; ${line}; echo $?; ls -A ${folder}`;
        const { stdout, stderr } = spawnSync('unshare', ['-m', 'sh', '-c', script], { encoding: 'latin1' });
        assert.equal(stderr, `netstat: ${folder}/${name}: No space left on device: nothing was recorded\n`);
        assert.equal(stdout, '1\n');
      }),
    );

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    for (const name of ['host', 'host.tar', 'host.tgz'])
      test(`${signal} leaves nothing of ${name}`, () =>
        inFolder(async (folder) => {
          const path = join(folder, name);
          const words = ['--root', BUSY, '--record', path, '--frames=99', '--interval=0.3'] as const;
          const running = new Running([...PROGRAM, ...words]);
          while (readdirSync(folder).length === 0) await setTimeout(10);
          assert.match(readdirSync(folder)[0] ?? '', /^\.host/);
          running.child.kill(signal);
          const { stderr, ...ended } = await running.ended;
          assert.deepEqual(
            { ...ended, stderr: withoutLate(stderr) },
            {
              stdout: '',
              stderr: `netstat: ${path}: interrupted: nothing was recorded\n`,
              status: 1,
            },
          );
          assert.deepEqual(readdirSync(folder), []);
        }));
});
