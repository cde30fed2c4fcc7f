/** Stands for the shell of DuckDB: `duckdb FILE [STATEMENTS]`, with its engine from npm. Rows are written as values parted by tabs. */
import { readFileSync } from 'node:fs';
import { DuckDBInstance, ResultReturnType } from '@duckdb/node-api';

const [file, statements = readFileSync('/dev/stdin', 'utf8')] = process.argv.slice(2);
const connection = await (await DuckDBInstance.create(file)).connect();
const result = await connection.runAndReadAll(statements);
if (result.returnType === ResultReturnType.QUERY_RESULT)
  for (const row of result.getRowsJson()) process.stdout.write(`${row.join('\t')}\n`);
connection.closeSync();
