import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { endianness } from 'node:os';
import { test } from 'node:test';
import { parsePageSize } from '../../../src/proc/memory/auxv.ts';

test('auxv: the page size of this process is that of getconf', () => {
  const size = Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' }));
  const facts = { byteOrder: endianness(), ticksPerSecond: 100 };
  assert.equal(parsePageSize(readFileSync('/proc/self/auxv'), facts), size);
});
