import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { memoryRoot } from '../../src/host/root/memory-root.ts';
import { type Ran, runIn } from '../io.ts';

const folder = mkdtempSync(join(tmpdir(), 'netstat-output-'));
const path = join(folder, 'netstat.prom');
after(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(path, { force: true }));

const written = (): string => readFileSync(path, 'utf8');

/** Runs on a host of which two things cannot be read, and keeps what is in the file before each frame but the first. */
async function run(...argv: string[]): Promise<{ ran: Ran; frames: string[] }> {
  const frames: string[] = [];
  const ran = await runIn(
    {
      root: memoryRoot({ '/proc/net/tcp': 'heading\nnonsense\nmore\n', '/proc/net/tcp6': 'heading\n' }),
      now: () => new Date(0),
      frames: 3,
      onSleep: () => frames.push(written()),
    },
    [...argv, '--output', path],
  );
  return { ran, frames };
}

test('each frame takes the place of the one before, and has only its own problems', async () => {
  const { ran, frames } = await run('-tan', '--metrics=prometheus', '--interval', '1');
  assert.equal(ran.stdout, '');
  assert.equal(ran.status, null);
  assert.equal(frames.length, 2);
  for (const text of [...frames, written()])
    assert.deepEqual(text.match(/^netstat_problems.*$/gm), [
      `netstat_problems{view="sockets",file="${path}"} 2`,
    ]);
  assert.deepEqual(readdirSync(folder), ['netstat.prom']);
});

test('a picture is drawn again and again', async () => {
  const { ran, frames } = await run('--map', 'dot', '--interval', '1');
  assert.deepEqual([ran.stdout, ran.status], ['', null]);
  for (const text of [...frames, written()]) assert.match(text, /^digraph flows \{\n(?: .*\n)+\}\n$/);
});

test('plain text goes there as well, and messages where they always go', async () => {
  const { ran } = await run('-tan');
  assert.equal(ran.stdout, '');
  assert.match(ran.stderr, /^warning, got bogus tcp line\.$/m);
  assert.equal(
    written(),
    'Active Internet connections (servers and established)\nProto Recv-Q Send-Q Local Address           Foreign Address         State      \n',
  );
});

test('the first look of --rates, which shows nothing, is no frame', async () => {
  const { frames } = await run('-tan', '--count-by', 'state', '--rates', '--interval', '1', '--csv').catch(
    (error: NodeJS.ErrnoException) => {
      assert.equal(error.code, 'ENOENT');
      return { frames: [] };
    },
  );
  assert.deepEqual(frames, []);
});

test('a wait that is over writes its last look', async () => {
  const { ran } = await run('-tan', '--csv', '--columns', 'state', '--where', 'state=LISTEN', '--wait', '0');
  assert.equal(ran.status, 5);
  assert.equal(written(), 'state\r\n');
});

for (const [argv, words] of [
  [
    ['--changes'],
    '--output and --changes: each look would take the place of the changes before; redirect standard output',
  ],
  [['--where', 'state=LISTEN', '--quiet'], '--output and --quiet: choose whether anything is written'],
] as const) {
  test(`a mistake: --output with ${argv.join(' ')}`, async () => {
    const { ran } = await run(...argv);
    assert.deepEqual(ran, { stdout: '', stderr: `netstat: ${words}\n`, status: 3 });
    assert.deepEqual(readdirSync(folder), []);
  });
}

test('an empty name', async () => {
  const ran = await runIn({ root: memoryRoot({}) }, ['--output', '']);
  assert.equal(ran.stderr, 'netstat: --output needs a file to write, not an empty name\n');
});

test('standard output, by the name that it has elsewhere', async () => {
  const ran = await runIn({ root: memoryRoot({}) }, ['--output', '-']);
  assert.deepEqual(ran, {
    stdout: '',
    stderr:
      'netstat: --output needs a file to write, which standard output is not: leave it out, or name ./-\n',
    status: 3,
  });
});
