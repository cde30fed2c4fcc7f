/**
 * Stands for `clickhouse-client [--query STATEMENT]`, with the engine of the package chdb, which $NETSTAT_CHDB has; the database lies in
 * $CHDB_DATABASE. Statements come from descriptor 3, or one does and the rows that it inserts: the engine itself looks at standard input.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const INPUT = 3;
const { Session } = createRequire(join(process.env.NETSTAT_CHDB, 'package.json'))('chdb');
const { query } = parseArgs({
  options: { query: { type: 'string' }, date_time_input_format: { type: 'string' } },
}).values;
const session = new Session(process.env.CHDB_DATABASE);
try {
  const insertion = /^INSERT INTO (\w+) FORMAT (JSONEachRow)$/.exec(query ?? '');
  if (insertion) {
    const [, table, format] = insertion;
    await session.insert({ table, format, values: createReadStream('', { fd: INPUT }) });
  } else {
    const statements = query ?? readFileSync(INPUT, 'utf8');
    for (const statement of statements.split(/;\n/)) {
      const text = statement.replace(/^--.*\n/gm, '').trim();
      if (text !== '') process.stdout.write(session.query(text, 'TabSeparatedRaw'));
    }
  }
} finally {
  session.close();
}
