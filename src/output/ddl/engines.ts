import type { Column, ColumnType } from './columns.ts';
import type { Table } from './tables.ts';

/** Engines that there are statements for. */
export const ENGINE_NAMES = ['duckdb', 'clickhouse', 'postgresql'] as const;

/** An engine that there are statements for. */
export type EngineName = (typeof ENGINE_NAMES)[number];

/** How an engine has it. */
export interface Engine {
  readonly types: Readonly<Record<ColumnType, string>>;
  /** The type of a column. */
  columnType(type: string, column: Column): string;
  /** Whether the comment of a column stands beside its type; else it is a statement. */
  readonly hasInlineComments?: true;
  /** What follows the columns. */
  ending(table: Table): string;
  /** The command of a shell that loads lines from its standard input into a table, and leaves out those of other kinds. */
  load(table: Table): readonly string[];
}

/** The lines of one kind: the kind stands first in each. */
const linesOf = (kind: string): string => `grep '^{"kind":"${kind}",'`;

const notNull = (type: string, { isList, isRequired }: Column): string =>
  `${type}${isList ? '[]' : ''}${isRequired ? ' NOT NULL' : ''}`;

/** The engines by their names. */
export const ENGINES: Readonly<Record<EngineName, Engine>> = {
  duckdb: {
    types: {
      word: 'VARCHAR',
      text: 'VARCHAR',
      natural: 'UBIGINT',
      integer: 'HUGEINT',
      number: 'DOUBLE',
      boolean: 'BOOLEAN',
      // INET is of an extension that may have to be fetched: cast where it is needed.
      ip: 'VARCHAR',
      port: 'USMALLINT',
      time: 'TIMESTAMPTZ',
      json: 'JSON',
    },
    columnType: notNull,
    ending: () => '',
    load: ({ name, kind }) => [
      `${linesOf(kind)} |`,
      `duckdb netstat.db "COPY ${name} FROM '/dev/stdin' (FORMAT json)"`,
    ],
  },
  clickhouse: {
    types: {
      word: 'LowCardinality(String)',
      text: 'String',
      natural: 'UInt64',
      integer: 'Int128',
      number: 'Float64',
      boolean: 'Bool',
      ip: 'IPv6',
      port: 'UInt16',
      time: "DateTime64(3, 'UTC')",
      json: 'String',
    },
    columnType(type, { isList, isRequired }) {
      const inner = type.replace(/^LowCardinality\((.*)\)$/, '$1');
      const nullable = type === inner ? `Nullable(${type})` : `LowCardinality(Nullable(${inner}))`;
      if (isList) return `Array(${nullable})`;
      return isRequired ? type : nullable;
    },
    hasInlineComments: true,
    // Arrays whose names begin with the same word must have the same length, unless this is said, since 26.4. All lists of the row of a
    // change are called so; those of records only where they have.
    ending: ({ kind }) =>
      ` ENGINE = MergeTree ORDER BY time${kind === 'change' ? ' SETTINGS share_nested_offsets = 0' : ''}`,
    load: ({ name, kind }) => [
      `${linesOf(kind)} |`,
      `clickhouse-client --date_time_input_format best_effort --query 'INSERT INTO ${name} FORMAT JSONEachRow'`,
    ],
  },
  postgresql: {
    types: {
      word: 'text',
      text: 'text',
      natural: 'numeric(20)',
      integer: 'numeric',
      number: 'double precision',
      boolean: 'boolean',
      ip: 'inet',
      port: 'integer',
      time: 'timestamptz',
      json: 'jsonb',
    },
    columnType: notNull,
    ending: () => '',
    load: ({ name, kind }) => [
      `${linesOf(kind)} | psql -q1 netstat \\`,
      '  -c "CREATE TEMP TABLE lines (line jsonb)" \\',
      // A line has neither of these characters: JSON escapes them.
      `  -c "\\copy lines FROM pstdin (FORMAT csv, DELIMITER e'\\x02', QUOTE e'\\x01')" \\`,
      `  -c "INSERT INTO ${name} SELECT r.* FROM lines, jsonb_populate_record(NULL::${name}, line) r"`,
    ],
  },
};
