import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { HostError } from '../../../src/errors.ts';
import { KeyError, newKey, readKeyFile } from '../../../src/recorder/anonymize/key-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'netstat-key-'));
const at = (name: string): string => join(folder, name);

test('a file that is not there is made, for its owner alone, and has the same key again', () => {
  const key = readKeyFile(at('new'));
  assert.equal(key.length, 32);
  assert.equal(statSync(at('new')).mode & 0o777, 0o600);
  assert.equal(readFileSync(at('new'), 'latin1'), `${Buffer.from(key).toString('hex')}\n`);
  assert.deepEqual(Buffer.from(readKeyFile(at('new'))), Buffer.from(key));
  assert.notDeepEqual(readKeyFile(at('other')), key);
  assert.notDeepEqual(newKey(), newKey());
});

test('a file that others may read, or that has no key, is not used and stays as it is', () => {
  const refused = (name: string, message: string): void =>
    assert.throws(
      () => readKeyFile(at(name)),
      (error) => error instanceof KeyError && error.message === message,
    );
  readKeyFile(at('open'));
  for (const mode of [0o640, 0o604, 0o620]) {
    chmodSync(at('open'), mode);
    refused('open', 'other users may read it (chmod 600)');
  }
  for (const text of ['', 'secret\n', `${'0'.repeat(64)}\n\n`, '0'.repeat(65), `${'g'.repeat(64)}\n`]) {
    writeFileSync(at('text'), text, { mode: 0o600 });
    refused('text', 'it has no key: name a new file, in which one is written');
    assert.equal(readFileSync(at('text'), 'latin1'), text);
  }
  execFileSync('mkfifo', ['-m', '600', at('fifo')]);
  refused('fifo', 'it is no regular file');
  refused('.', 'it is no regular file');
});

test('what the system says is told', () => {
  assert.throws(
    () => readKeyFile(at('nowhere/key')),
    (error) => error instanceof HostError && error.errno === 'ENOENT',
  );
});
