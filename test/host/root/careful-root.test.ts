import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { HostError } from '../../../src/errors.ts';
import { carefulRoot } from '../../../src/host/root/careful-root.ts';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { openRoot } from '../../../src/host/root/open-root.ts';

const folder = mkdtempSync(join(tmpdir(), 'netstat-careful-'));
after(() => rmSync(folder, { recursive: true }));

const DEADLINE = 100;
const careful = carefulRoot(openRoot('/'), DEADLINE, () => 0);

const textOf = (path: string, most?: number): string => {
  try {
    return Buffer.from(careful.read(path, most)).toString('latin1');
  } catch (error) {
    if (error instanceof HostError) return `${error.errno} ${error.path}`;
    throw error;
  }
};

test('a regular file is read, through a link as well', () => {
  const long = 'x'.repeat(200_000);
  writeFileSync(join(folder, 'file'), long);
  symlinkSync('file', join(folder, 'link'));
  assert.equal(textOf(join(folder, 'file')), long);
  assert.equal(textOf(join(folder, 'link')), long);
  assert.equal(textOf(join(folder, 'file'), 70_000), long.slice(0, 70_000));
  assert.deepEqual(
    Array.from(careful.readBatches(join(folder, 'file')), (batch) => batch.length),
    [200_000],
  );
});

test('what is none is not waited for, and no device is opened', () => {
  assert.equal(spawnSync('mkfifo', [join(folder, 'fifo')]).status, 0);
  assert.equal(textOf(join(folder, 'fifo')), `EFTYPE ${join(folder, 'fifo')}`);
  symlinkSync('/dev/zero', join(folder, 'device'));
  assert.equal(textOf(join(folder, 'device')), `EFTYPE ${join(folder, 'device')}`);
  assert.equal(textOf(folder), `EISDIR ${folder}`);
  assert.equal(textOf(join(folder, 'none')), `ENOENT ${join(folder, 'none')}`);
});

test('the files of the kernel are read', () => {
  assert.match(textOf('/proc/net/dev'), /^Inter-\|/);
  assert.equal(textOf('/proc/net'), 'EISDIR /proc/net');
});

test('a file that takes too long is given up', () => {
  let time = 0;
  const slow = carefulRoot(openRoot('/'), DEADLINE, () => {
    time += DEADLINE + 1;
    return time;
  });
  writeFileSync(join(folder, 'slow'), 'x');
  assert.throws(() => slow.read(join(folder, 'slow')), new HostError('ETIMEDOUT', join(folder, 'slow')));
});

test('a recorded host stays as it is', () => {
  const recorded = memoryRoot({ '/proc/net/tcp': '' });
  assert.equal(
    carefulRoot(recorded, DEADLINE, () => 0),
    recorded,
  );
});
