import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { writeRecordedTree } from '../bench/recorded-tree.ts';

/** Many more rows than fit into a pipe. */
const ROWS = 20_000;

/** Makes a recorded host whose tcp table does not fit into a pipe, for the tests of a file. Returns its folder. */
export function largeHost(): () => string {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'netstat-program-'));
    writeRecordedTree(join(folder, 'host'), { rows: ROWS, fds: 200, processes: 5 });
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  return () => join(folder, 'host');
}
