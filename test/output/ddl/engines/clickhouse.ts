import { rmSync } from 'node:fs';
import { type Database, type EngineUnderTest, printedRows, shellIn } from './database.ts';
import { folderWith } from './folder.ts';

function open(): Database {
  const { folder, env } = folderWith(
    'clickhouse',
    { 'clickhouse-client': 'clickhouse-client.mjs' },
    ' 3<&0 </dev/null',
  );
  const all = { ...env, CHDB_DATABASE: `${folder}/database` };
  const shell = (commands: string, input?: string): string => shellIn(folder, all, commands, input);
  return {
    engine: 'clickhouse',
    shell,
    run: (statements) => void shell('clickhouse-client', statements),
    rows: (query) => printedRows(shell('clickhouse-client', `${query} FORMAT JSONEachRow`)),
    reset: () => rmSync(`${folder}/database`, { recursive: true, force: true }),
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** ClickHouse from the npm package chdb. It has 546 MB, so it is asked only where NETSTAT_CHDB names a folder that it is installed in. */
export const CLICKHOUSE: EngineUnderTest = {
  engine: 'clickhouse',
  title: 'ClickHouse',
  missing: process.env.NETSTAT_CHDB === undefined && 'NETSTAT_CHDB names no folder with chdb',
  open,
};
