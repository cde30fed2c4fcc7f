import assert from 'node:assert/strict';
import { closeSync, openSync, readSync } from 'node:fs';
import { test } from 'node:test';
import { lastReadBelow } from '../../../src/host/tables/last-read.ts';

/** The sizes of all reads of a file, the one that gives nothing included. */
function readSizes(path: string, size: number): number[] {
  const descriptor = openSync(path, 'r');
  const buffer = Buffer.alloc(size);
  const sizes: number[] = [];
  do sizes.push(readSync(descriptor, buffer, 0, size, null));
  while (sizes.at(-1) !== 0);
  closeSync(descriptor);
  return sizes;
}

for (const path of ['/proc/net/tcp', '/proc/net/tcp6']) {
  test(`${path}: a read of the kernel that is short is the last but the empty one`, () => {
    const bound = lastReadBelow(path, path);
    assert.ok(bound > 1);
    const sizes = readSizes(path, 65_536);
    for (const before of sizes.slice(0, -2)) assert.ok(before >= bound, `${before} of ${sizes}`);
  });

  test(`${path}: elsewhere only a read that gives nothing is known to be the last`, () => {
    assert.equal(lastReadBelow(import.meta.filename, path), 1);
    assert.equal(lastReadBelow('/dev/stdin', path), 1);
    assert.equal(lastReadBelow('/absent', path), 1);
  });
}

test('a table whose rows may be of any length ends with a read that gives nothing', () => {
  assert.equal(lastReadBelow('/proc/net/unix', '/proc/net/unix'), 1);
});
