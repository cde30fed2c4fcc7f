import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { readWhole } from '../../../src/host/root/read-whole.ts';

const folder = mkdtempSync(join(tmpdir(), 'netstat-whole-'));
after(() => rmSync(folder, { recursive: true }));

for (const size of [0, 1, 2047, 2048, 2049, 4096, 100_003]) {
  test(`all ${size} bytes of a file are read`, () => {
    const bytes = Buffer.from(Array.from({ length: size }, (_, at) => at % 251));
    writeFileSync(join(folder, 'file'), bytes);
    assert.deepEqual(readWhole(join(folder, 'file')), bytes);
  });
}

test('a file of /proc is read, whose size is 0 to stat', () => {
  assert.deepEqual(readWhole('/proc/version'), readFileSync('/proc/version'));
});

for (const [path, code] of [
  [folder, 'EISDIR'],
  [join(folder, 'absent'), 'ENOENT'],
] as const) {
  test(`what is not read leaves no descriptor open: ${code}`, () => {
    const before = readdirSync('/proc/self/fd').length;
    assert.throws(() => readWhole(path), { code });
    assert.equal(readdirSync('/proc/self/fd').length, before);
  });
}
