/** The statements of --ddl in the real engines, which load the lines of --ndjson --flat by their own tools. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { memoryRoot } from '../../../src/host/root/memory-root.ts';
import { QUERIES } from '../../../src/manual/databases-section.ts';
import { ENGINES } from '../../../src/output/ddl/engines.ts';
import { changeTable, type Table, tableOf } from '../../../src/output/ddl/tables.ts';
import type { Kind } from '../../../src/records/record.ts';
import { hosts, rootOf } from '../../golden/goldens.ts';
import { runIn } from '../../io.ts';
import { hostWithPrograms } from '../metrics/host-with-programs.ts';
import { HOSTILE } from '../written.ts';

/** What an engine does for the tests. */
interface Database {
  run(statements: string): Promise<void>;
  load(table: Table, lines: string): Promise<void>;
  /** The rows of a query, each as JSON. */
  rows(query: string): Promise<unknown[]>;
}

const run = async (...argv: readonly string[]): Promise<string> =>
  (await runIn({ root: memoryRoot({}), encoding: 'utf8' }, argv)).stdout;

const linesOf = (text: string, kind: string): string =>
  text.replace(new RegExp(`^(?!\\{"kind":"${kind}",).*\n`, 'gm'), '');

const VIEWS: readonly (readonly [Kind, readonly string[]])[] = [
  ['socket', ['-anpe', '--explain']],
  ['route', ['-rn', '-A', 'inet,inet6,ax25,x25,ipx,ddp,netrom,rose']],
  ['interface', ['-aie']],
  ['group', ['-gn']],
  ['statistic', ['-s']],
  ['masquerade', ['-Mn']],
  ['memory', ['-m']],
  ['flow', ['--flows', '-n']],
  ['namespace', ['--list-netns']],
];

/** A field by which rows of each kind are counted. */
const COUNTED: Readonly<Record<Kind, string>> = {
  socket: 'state',
  route: 'family',
  interface: 'name',
  group: 'iface',
  statistic: 'counter',
  masquerade: 'protocol',
  memory: 'protocol',
  flow: 'certainty',
  namespace: 'type',
};

/** The tests of an engine. */
function testsOf(engine: 'duckdb' | 'postgresql', open: () => Database): void {
  for (const [kind, argv] of VIEWS)
    test(`records of the kind ${kind} of all recorded hosts: counts are those of --count-by`, async () => {
      const database = open();
      const table = tableOf(kind);
      await database.run(await run(...argv, '--ddl', engine));
      const all = hosts().flatMap((host) => ['--root', rootOf(host)]);
      const lines = linesOf(await run(...all, ...argv, '--ndjson', '--flat'), kind);
      await database.load(table, lines);
      const field = COUNTED[kind];
      const withoutNotes = argv.filter((word) => word !== '--explain');
      const counted = await run(...all, ...withoutNotes, '--ndjson', '--count-by', field);
      const expected = linesOf(counted, 'count')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
        .map((count) => [count[field], count.count]);
      const array = engine === 'duckdb' ? 'json_array' : 'json_build_array';
      const rows = await database.rows(
        `SELECT ${array}("${field}", count(*)) FROM "${table.name}" GROUP BY "${field}"`,
      );
      assert.deepEqual(
        rows.map((row) => JSON.stringify(row)).sort(),
        expected.map((row) => JSON.stringify(row)).sort(),
      );
    });

  test('changes', async () => {
    const database = open();
    await database.run(await run('--changes', '-ap', '--ddl', engine));
    const changes = await run(
      ...['--root', rootOf('busy'), '--changes', '--since', rootOf('idle'), '-anp', '--ndjson', '--flat'],
    );
    const lines = linesOf(changes, 'change');
    await database.load(changeTable(['socket']), lines);
    const [row] = await database.rows('SELECT to_json(count(*)) FROM changes');
    assert.equal(row, lines.split('\n').length - 1);
    assert.ok(Number(row) > 50);
  });

  test('names that may do harm survive', async () => {
    const database = open();
    const name = HOSTILE.replaceAll('\0', '');
    const host = hostWithPrograms([name, "'; DROP TABLE sockets; --"]);
    const { stdout } = await runIn({ root: memoryRoot(host), encoding: 'utf8' }, [
      '-tnp',
      '--ndjson',
      '--flat',
    ]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    await database.run('DELETE FROM sockets');
    await database.load(tableOf('socket'), stdout);
    const rows = await database.rows('SELECT to_json("owners.command") FROM sockets');
    assert.equal(lines.length, 2);
    assert.deepEqual(
      rows,
      lines.map((line) => line['owners.command']),
    );
  });

  test('the queries of the manual', async () => {
    for (const query of QUERIES) await open().run(query);
  });
}

describe('DuckDB', { skip: duckdb() === undefined && 'needs npm install @duckdb/node-api' }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-duckdb-'));
  let database: Database;
  before(async () => {
    const { DuckDBInstance } = duckdb() as DuckDb;
    const connection = await (await DuckDBInstance.create()).connect();
    database = {
      run: async (statements) => void (await connection.run(statements)),
      async load(table, lines) {
        const file = join(folder, 'records.ndjson');
        writeFileSync(file, lines);
        const command =
          ENGINES.duckdb
            .load(table)
            .join(' ')
            .match(/"(COPY .*)"$/)?.[1] ?? '';
        if (lines !== '') await connection.run(command.replace('/dev/stdin', file));
      },
      rows: async (query) =>
        (await connection.runAndReadAll(query)).getRowsJson().map(([json]) => JSON.parse(String(json))),
    };
  });
  after(() => rmSync(folder, { recursive: true }));
  testsOf('duckdb', () => database);
});

