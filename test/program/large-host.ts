import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { writeRecordedTree } from '../bench/recorded-tree.ts';

/** What a pipe holds is much less than these rows. */
const ROWS = 20_000;

/** Records, for the tests of a file, a host whose tcp table is larger than what any pipe holds. Gives its folder. */
export function largeHost(): () => string {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'netstat-program-'));
    writeRecordedTree(join(folder, 'host'), { rows: ROWS, fds: 200, processes: 5 });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, 'host');
}
