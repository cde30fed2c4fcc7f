/** Counts of very many records in the engines, which their own tools load, are those of --count-by. NETSTAT_RECORDS is the number. */
import assert from 'node:assert/strict';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { ENGINES } from '../../../src/output/ddl/engines.ts';
import { tableOf } from '../../../src/output/ddl/tables.ts';
import { HEADING, row } from '../metrics/host-with-programs.ts';
import { UNDER_TEST } from './engines/engines.ts';
import { exactly } from './engines/flat-rows.ts';

const RECORDS = Number(process.env.NETSTAT_RECORDS ?? 20_000);

/** Writes the table of a host with so many sockets: of several states, ports and queues. */
function writeSockets(folder: string, count: number): void {
  mkdirSync(join(folder, 'proc/net'), { recursive: true });
  const file = openSync(join(folder, 'proc/net/tcp'), 'w');
  writeSync(file, HEADING);
  const states = ['01', '02', '06', '08', '0A'];
  for (let from = 0; from < count; from += 10_000) {
    const rows = Array.from({ length: Math.min(10_000, count - from) }, (_, at) => {
      const number = from + at;
      return row(number % 97, states[(number * number) % 5] ?? '01', [number % 3, number % 7], number + 1);
    });
    writeSync(file, rows.join(''));
  }
  closeSync(file);
}

/** By what they are counted. */
const FIELDS = ['state', 'local.port', 'recvQ'];

describe(`${RECORDS} records`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-records-'));
  before(() => writeSockets(folder, RECORDS));
  after(() => rmSync(folder, { recursive: true }));

  for (const { engine, title, missing, open } of UNDER_TEST)
    test(`${title}: counts are those of --count-by`, { skip: missing }, (t) => {
      const database = open();
      try {
        database.run(database.shell(`netstat -tan --ddl ${engine}`));
        const load = ENGINES[engine].load(tableOf('socket')).join('\n');
        const start = performance.now();
        database.shell(`netstat --root ${folder} -tan --ndjson --flat | ${load}`);
        t.diagnostic(`${title}: ${((performance.now() - start) / 1000).toFixed(1)} s for ${RECORDS} records`);
        const names = FIELDS.map((name) => `"${name}"`).join(', ');
        const rows = database.rows(`SELECT ${names}, count(*) AS count FROM sockets GROUP BY ${names}`);
        const counts = database.shell(
          `netstat --root ${folder} -tan --count-by ${FIELDS.join(',')} --ndjson`,
        );
        const wordsOf = (line: string): string => {
          const values = exactly(line) as Record<string, string>;
          return [...FIELDS, 'count'].map((name) => values[name]).join(' ');
        };
        const expected = counts.trim().split('\n').map(wordsOf).sort();
        assert.deepEqual(rows.map(wordsOf).sort(), expected);
        const total = expected.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
        assert.equal(total, RECORDS);
      } finally {
        database.close();
      }
    });
});
