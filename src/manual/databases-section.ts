import { ENGINES, type Engine } from '../output/ddl/engines.ts';
import { tableOf } from '../output/ddl/tables.ts';
import { display, type Line, paragraphs, section, subsection } from './mdoc.ts';

const WORDS = [
  'Many looks at many hosts are for a database to keep. `--ddl` writes the statements that create tables for all that a view writes with `--ndjson --flat`: one for each kind of its rows, or with `--changes` the tables `changes` and `coverage`; and `problems` and `frames`. `netstat -tu --ddl duckdb | duckdb netstat.db` makes them. Above each table stands the command that loads lines from standard input into it, by the tools of the engine.',
  'The columns are named as the keys of the lines: `"local.port"`, with quotes where there is a dot. All that `§RECORD FIELDS` lists is a column, whatever options bring it about; where a line lacks it, it is `NULL`, of lists in ClickHouse an empty one. Lists of the same objects, such as `"owners.pid"` and `"owners.program"`, have the same length, and the first element has the number 1 in all engines.',
  'Addresses are `inet` in PostgreSQL and `IPv6` in ClickHouse, which maps those of IPv4 into it. DuckDB has no such type without an extension that it fetches from the network: there they are text. So are those of sockets and routes everywhere if the view may show other families, such as AX.25: `--ddl -tu` and `--ddl -A inet` have addresses, `--ddl -a` has text. Numbers that are never below 0 have 64 bits without a sign; others have room for these too. `changes` needs ClickHouse 26.4 or later.',
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

const WRITTEN = 'netstat --hosts /srv/hosts -tuanp --ndjson --flat |\n';

/** The section about --ddl and --flat. */
export function databasesSection(): Line[] {
  return section(
    'DATABASES',
    paragraphs(...WORDS),
    ...LOADED.map(([title, { load }]) =>
      subsection(title, display(`${WRITTEN}${load(tableOf('socket')).join('\n')}`)),
    ),
    subsection('Queries', ...QUERIES.map(display)),
  );
}
