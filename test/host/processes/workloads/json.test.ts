/** What stands in the place of a file of JSON on the running system, where any user may have an engine. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readJson } from '../../../../src/host/processes/workloads/json.ts';
import { openRoot } from '../../../../src/host/root/open-root.ts';

describe('JSON of the running system', () => {
  const folder = mkdtempSync(join(tmpdir(), 'json-'));
  after(() => rmSync(folder, { recursive: true }));
  const at = (name: string): string => join(folder, name);
  const read = (name: string): unknown => readJson(openRoot('/'), at(name));
  writeFileSync(at('file'), '{"a": [1]}');
  symlinkSync('file', at('link'));
  symlinkSync('/dev/zero', at('device'));
  symlinkSync('loop', at('loop'));
  execFileSync('mkfifo', [at('fifo')]);

  test('a file', () => assert.deepEqual(read('file'), { a: [1] }));
  test('a link to it', () => assert.deepEqual(read('link'), { a: [1] }));
  for (const name of ['fifo', 'device', 'loop', 'absent', 'file/x', '.'])
    test(`${name}: nothing`, () => assert.equal(read(name), undefined));
});
