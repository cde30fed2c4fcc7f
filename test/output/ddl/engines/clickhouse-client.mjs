/**
 * Stands for `clickhouse-client [--query STATEMENT]`, with the engine of the package chdb, which $NETSTAT_CHDB has; the database lies in
 * $CHDB_DATABASE. Statements come from standard input, or one does and the rows that it inserts.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { Session } = createRequire(join(process.env.NETSTAT_CHDB, 'package.json'))('chdb');
const { query } = parseArgs({
  options: { query: { type: 'string' }, date_time_input_format: { type: 'string' } },
}).values;
const session = new Session(process.env.CHDB_DATABASE);
try {
  const insertion = /^INSERT INTO (\w+) FORMAT (JSONEachRow)$/.exec(query ?? '');
  if (insertion) {
    const [, table, format] = insertion;
    await session.insert({ table, format, values: process.stdin });
  } else {
    const statements = query ?? readFileSync('/dev/stdin', 'utf8');
    for (const statement of statements.split(/;\n/)) {
      const text = statement.replace(/^--.*\n/gm, '').trim();
      if (text !== '') process.stdout.write(session.query(text, 'TabSeparatedRaw'));
    }
  }
} finally {
  session.close();
}