/** What is used of the package. */
interface DuckDb {
  readonly DuckDBInstance: {
    create(): Promise<{
      connect(): Promise<{
        run(sql: string): Promise<unknown>;
        runAndReadAll(sql: string): Promise<{ getRowsJson(): unknown[][] }>;
      }>;
    }>;
  };
}

function duckdb(): DuckDb | undefined {
  try {
    return createRequire(import.meta.url)('@duckdb/node-api') as DuckDb;
  } catch {
    return undefined;
  }
}

const BIN = '/usr/lib/postgresql/15/bin';
/** PostgreSQL does not run as root. */
const NOBODY = 65534;

const asNobody = (command: string, args: readonly string[], input = '') =>
  spawnSync('setpriv', [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', command, ...args], {
    input,
    encoding: 'utf8',
    cwd: '/',
  });

const noPostgres =
  asNobody(join(BIN, 'postgres'), ['--version']).status !== 0 &&
  'needs root and PostgreSQL 15 (apt-get install postgresql)';

describe('PostgreSQL', { skip: noPostgres }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'netstat-postgresql-'));
  const data = join(folder, 'data');
  const psql = (script: string): string => {
    const args = ['-h', folder, '-d', 'postgres', '-XAtq', '-v', 'ON_ERROR_STOP=1'];
    const { stdout, stderr, status } = asNobody(join(BIN, 'psql'), args, script);
    assert.equal(status, 0, stderr);
    return stdout;
  };
  before(() => {
    mkdirSync(data);
    for (const path of [folder, data]) chownSync(path, NOBODY, NOBODY);
    const made = asNobody(join(BIN, 'initdb'), ['-D', data, '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']);
    assert.equal(made.status, 0, made.stderr);
    const options = `-c listen_addresses= -c fsync=off -k ${folder}`;
    const log = join(folder, 'log');
    const started = asNobody(join(BIN, 'pg_ctl'), ['-D', data, '-l', log, '-w', '-o', options, 'start']);
    assert.equal(started.status, 0, started.stdout);
  });
  after(() => {
    asNobody(join(BIN, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
    rmSync(folder, { recursive: true });
  });
  testsOf('postgresql', () => ({
    run: async (statements) => void psql(statements),
    async load(table, lines) {
      const file = join(folder, 'records.ndjson');
      writeFileSync(file, lines);
      psql(ENGINES.postgresql.load(table).join('\n').replace('records.ndjson', file));
    },
    rows: async (query) =>
      psql(query)
        .split('\n')
        .filter((row) => row !== '')
        .map((row) => JSON.parse(row)),
  }));
});
