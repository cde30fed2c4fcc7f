/** Each socket that Node can open has its row; this also runs where no other tool is installed. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { answer } from './answer.ts';
import { type Held, startHolder } from './holder.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from './namespace.ts';
import { expectedRows, rowsOf } from './rows.ts';

const TITLE = "live sockets of Node's";

function tests(): void {
  let folder: string;
  let held: Held;
  before(async () => {
    folder = furnishNetwork();
    held = await startHolder(process.execPath, 'sockets.mjs', folder);
  });

  for (const [kind, options, count] of [
    ['tcp', '-tanepo', 17],
    ['datagrams', '-uUwanepo', 5],
    ['unix', '-xanp', 6],
  ] as const) {
    test(`each ${kind} socket has its row`, async () => {
      const { stdout, stderr, status } = await answer([options]);
      const expected = expectedRows(kind, held, folder);
      assert.equal(expected.length, count);
      assert.deepEqual(rowsOf(stdout, held), expected);
      assert.deepEqual({ stderr, status }, { stderr: '', status: 0 });
    });
  }
}

const missing = whyNoNamespace();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
