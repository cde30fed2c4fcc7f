/** Stands for the shell of DuckDB: `duckdb FILE [STATEMENTS]`, with its engine from npm. Rows are written as values parted by tabs. */
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const [file, statements = readFileSync('/dev/stdin', 'utf8')] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(file)).connect();
for (const row of (await connection.runAndReadAll(statements)).getRowsJson())
  process.stdout.write(`${row.join('\t')}\n`);
connection.closeSync();
