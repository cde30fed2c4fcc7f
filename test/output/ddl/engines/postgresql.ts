import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, type EngineUnderTest, printedRows, shellIn } from './database.ts';
import { folderWith } from './folder.ts';

const BIN = '/usr/lib/postgresql/15/bin';

/** PostgreSQL does not run as root. */
const NOBODY = 65534;

const asNobody = (program: string, args: readonly string[]) =>
  spawnSync(
    'setpriv',
    [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', join(BIN, program), ...args],
    {
      encoding: 'utf8',
      cwd: '/',
    },
  );

function open(): Database {
  const { folder, env } = folderWith('postgresql', {});
  const data = join(folder, 'data');
  mkdirSync(data);
  chmodSync(folder, 0o755);
  for (const path of [folder, data]) chownSync(path, NOBODY, NOBODY);
  const made = asNobody('initdb', [
    '-D',
    data,
    '-A',
    'trust',
    '-U',
    'netstat',
    '-E',
    'UTF8',
    '--locale=C',
    '-N',
  ]);
  assert.equal(made.status, 0, made.stderr);
  const options = `-c listen_addresses= -c fsync=off -c max_wal_size=4GB -k ${folder}`;
  const log = join(folder, 'log');
  const started = asNobody('pg_ctl', ['-D', data, '-l', log, '-w', '-o', options, 'start']);
  assert.equal(started.status, 0, started.stdout);
  const all = {
    ...env,
    PGHOST: folder,
    PGUSER: 'netstat',
    PGOPTIONS: '-c client_min_messages=warning',
    PSQLRC: '/dev/null',
  };
  const shell = (commands: string, input?: string): string => shellIn(folder, all, commands, input);
  shell('createdb netstat');
  return {
    engine: 'postgresql',
    shell,
    run: (statements) => void shell('psql -q netstat', statements),
    rows: (query) => printedRows(shell('psql -q netstat', copied(query))),
    reset: () => void shell('dropdb netstat; createdb netstat'),
    close() {
      asNobody('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true });
    },
  };
}

/** What psql itself prints of a table lacks some characters. */
const copied = (query: string): string =>
  `COPY (SELECT row_to_json(q) FROM (${query}) q) TO STDOUT (FORMAT csv, DELIMITER e'\\x02', QUOTE e'\\x01');`;

/** PostgreSQL of Debian, started for the test. */
export const POSTGRESQL: EngineUnderTest = {
  engine: 'postgresql',
  title: 'PostgreSQL',
  missing:
    asNobody('postgres', ['--version']).status !== 0 &&
    'needs root and PostgreSQL 15 (apt-get install postgresql)',
  open,
};
