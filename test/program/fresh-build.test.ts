import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { assertFresh } from './fresh-build.ts';

const BUILT = 'dist/netstat.cjs';
const folder = mkdtempSync(join(tmpdir(), 'netstat-fresh-'));
after(() => rmSync(folder, { recursive: true }));

/** A package in which one file was changed last, after everything else. */
function changedLast(last: string): void {
  const files = [BUILT, 'src/main.ts', 'src/cli/run.ts', 'src/cli/made.js'];
  for (const path of [...files, 'build.config.mjs', 'package.json', 'package-lock.json']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), '');
    const seconds = path === last ? 3 : path === BUILT ? 2 : 1;
    utimesSync(join(folder, path), seconds, seconds);
  }
}

for (const path of ['src/main.ts', 'src/cli/run.ts', 'build.config.mjs']) {
  test(`a build is stale once ${path} is changed`, () => {
    changedLast(path);
    assert.throws(() => assertFresh(folder, BUILT), {
      message: `dist/netstat.cjs is older than ${path}: npm run build`,
    });
  });
}

for (const path of [BUILT, 'src/cli/made.js']) {
  test(`a build is fresh when ${path} is the newest file`, () => {
    changedLast(path);
    assertFresh(folder, BUILT);
  });
}
