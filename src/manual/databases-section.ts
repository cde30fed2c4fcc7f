import { ENGINE_NAMES, ENGINES, type EngineName } from '../output/ddl/engines.ts';
import { tableOf } from '../output/ddl/tables.ts';
import { IN_NETWORK, OWNERS, QUERIES } from './database-queries.ts';
import { display, type Line, paragraphs, section, subsection } from './mdoc.ts';

const WORDS = [
  'Many looks at many hosts are for a database to keep. `--ddl` writes the statements that create tables for all that a view writes with `--ndjson --flat`: one for each kind of its rows, or with `--changes` the tables `changes` and `coverage`; and `problems` and `frames`. `netstat -tu --ddl duckdb | duckdb netstat.db` makes them. Above each table stands the command that loads lines from standard input into it, by the tools of the engine.',
  'The columns are named as the keys of the lines: `"local.port"`, with quotes where there is a dot. All that `§RECORD FIELDS` lists is a column, whatever options bring it about; where a line lacks it, it is `NULL`, of lists in ClickHouse an empty one. Lists of the same objects, such as `"owners.pid"` and `"owners.program"`, have the same length, and the first element has the number 1 in all engines.',
  'All hosts that are recorded in a folder are loaded by one command, however many they are. Run again for the recordings of another day it adds to the same tables. Flows have the time at which the host of the client was recorded, or else that of the server.',
  'Addresses are `inet` in PostgreSQL and `IPv6` in ClickHouse, which maps those of IPv4 into it. DuckDB has no such type without an extension that it fetches from the network: there they are text. So are those of sockets and routes everywhere if the view may show other families, such as AX.25: `--ddl -tu` and `--ddl -A inet` have addresses, `--ddl -a` has text. Numbers that are never below 0 have 64 bits without a sign; others have room for these too. `changes` needs ClickHouse 26.4 or later.',
];

const QUERY_WORDS = [
  'These are the same for all engines, once `in_network` is defined as above. Zones are prefixes that do not overlap; a table in the place of `WITH` does as well.',
];

const TITLES: Readonly<Record<EngineName, string>> = {
  duckdb: 'DuckDB',
  clickhouse: 'ClickHouse',
  postgresql: 'PostgreSQL',
};

const CLIENTS: Readonly<Record<EngineName, string>> = {
  duckdb: 'duckdb netstat.db',
  clickhouse: 'clickhouse-client',
  postgresql: 'psql -q netstat',
};

/** Options that select what is kept, and the kind of its rows. */
const KEPT = [
  ['-tuanp', 'socket'],
  ['-n --flows', 'flow'],
] as const;

/** The commands that make tables for the sockets and flows of all hosts recorded in a folder, and fill them. */
export function loadCommands(engine: EngineName, folder: string): string {
  const { load } = ENGINES[engine];
  const made = KEPT.map(([options]) => `netstat ${options} --ddl ${engine} | ${CLIENTS[engine]}`);
  const loaded = KEPT.map(([options, kind]) =>
    [`netstat --hosts ${folder} ${options} --ndjson --flat |`, ...load(tableOf(kind, true))].join('\n'),
  );
  return [...made, ...loaded].join('\n');
}

/** The section about --ddl and --flat. */
export function databasesSection(): Line[] {
  return section(
    'DATABASES',
    paragraphs(...WORDS),
    ...ENGINE_NAMES.map((engine) =>
      subsection(
        TITLES[engine],
        display(loadCommands(engine, '/srv/hosts')),
        display(IN_NETWORK[engine]),
        display(OWNERS[engine]),
      ),
    ),
    subsection('Queries', paragraphs(...QUERY_WORDS), ...Object.values(QUERIES).map(display)),
  );
}
