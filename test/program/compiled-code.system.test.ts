/** The compiled code that the program keeps beside itself: who makes it, and who is given it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { Script } from 'node:vm';
import { copyProgram, type Words, whyNoPackage } from './program.ts';
import { runToEnd } from './running.ts';

const NOBODY = 65534;
const IS_ROOT = process.geteuid?.() === 0;
const MUST_BE_ROOT = IS_ROOT ? false : 'only root can give files away';

/** The compiled code of a part of the program, for this Node. */
const codeOf = (part: string): string => `${part}.cjs.${process.version}-${process.arch}.code`;
const START = codeOf('netstat');

const SOCKET = 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])';

describe('compiled code', { skip: whyNoPackage() ?? false }, () => {
  let folder: string;
  let dist: string;
  let host: string;
  let program: Words;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'netstat-code-'));
    chmodSync(folder, 0o755);
    host = join(folder, 'host');
    mkdirSync(join(host, 'proc/net'), { recursive: true });
    writeFileSync(join(host, 'proc/net/tcp'), '');
    program = copyProgram(join(folder, 'installed'));
    dist = join(folder, 'installed/dist');
    chmodSync(dist, 0o755);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  afterEach(() => {
    for (const name of codes()) rmSync(join(dist, name));
    chmodSync(dist, 0o755);
    chmodSync(join(dist, 'netstat.cjs'), 0o644);
    if (IS_ROOT) chownSync(dist, 0, 0);
  });

  const codes = (): string[] => readdirSync(dist).filter((name) => name.includes('.code'));
  const start = (): string => join(dist, START);

  async function run(
    words: readonly string[] = ['-V'],
    before: readonly string[] = [],
    env = {},
  ): Promise<void> {
    const [node, ...script] = program;
    const command: Words = [node, ...before, ...script, ...words];
    const { stdout, stderr, status } = await runToEnd(command, { env });
    assert.match(stdout, /^(netstat-js|Active Internet connections|Kernel IP routing table|\{)/);
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
  }

  test('is made of each part by the first run that needs it', async () => {
    await run(['-V']);
    assert.deepEqual(codes(), [START]);
    await run(['--root', host, '-t']);
    assert.deepEqual(codes(), [codeOf('commander'), START, codeOf('open-host'), codeOf('plain-sockets')]);
    await run(['--root', host, '-t', '--json']);
    assert.deepEqual(codes(), [
      codeOf('commander'),
      START,
      ...['open-host', 'plain-sockets', 'selected'].map(codeOf),
    ]);
  });

  /** Whether a run is given the code that is there: it makes no other. */
  async function isTaken(): Promise<boolean> {
    const { ino } = lstatSync(start());
    await run();
    return lstatSync(start()).ino === ino;
  }

  test('is taken by later runs, which make none', async () => {
    await run();
    assert.ok(await isTaken());
  });

  test('may be read by all who may read the program, whatever the umask', async () => {
    const [command, ...words] = program;
    await runToEnd(['sh', '-c', 'umask 077; exec "$@"', 'sh', command, ...words, '-V']);
    assert.equal(statSync(start()).mode & 0o777, 0o644);
  });

  test('is made by several first runs at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => run(['--root', host, '-t'])));
    assert.deepEqual(codes(), [codeOf('commander'), START, codeOf('open-host'), codeOf('plain-sockets')]);
    assert.ok(await isTaken());
  });

  for (const [where, path] of [
    ['the folder', () => dist],
    ['the program', () => join(dist, 'netstat.cjs')],
  ] as const) {
    for (const mode of [0o020, 0o002]) {
      test(`is not made where others may write to ${where}: ${mode.toString(8)}`, async () => {
        chmodSync(path(), statSync(path()).mode | mode);
        await run();
        assert.deepEqual(codes(), []);
      });
    }
  }

  test('is not made in the folder of someone else', { skip: MUST_BE_ROOT }, async () => {
    chownSync(dist, NOBODY, NOBODY);
    await run();
    assert.deepEqual(codes(), []);
  });

  test('is not made where this user may not write', { skip: MUST_BE_ROOT }, async () => {
    const [command, ...words] = program;
    const { stdout, stderr, status } = await runToEnd([command, ...words, '-V'], {
      uid: NOBODY,
      gid: NOBODY,
    });
    assert.match(stdout, /^netstat-js/);
    assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
    assert.deepEqual(codes(), []);
  });

  test('is made by no run that asks V8 for something else', async () => {
    await run(['-V'], ['--no-opt']);
    await run(['-V'], [], { NODE_OPTIONS: '--max-old-space-size=512' });
    await run(['-V'], [], { NODE_V8_COVERAGE: join(folder, 'coverage') });
    assert.deepEqual(codes(), []);
  });

  test('stays for the others when a run asks V8 for something else', async () => {
    await run();
    const { ino } = statSync(start());
    await run(['-V'], ['--no-opt']);
    assert.equal(statSync(start()).ino, ino);
    assert.ok(await isTaken());
  });

  for (const [what, spoil] of [
    ['half of it', () => truncateSync(start(), statSync(start()).size >> 1)],
    ['nothing', () => truncateSync(start(), 0)],
    ['a text', () => writeFileSync(start(), 'text')],
    ['a text twice', () => writeFileSync(start(), 'texttext')],
    ['zeros', () => writeFileSync(start(), Buffer.alloc(statSync(start()).size))],
  ] as const) {
    test(`is made anew where V8 does not take it: ${what}`, async () => {
      await run();
      spoil();
      asOldAsProgram();
      assert.equal(await isTaken(), false);
      assert.equal(await isTaken(), true);
    });
  }

  /** Puts in its place what V8 compiled of something else; V8 looks at nothing but the length of the text. */
  function plant(): void {
    const { length } = readFileSync(join(dist, 'netstat.cjs'), 'latin1');
    const code = "((require) => { require?.('node:fs').writeSync(1, 'planted\\n'); })";
    const planted = new Script(code.padEnd(length));
    planted.runInThisContext()();
    rmSync(start(), { force: true });
    const compiled = planted.createCachedData();
    writeFileSync(start(), Buffer.concat([compiled, compiled]), { mode: 0o644 });
    asOldAsProgram();
  }

  function asOldAsProgram(): void {
    const seconds = Math.trunc(statSync(join(dist, 'netstat.cjs')).mtimeMs / 1000);
    utimesSync(start(), seconds, seconds);
  }

  test('is run as it is where the owner made it: hence the tests that follow', async () => {
    plant();
    const [command, ...words] = program;
    assert.equal((await runToEnd([command, ...words, '-V'])).stdout, 'planted\n');
  });

  for (const mode of [0o664, 0o646]) {
    test(`is not run where others may write to it: ${mode.toString(8)}`, async () => {
      plant();
      chmodSync(start(), mode);
      await run();
    });
  }

  test('is not run where someone else made it', { skip: MUST_BE_ROOT }, async () => {
    plant();
    chownSync(start(), NOBODY, NOBODY);
    await run();
  });

  test('is run where root made it', { skip: MUST_BE_ROOT }, async () => {
    plant();
    chownSync(join(dist, 'netstat.cjs'), NOBODY, NOBODY);
    const [command, ...words] = program;
    assert.equal((await runToEnd([command, ...words, '-V'])).stdout, 'planted\n');
    chownSync(join(dist, 'netstat.cjs'), 0, 0);
  });

  test('is not run where a bit of it is another', async () => {
    await run();
    const code = readFileSync(start());
    for (let bit = 0; bit < 40; bit++) {
      const changed = Buffer.from(code);
      const at = Math.floor((changed.length * bit) / 40);
      changed[at] = (changed[at] as number) ^ (1 << (bit & 7));
      writeFileSync(start(), changed);
      asOldAsProgram();
      assert.equal(await isTaken(), false, `byte ${at}`);
    }
  });

  for (const [what, make] of [
    ['a FIFO', () => execFileSync('mkfifo', [start()])],
    ['a folder', () => mkdirSync(start())],
    ['a socket', () => execFileSync('python3', ['-c', SOCKET, start()])],
    ['a link to itself', () => symlinkSync(START, start())],
  ] as const) {
    test(`is left out where ${what} stands in its place`, async () => {
      make();
      await run();
      rmSync(start(), { recursive: true, force: true });
    });
  }

  test('is not run where it is older than the program', async () => {
    plant();
    utimesSync(start(), 1_000_000_000, 1_000_000_000);
    await run();
  });

  test('is not run, nor written, at the end of a symbolic link', async () => {
    plant();
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, readFileSync(start()), { mode: 0o644 });
    const { atimeMs, mtimeMs } = statSync(start());
    utimesSync(elsewhere, atimeMs / 1000, mtimeMs / 1000);
    const planted = readFileSync(elsewhere);
    rmSync(start());
    symlinkSync(elsewhere, start());
    await run();
    assert.deepEqual(readFileSync(elsewhere), planted);
    assert.ok(lstatSync(start()).isFile());
  });
});
