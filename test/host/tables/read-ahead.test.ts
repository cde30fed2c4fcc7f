import assert from 'node:assert/strict';
import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import type { HostError } from '../../../src/errors.ts';
import { readFileBatches } from '../../../src/host/tables/batches.ts';
import { BATCH, LONGEST_PIECE } from '../../../src/host/tables/line-reader.ts';
import { ReadAhead } from '../../../src/host/tables/read-ahead.ts';

const skip = availableParallelism() < 2 ? 'needs two processors' : false;
const scratch = mkdtempSync(join(tmpdir(), 'netstat-ahead-'));
after(() => rmSync(scratch, { recursive: true }));

const LINES = Array.from({ length: 200_000 }, (_, index) => `line ${index}\n`).join('');

const FILES: readonly [name: string, text: string][] = [
  ['nothing', ''],
  ['a short file', 'a\nb'],
  ['many times the ring', LINES],
  ['lines without an end', 'z'.repeat(1_000_000)],
  ['a batch to the byte', `${'y'.repeat(BATCH - 1)}\n`],
];

/** A reader that has begun, of a file of which so many bytes were read before. */
async function readerOf(path: string, skipped = 0): Promise<{ reader: ReadAhead; close(): void }> {
  const descriptor = openSync(path, 'r');
  const carried = Buffer.alloc(skipped);
  if (skipped > 0) readSync(descriptor, carried);
  const reader = new ReadAhead(descriptor, '/the/file');
  while (!reader.isReady) await setTimeout(1);
  reader.go(carried);
  return { reader, close: () => closeSync(descriptor) };
}

for (const [name, text] of FILES) {
  test(`read ahead: ${name}`, { skip }, async () => {
    const path = join(scratch, name);
    writeFileSync(path, text);
    for (const skipped of [0, Math.min(3, text.length)]) {
      const { reader, close } = await readerOf(path, skipped);
      const taken = Array.from(reader.take(), (bytes) => Buffer.from(bytes).toString());
      assert.equal(taken.join(''), text);
      for (const batch of taken.slice(0, -1))
        assert.ok(batch.endsWith('\n') || batch.length === LONGEST_PIECE);
      close();
    }
  });
}

test('an error comes with its name, as of any other file', { skip }, async () => {
  const { reader, close } = await readerOf(scratch);
  assert.throws(
    () => [...reader.take()],
    ({ errno, path }: HostError) => errno === 'EISDIR' && path === '/the/file',
  );
  close();
});

test('a thread whose batches nobody wants any more ends', { skip }, async () => {
  const path = join(scratch, 'unwanted');
  writeFileSync(path, LINES);
  const { reader, close } = await readerOf(path);
  for (const _ of reader.take()) break;
  reader.stop();
  close();
});

/** A file that the kernel makes as it is read, and longer than the ring. */
const SLOW_FILE = '/proc/kallsyms';
const slowSkip = skip || (existsSync(SLOW_FILE) ? false : `needs ${SLOW_FILE}`);

test('a thread that was stopped reads from no file that gets the same descriptor', {
  skip: slowSkip,
}, async () => {
  const path = join(scratch, 'other');
  writeFileSync(path, LINES);
  const all = Buffer.alloc(LINES.length + 1);
  for (let round = 0; round < 30; round++) {
    const { reader, close } = await readerOf(SLOW_FILE);
    for (const _ of reader.take()) break;
    reader.stop();
    close();
    const other = openSync(path, 'r');
    await setTimeout(5);
    assert.equal(readSync(other, all), LINES.length, `round ${round}`);
    closeSync(other);
  }
});

test('a large file of another file system is not read ahead', () => {
  const path = join(scratch, 'large');
  writeFileSync(path, LINES);
  const taken = Array.from(readFileBatches(path, path), (bytes) => Buffer.from(bytes).toString());
  assert.equal(taken.join(''), LINES);
});
