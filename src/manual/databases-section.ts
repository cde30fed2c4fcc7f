import { ENGINES, type Engine } from '../output/ddl/engines.ts';
import { tableOf } from '../output/ddl/tables.ts';
import { display, type Line, paragraphs, section, subsection } from './mdoc.ts';

const WORDS = [
  'Many looks at many hosts are for a database to keep. `--ddl` writes the statement that creates a table for each kind of row of a view, or with `--changes` the table `changes`; `--ndjson --flat` with the same options writes its lines, which the tools of the engine load. So `netstat --ddl duckdb | duckdb netstat.db` makes a table for `netstat --hosts /srv/hosts --all -p --ndjson --flat > records.ndjson`.',
  'The columns are named as the keys of the lines: `"local.port"`, with quotes where there is a dot. All that `§RECORD FIELDS` lists is a column, whatever options bring it about; where a line lacks it, it is `NULL`, of lists in ClickHouse an empty one. Lines of other kinds, such as `problem`, are left out when a table is loaded.',
  'The addresses of PostgreSQL are `inet` and those of ClickHouse `IPv6`, but those of sockets and routes, which may be of other families, are text, as are all of DuckDB: cast them where they are of the Internet. Numbers that are never below 0 have 64 bits without a sign; others have room for these too. The first element of a list has the number 1 in all three engines.',
];

const LOADED: readonly (readonly [title: string, engine: Engine])[] = [
  ['DuckDB', ENGINES.duckdb],
  ['ClickHouse', ENGINES.clickhouse],
  ['PostgreSQL', ENGINES.postgresql],
];

/** Each is the same for all engines. */
export const QUERIES = [
  `-- Who holds the most connections that the peer has closed?
SELECT host, "owners.program"[1], count(*) FROM sockets
WHERE state = 'CLOSE_WAIT' GROUP BY 1, 2 ORDER BY 3 DESC;`,
  `-- Who connects to port 5432?
SELECT "client.host", "client.address", "client.program", sum(connections)
FROM flows WHERE port = 5432 GROUP BY 1, 2, 3 ORDER BY 4 DESC;`,
  `-- What listens since the 24th, and did not before?
SELECT host, protocol, "local.address", "local.port" FROM sockets
WHERE state = 'LISTEN' AND time >= '2026-11-24'
EXCEPT
SELECT host, protocol, "local.address", "local.port" FROM sockets
WHERE state = 'LISTEN' AND time < '2026-11-24';`,
];

/** The section about --ddl and --flat. */
export function databasesSection(): Line[] {
  return section(
    'DATABASES',
    paragraphs(...WORDS),
    ...LOADED.map(([title, { load }]) => subsection(title, display(load(tableOf('socket')).join('\n')))),
    subsection('Queries', ...QUERIES.map(display)),
  );
}
