/** Output that nobody reads, that is read slowly, or that cannot be written. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { largeHost } from './large-host.ts';
import { OURS, SUBJECTS, type Words } from './program.ts';
import { redirected, runToEnd } from './running.ts';

const HEADING = 'Active Internet connections (w/o servers)\n';
const COLUMNS =
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State       PID/Program name    \n';
const SERVERS =
  'Active Internet connections (only servers)\n' +
  'Proto Recv-Q Send-Q Local Address           Foreign Address         State      \n';
const NO_SCTP = "netstat: no support for `AF INET (sctp)' on this system.\n";

/** The status that a shell gives to a program ended by SIGPIPE, 13. */
const BY_SIGPIPE = '141\n';

/** A pipeline into `head`, which prints the program's status on standard error, after the program's own messages. */
function intoHead(lines: number, words: Words): Words {
  return ['sh', '-c', '{ "$@"; echo $? >&2; } | head -n "$0"', String(lines), ...words];
}

for (const { name, skip, on } of SUBJECTS) {
  describe(name, { skip }, () => {
    const host = largeHost();

    test('ends at once and silently when the reader closes the pipe', async () => {
      const { stdout, stderr } = await runToEnd(intoHead(2, [...on(host()), '-tnp']));
      assert.deepEqual({ stdout, stderr }, { stdout: HEADING + COLUMNS, stderr: BY_SIGPIPE });
    });

    test('ends at the next frame when the reader is gone', async () => {
      const { stdout, stderr } = await runToEnd(intoHead(1, [...on(host()), '-unc']));
      assert.deepEqual({ stdout, stderr }, { stdout: HEADING, stderr: BY_SIGPIPE });
    });

    test('shows whole frames until the reader closes the pipe', async () => {
      const { stdout, stderr } = await runToEnd(intoHead(5, [...on(host()), '-ulnc']));
      assert.equal(stdout, SERVERS + SERVERS + SERVERS.slice(0, SERVERS.indexOf('\n') + 1));
      assert.equal(stderr, BY_SIGPIPE);
    });

    for (const redirection of [
      '>/dev/full',
      '>&-',
      '1</dev/null',
      '>/dev/full 2>/dev/full',
      '<&- >&- 2>&-',
    ]) {
      test(`ignores errors of writing its output: ${redirection}`, async () => {
        const words: Words = [...on(host()), '-tn'];
        assert.deepEqual(await runToEnd(redirected(redirection, words)), {
          stdout: '',
          stderr: '',
          status: 0,
        });
      });
    }

    test('ends at the limit of the size of files', async () => {
      const file = join(host(), 'output');
      const limited = ['bash', '-c', 'ulimit -c 0 -f 4; exec "$@" >"$0"', file] as const;
      const { stderr, status } = await runToEnd([...limited, ...on(host()), '-tnp']);
      assert.deepEqual({ stderr, status }, { stderr: '', status: 'SIGXFSZ' });
      const written = readFileSync(file, 'latin1');
      assert.equal(written.length, 4096);
      assert.ok(written.startsWith(HEADING + COLUMNS));
    });

    test('ignores errors of writing its messages', async () => {
      const words: Words = [...on(host()), '-uSln'];
      for (const redirection of ['2>&-', '2>/dev/full']) {
        const expected = { stdout: SERVERS, stderr: '', status: 1 };
        assert.deepEqual(await runToEnd(redirected(redirection, words)), expected);
      }
      assert.deepEqual(await runToEnd(words), { stdout: SERVERS, stderr: NO_SCTP, status: 1 });
    });
  });
}

describe('a pipe that does not block', { skip: OURS.skip }, () => {
  const host = largeHost();

  test('gets everything, however slowly it is read', async () => {
    const words: Words = [...OURS.on(host()), '-tanp'];
    const { stdout } = await runToEnd(words);
    assert.ok(stdout.length > 1e6);

    const pipe = join(host(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    // A pipe made by Node would be blocking.
    const ended = runToEnd(redirected('>&3 3>&-', words), { stdio: ['ignore', 'ignore', 'pipe', writer] });
    closeSync(writer);
    assert.equal(await readSlowly(reader), stdout);
    closeSync(reader);
    assert.deepEqual(await ended, { stdout: '', stderr: '', status: 0 });
  });
});

/** Reads slowly, so that the pipe is full most of the time, until all writers have closed it. */
async function readSlowly(reader: number): Promise<string> {
  const buffer = Buffer.alloc(1 << 16);
  const pieces: string[] = [];
  for (;;) {
    await setTimeout(5);
    try {
      const read = readSync(reader, buffer);
      if (read === 0) return pieces.join('');
      pieces.push(buffer.toString('latin1', 0, read));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    }
  }
}
