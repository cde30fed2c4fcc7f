import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

/** The runtime of the executable, where that was built. */
const OVEN = fileURLToPath(new URL('../../../bin/standalone/node_modules/@oven', import.meta.url));
const bun = (existsSync(OVEN) ? readdirSync(OVEN) : [])
  .map((name) => join(OVEN, name, 'bin/bun'))
  .find((runtime) => spawnSync(runtime, ['--version']).status === 0);

test('bun reads the same by the C library, compiled code too', {
  skip: bun === undefined && 'needs bun: npm run standalone',
}, (t) => {
  const links = mkdtempSync(join(tmpdir(), 'netstat-links-'));
  t.after(() => rmSync(links, { recursive: true }));
  const script = join(import.meta.dirname, 'native-reader.ts');
  const { stdout, stderr } = spawnSync(bun ?? '', [script, links], { encoding: 'utf8' });
  assert.deepEqual({ stdout, stderr }, { stdout: 'native\n', stderr: '' });
});
