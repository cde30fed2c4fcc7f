/** Programs choose their own names: whatever they contain, a row stays one row, and nothing controls the terminal. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { before, describe, test } from 'node:test';
import { answer } from './answer.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';

const TITLE = 'live programs with hostile names';

/** The name that a program gives itself, how it is shown, and how many bytes fewer that are: widths are those of net-tools. */
const NAMES: readonly (readonly [what: string, name: string, shown: string, fewer?: number])[] = [
  ['a forged row', 'a\ntcp        0      0 10.0.0.1:1', 'a?tcp        0      0'],
  ['sequences for the terminal', '\x1b[2J\x1b]0;\x07', '?[2J?]0;?'],
  ['a control code of C1', 'a\u009b2Jb', 'a?2Jb', 1],
  ['text that is turned round', 'a\u202eb', 'a?b', 2],
  ['invisible characters', '\u200bb\ufeff', '?b?', 4],
  ['letters in UTF-8', 'na\u00efve', 'na\u00efve'],
  ['a path whose end is hostile', '/opt/x y/\x7fz', '?z'],
  ['a newline and no more', '\n', '?'],
  ['nothing', '', ''],
];

/** Starts a program of that name that holds the socket of a server and nothing else. */
function hold(server: Server, name: string): number {
  const { fd } = (server as unknown as { readonly _handle: { readonly fd: number } })._handle;
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e9)'], {
    argv0: name,
    stdio: ['ignore', 'ignore', 'ignore', fd],
  });
  child.unref();
  assert.ok(child.pid);
  return child.pid;
}

function tests(): void {
  before(() => furnishNetwork());

  for (const [index, [what, name, shown, fewer = 0]] of NAMES.entries()) {
    test(what, async () => {
      const port = 1001 + index;
      const server = createServer().listen(port, '127.0.0.1');
      await once(server, 'listening');
      const pid = hold(server, name);
      server.close();
      const { stdout } = await answer(['-tlnp']);
      const program = Buffer.from(`${pid}/${shown}`)
        .subarray(0, 19)
        .toString('latin1')
        .padEnd(20 - fewer);
      const rows = stdout.split('\n').slice(2, -1);
      assert.equal(rows.length, index + 1);
      const row = `tcp        0      0 127.0.0.1:${port}          0.0.0.0:*               LISTEN      ${program}`;
      assert.deepEqual(
        rows.filter((line) => line.includes(`:${port} `)),
        [row],
      );
    });
  }
}

const missing = whyNoNamespace();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
