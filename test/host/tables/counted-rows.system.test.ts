/** What the kernel counts of its sockets, beside the rows of its tables. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { describe, test } from 'node:test';
import { openRoot } from '../../../src/host/root/open-root.ts';
import { countedRows } from '../../../src/host/tables/counted-rows.ts';
import { furnishNetwork, isInside, runInside, whyNoNamespace } from '../../live/namespace.ts';

const TITLE = 'the rows of tables that the kernel has counted';
const TABLES = ['/proc/net/tcp', '/proc/net/tcp6'];

const counted = () => TABLES.map((path) => countedRows(path, path));
const rows = () => TABLES.map((path) => readFileSync(path, 'latin1').split('\n').length - 2);
const read = () => TABLES.map((path) => [...openRoot('/').readBatches(path)].length);

function tests(): void {
  test('none, and then the tables are not read', () => {
    furnishNetwork();
    assert.deepEqual(
      [counted(), rows(), read()],
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    );
  });

  test('a listener of each family', async () => {
    const server = createServer().listen(1001, '127.0.0.1');
    const server6 = createServer().listen(1002, '::1');
    await Promise.all([once(server, 'listening'), once(server6, 'listening')]);
    assert.deepEqual(
      [counted(), rows(), read()],
      [
        [1, 1],
        [1, 1],
        [1, 1],
      ],
    );
    server.close();
    server6.close();
    await Promise.all([once(server, 'close'), once(server6, 'close')]);
    assert.deepEqual(counted(), [0, 0]);
  });

  test('what is in TIME_WAIT counts for both families, when all else is gone', async () => {
    const server = createServer((end) => void end.end()).listen(1003, '127.0.0.1');
    await once(server, 'listening');
    const client = connect(1003, '127.0.0.1');
    assert.deepEqual([(await once(server, 'connection')).length, counted()[0]], [1, 3]);
    await once(client, 'close');
    server.close();
    await once(server, 'close');
    assert.deepEqual(
      [counted(), rows(), read()],
      [
        [1, 1],
        [1, 0],
        [1, 1],
      ],
    );
  });
}

test('of other files nothing is known', () => {
  assert.equal(countedRows('/proc/net/udp', '/proc/net/udp'), undefined);
  assert.equal(countedRows(import.meta.filename, '/proc/net/tcp'), undefined);
  assert.equal(countedRows('/proc/net/tcp', '/proc/net/tcp6'), undefined);
});

const missing = whyNoNamespace();
if (missing !== undefined) test(TITLE, { skip: missing }, () => {});
else if (isInside()) describe(TITLE, tests);
else runInside(import.meta.filename);
