import assert from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { BATCH, LineReader } from '../../../src/host/tables/line-reader.ts';
import {
  CARRIED,
  END,
  FAILED,
  fillRing,
  GO,
  makeRing,
  ORDER,
  SLOTS,
  slotOf,
} from '../../../src/host/tables/ring.ts';

const scratch = mkdtempSync(join(tmpdir(), 'netstat-ring-'));
after(() => rmSync(scratch, { recursive: true }));
const path = join(scratch, 'table');

/** Gives an open file to each of the two readers. */
function open<T>(file: string, read: (descriptor: number) => T): T {
  const descriptor = openSync(file, 'r');
  try {
    return read(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** What the first thread reads of a file. */
function alone(carried: string): string[] {
  return open(path, (descriptor) => {
    const lines = new LineReader(descriptor, 1, Buffer.from(carried));
    const batches: string[] = [];
    while (!lines.ended) batches.push(String(lines.next(Buffer.alloc(BATCH))));
    return batches.filter((batch) => batch !== '');
  });
}

/** What the second thread does with the same file, in this one: the ring is longer than the file. */
function filled(file: string, carried: string): { batches: string[]; state: number; last: string } {
  return open(file, (descriptor) => {
    const ring = makeRing(descriptor, 1);
    slotOf(ring, 0).write(carried);
    ring.words[CARRIED] = carried.length;
    ring.words[ORDER] = GO;
    fillRing(ring);
    const states = [...ring.words.subarray(0, SLOTS)];
    const ended = states.findIndex((state) => state < 0);
    const batches = states
      .slice(0, ended)
      .map((length, slot) => String(slotOf(ring, slot).subarray(0, length)));
    const last = String(slotOf(ring, ended)).replace(/\0.*$/s, '');
    return { batches, state: states[ended] ?? 0, last };
  });
}

const line = fc.tuple(fc.nat({ max: 3 * BATCH }), fc.boolean());

test('the second thread reads the same batches as the first', () => {
  fc.assert(
    // Four of these lines, all without a newline, are as long as the ring.
    fc.property(fc.array(line, { maxLength: 3 }), fc.nat({ max: 200 }), (lines, carriedLength) => {
      const text = lines.map(([length, ends]) => `${'x'.repeat(length)}${ends ? '\n' : ''}`).join('');
      writeFileSync(path, text);
      const carried = 'c'.repeat(carriedLength);
      const { batches, state } = filled(path, carried);
      assert.equal(state, END);
      assert.deepEqual(batches, alone(carried));
      assert.equal(batches.join(''), carried + text);
    }),
  );
});

test('the second thread gives an error its name', () => {
  const { batches, state, last } = filled(scratch, '');
  assert.deepEqual({ batches, state, last }, { batches: [], state: FAILED, last: 'EISDIR' });
});
