import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  groups,
  interfaces,
  memory,
  openRoot,
  type Root,
  routes,
  sockets,
  statistics,
} from '../../src/index.ts';
import { answer } from '../live/answer.ts';

/** A command line, the member of its document that has the records, and the call that reads them. */
const SAME: readonly (readonly [string, string, (root: Root) => AsyncIterable<unknown>])[] = [
  ['-anp', 'sockets', (root) => sockets(root, { owners: true })],
  ['-ap', 'sockets', (root) => sockets(root, { owners: true, names: true })],
  ['-tln', 'sockets', (root) => sockets(root, { protocols: ['tcp'], listening: true })],
  ['-tn', 'sockets', (root) => sockets(root, { protocols: ['tcp'], listening: false })],
  ['-6uan', 'sockets', (root) => sockets(root, { protocols: ['udp'], family: 'inet6' })],
  ['-xan', 'sockets', (root) => sockets(root, { protocols: ['unix'] })],
  ['-rn', 'routes', (root) => routes(root)],
  ['-r6', 'routes', (root) => routes(root, { family: 'inet6', names: true })],
  ['-iae', 'interfaces', (root) => interfaces(root)],
  ['-s', 'statistics', (root) => statistics(root)],
  ['-s6', 'statistics', (root) => statistics(root, { family: 'inet6' })],
  ['-gn', 'groups', (root) => groups(root)],
  ['-m', 'memory', (root) => memory(root)],
];

const FOLDER = join(import.meta.dirname, '../../fixtures/busy');

for (const [options, key, read] of SAME) {
  test(`the records of --json: netstat ${options}`, async () => {
    const { stdout } = await answer(['--root', FOLDER, options, '--json']);
    const records: unknown[] = [];
    for await (const record of read(openRoot(FOLDER))) records.push(record);
    assert.ok(records.length > 0);
    assert.deepEqual(records, JSON.parse(stdout)[key]);
  });
}
