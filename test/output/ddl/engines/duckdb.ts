import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Database, type EngineUnderTest, printedRows, shellIn } from './database.ts';
import { folderWith } from './folder.ts';

function isThere(): boolean {
  try {
    createRequire(import.meta.url).resolve('@duckdb/node-api');
    return true;
  } catch {
    return false;
  }
}

function open(): Database {
  const { folder, env } = folderWith('duckdb', { duckdb: 'duckdb-client.mjs' });
  const shell = (commands: string, input?: string): string => shellIn(folder, env, commands, input);
  return {
    engine: 'duckdb',
    shell,
    run: (statements) => void shell('duckdb netstat.db', statements),
    rows: (query) => printedRows(shell('duckdb netstat.db', `SELECT to_json(q) FROM (${query}) q`)),
    reset: () => rmSync(`${folder}/netstat.db`, { recursive: true, force: true }),
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** DuckDB from npm. */
export const DUCKDB: EngineUnderTest = {
  engine: 'duckdb',
  title: 'DuckDB',
  missing: !isThere() && 'needs npm install @duckdb/node-api',
  open,
};
