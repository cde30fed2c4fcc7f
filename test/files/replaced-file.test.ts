import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { HostError } from '../../src/errors.ts';
import { ReplacedFile } from '../../src/files/replaced-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'replaced-'));
const path = join(folder, 'netstat.prom');
const bytes = (text: string): Uint8Array => Buffer.from(text);

after(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
});

/** What a file is called and what is in it. */
const contents = (): [string, string][] =>
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]);

test('what is written stands under another name until it is whole', () => {
  writeFileSync(path, 'old');
  const file = new ReplacedFile(path);
  file.write(bytes('ne'));
  file.write(bytes('w'));
  assert.equal(readFileSync(path, 'utf8'), 'old');
  const hidden = readdirSync(folder).filter((name) => name !== 'netstat.prom');
  assert.match(hidden.join(), /^\.netstat\.prom\.[0-9a-f]{12}$/);
  file.finish();
  assert.deepEqual(contents(), [['netstat.prom', 'new']]);
});

test('it is written again and again, and may be empty', () => {
  const file = new ReplacedFile(path);
  file.write(bytes('a longer text'));
  file.finish();
  file.write(bytes('short'));
  file.finish();
  assert.deepEqual(contents(), [['netstat.prom', 'short']]);
  file.finish();
  assert.deepEqual(contents(), [['netstat.prom', '']]);
});

test('what is abandoned leaves nothing, and the file as it was', () => {
  writeFileSync(path, 'old');
  const file = new ReplacedFile(path);
  file.write(bytes('half'));
  file.abandon();
  assert.deepEqual(contents(), [['netstat.prom', 'old']]);
});

test('who may read the file still may, and no one else', () => {
  writeFileSync(path, 'old');
  chmodSync(path, 0o640);
  const file = new ReplacedFile(path);
  file.finish();
  assert.equal(statSync(path).mode & 0o777, 0o640);
});

/** Why a file could not be written, and that nothing is left of the attempt. */
function refusal(given: string): string {
  const before = readdirSync(folder);
  const file = new ReplacedFile(given);
  file.write(bytes('new'));
  let errno = '';
  assert.throws(
    () => file.finish(),
    (error) => {
      errno = error instanceof HostError ? error.errno : '';
      return true;
    },
  );
  assert.deepEqual(readdirSync(folder), before);
  return errno;
}

test('a folder that is not there, or is none', () => {
  assert.equal(refusal(join(folder, 'missing/netstat.prom')), 'ENOENT');
  writeFileSync(path, 'old');
  assert.equal(refusal(join(path, 'netstat.prom')), 'ENOTDIR');
});

test('a folder in the place of the file', () => {
  mkdirSync(path);
  assert.equal(refusal(path), 'EISDIR');
});

test('a link is neither followed nor replaced, nor is a device', () => {
  const target = join(folder, 'target');
  writeFileSync(target, 'old');
  symlinkSync(target, path);
  assert.equal(refusal(path), 'EFTYPE');
  assert.equal(lstatSync(path).isSymbolicLink(), true);
  assert.equal(readFileSync(target, 'utf8'), 'old');
  assert.equal(refusal('/dev/null'), 'EFTYPE');
  assert.equal(refusal('/dev/stdout'), 'EFTYPE');
});

test('a name as long as a name may be', () => {
  const long = join(folder, 'n'.repeat(255));
  const file = new ReplacedFile(long);
  file.write(bytes('new'));
  file.finish();
  assert.equal(readFileSync(long, 'utf8'), 'new');
});
