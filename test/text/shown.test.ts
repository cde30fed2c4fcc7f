import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Io } from '../../src/cli/io.ts';
import { LineWriter } from '../../src/format/line-writer.ts';
import {
  linesOf,
  painted,
  redrawnLine,
  type ShownText,
  shownByteLines,
  shownLines,
} from '../../src/text/shown.ts';

test('lines keep their own ends, and those in a text are unsafe', () => {
  assert.equal(shownLines(['netstat: a\nFORGED\x1b[2J\u202e', '']), 'netstat: a?FORGED?[2J?\n\n');
  assert.equal(shownLines([]), '');
  assert.deepEqual(linesOf('a\n\nb\n'), ['a', '', 'b']);
});

test('lines of bytes have their names as UTF-8', () => {
  const shown = shownByteLines(['/proc/\xe2\x80\xae\xc3\xa4\x9b', '\u011b']);
  assert.equal(Buffer.from(shown).toString('latin1'), '/proc/?\xc3\xa4?\n?\n');
});

test('only colours of the program reach the terminal, and its own return of the cursor', () => {
  assert.equal(
    painted((text) => `\x1b[1m${text}\x1b[22m`, 'a\x1b[31m'),
    '\x1b[1ma?[31m\x1b[22m',
  );
  assert.equal(redrawnLine('waiting for \r\x1b[A'), '\rwaiting for ??[A');
});

test('the compiler refuses what no writer made safe', () => {
  const taken: unknown[] = [];
  const stream = (shown: Parameters<Io['stderr']['write']>[0]) => taken.push(shown);
  const name: string = 'x';
  // @ts-expect-error a string may hold anything
  stream(`netstat: ${name}\n`);
  // @ts-expect-error so may bytes
  stream(Buffer.from(name));
  // @ts-expect-error a part of a text has the line it came from around it no more
  stream(shownLines([name]).slice(1));
  // @ts-expect-error lines of a writer are made safe, coloured ones by `painted`
  new LineWriter(() => {}).shownLine(name);
  // @ts-expect-error
  const text: ShownText = name;
  stream(text);
  assert.equal(taken.length, 4);
});
