import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ddlText } from '../../../src/output/ddl/ddl.ts';
import { ENGINE_NAMES, type EngineName } from '../../../src/output/ddl/engines.ts';
import { changeTable, tableOf } from '../../../src/output/ddl/tables.ts';
import { FIELDS } from '../../../src/records/fields.ts';
import { KINDS, type Kind } from '../../../src/records/record.ts';

const NAMES = Object.keys(KINDS) as Kind[];

const COMMENTS: Readonly<Record<string, string>> = {
  kind: 'what the line is about',
  host: 'the host that it is of, where its name is known',
  time: 'when the tables were read',
  family: 'inet or inet6',
  iface: 'interface',
  refCount: 'users that joined the group there',
  address: 'the group',
  addressHost: 'name of the group',
  'netns.inode': 'number of the network namespace',
  'netns.id': 'what tells it from others where that may not be read',
  'netns.names': 'names of it in /run/netns and the like',
  'netns.host': 'whether it is that of process 1',
  'notes.code': 'what a note is about',
  'notes.text': 'a note in words',
};
const STATEMENTS = Object.entries(COMMENTS)
  .map(([name, text]) => `COMMENT ON COLUMN "groups"."${name}" IS '${text}';\n`)
  .join('');
const heading = (kind: string): string =>
  `-- Lines of the kind ${kind} that --ndjson --flat writes. What loads them from standard input:\n`;
const HEADING = heading('group');

/** The statements for records of these kinds, without those for lines of other kinds. */
const forRecords = (engine: EngineName, kinds: readonly Kind[], areOfInternet = false): string =>
  ddlText(engine, { kinds, areOfInternet, areChanges: false }).replace(
    /\n-- Lines of the kind frame .*/s,
    '',
  );

const forChanges = (engine: EngineName, kinds: readonly Kind[], areOfInternet = false): string =>
  ddlText(engine, { kinds, areOfInternet, areChanges: true });

test('duckdb', () => {
  assert.equal(
    forRecords('duckdb', ['group']),
    `${HEADING}--   grep '^{"kind":"group",' |
--   duckdb netstat.db "COPY groups FROM '/dev/stdin' (FORMAT json)"
CREATE TABLE "groups" (
  "kind" VARCHAR NOT NULL,
  "host" VARCHAR,
  "time" TIMESTAMPTZ NOT NULL,
  "family" VARCHAR NOT NULL,
  "iface" VARCHAR NOT NULL,
  "refCount" HUGEINT NOT NULL,
  "address" VARCHAR NOT NULL,
  "addressHost" VARCHAR,
  "netns.inode" UBIGINT,
  "netns.id" UBIGINT,
  "netns.names" VARCHAR[],
  "netns.host" BOOLEAN,
  "notes.code" VARCHAR[],
  "notes.text" VARCHAR[]
);
${STATEMENTS}`,
  );
});

test('postgresql', () => {
  assert.equal(
    forRecords('postgresql', ['group']),
    `${HEADING}--   grep '^{"kind":"group",' | psql -q1 netstat \\
--     -c "CREATE TEMP TABLE lines (line jsonb)" \\
--     -c "\\copy lines FROM pstdin (FORMAT csv, DELIMITER e'\\x02', QUOTE e'\\x01')" \\
--     -c "INSERT INTO groups SELECT r.* FROM lines, jsonb_populate_record(NULL::groups, line) r"
CREATE TABLE "groups" (
  "kind" text NOT NULL,
  "host" text,
  "time" timestamptz NOT NULL,
  "family" text NOT NULL,
  "iface" text NOT NULL,
  "refCount" numeric NOT NULL,
  "address" inet NOT NULL,
  "addressHost" text,
  "netns.inode" numeric(20),
  "netns.id" numeric(20),
  "netns.names" text[],
  "netns.host" boolean,
  "notes.code" text[],
  "notes.text" text[]
);
${STATEMENTS}`,
  );
});

test('clickhouse', () => {
  const definitions: readonly (readonly [string, string])[] = [
    ['kind', 'LowCardinality(String)'],
    ['host', 'Nullable(String)'],
    ['time', "DateTime64(3, 'UTC')"],
    ['family', 'LowCardinality(String)'],
    ['iface', 'String'],
    ['refCount', 'Int128'],
    ['address', 'IPv6'],
    ['addressHost', 'Nullable(String)'],
    ['netns.inode', 'Nullable(UInt64)'],
    ['netns.id', 'Nullable(UInt64)'],
    ['netns.names', 'Array(Nullable(String))'],
    ['netns.host', 'Nullable(Bool)'],
    ['notes.code', 'Array(LowCardinality(Nullable(String)))'],
    ['notes.text', 'Array(Nullable(String))'],
  ];
  assert.equal(
    forRecords('clickhouse', ['group']),
    `${HEADING}--   grep '^{"kind":"group",' |
--   clickhouse-client --date_time_input_format best_effort --query 'INSERT INTO groups FORMAT JSONEachRow'
CREATE TABLE "groups" (
${definitions.map(([name, type]) => `  "${name}" ${type} COMMENT '${COMMENTS[name]}'`).join(',\n')}
) ENGINE = MergeTree ORDER BY time;
`,
  );
});

/** The types of some columns of a table, as an engine has them. */
function typesIn(text: string, names: readonly string[]): string[] {
  return names.map(
    (name) =>
      text.match(new RegExp(`^ {2}"${name.replaceAll('.', '\\.')}" (.+?)(?: COMMENT .*?)?,?$`, 'm'))?.[1] ??
      '',
  );
}

test('addresses of any family are text, those of the Internet are not; what may be below 0 has room for it; owners are lists', () => {
  const text = forRecords('postgresql', ['socket']);
  assert.deepEqual(
    typesIn(text, [
      'local.address',
      'locals',
      'local.port',
      'inode',
      'timer.probes',
      'timer.seconds',
      'dualStack',
      'owners.pid',
    ]),
    ['text', 'inet[]', 'integer', 'numeric(20)', 'numeric', 'double precision', 'boolean', 'numeric(20)[]'],
  );
  assert.deepEqual(
    typesIn(forRecords('postgresql', ['flow']), [
      'client.address',
      'port',
      'states.state',
      'recvQ',
      'connections',
    ]),
    ['inet NOT NULL', 'integer', 'text[] NOT NULL', 'numeric NOT NULL', 'numeric(20) NOT NULL'],
  );
});

test('where all addresses are of the Internet, they are such, and no queue is below 0', () => {
  const types = {
    duckdb: ['VARCHAR', 'VARCHAR', 'UBIGINT'],
    clickhouse: ['Nullable(IPv6)', 'Nullable(IPv6)', 'Nullable(UInt64)'],
    postgresql: ['inet', 'inet', 'numeric(20)'],
  };
  for (const engine of ENGINE_NAMES) {
    const text = forRecords(engine, ['socket'], true);
    assert.deepEqual(typesIn(text, ['local.address', 'foreign.address', 'sendQ']), types[engine]);
  }
  const any = ['text', 'text', 'numeric'];
  assert.deepEqual(
    typesIn(forRecords('postgresql', ['socket']), ['local.address', 'foreign.address', 'sendQ']),
    any,
  );
  assert.deepEqual(typesIn(forRecords('postgresql', ['route'], true), ['destination', 'gateway']), [
    'inet NOT NULL',
    'inet',
  ]);
  assert.deepEqual(typesIn(forChanges('postgresql', ['socket'], true), ['socket.local.address']), ['inet']);
});

test('a route may go to what is no address of the Internet, but its mask is one', () => {
  const text = forRecords('postgresql', ['route']);
  assert.deepEqual(typesIn(text, ['destination', 'gateway', 'genmask', 'source']), [
    'text NOT NULL',
    'text',
    'inet',
    'inet',
  ]);
});

test('changes have the fields of their rows, of which none is in each line', () => {
  const text = forChanges('postgresql', ['socket', 'group']);
  assert.match(text, /^-- Lines of the kind change .*\n(--.*\n)+CREATE TABLE "changes" \(\n/);
  assert.deepEqual(
    typesIn(text, [
      'change',
      'seconds',
      'initial',
      'previous',
      'netns.names',
      'socket.state',
      'group.addressHost',
    ]),
    ['text NOT NULL', 'double precision', 'boolean', 'jsonb', 'text[]', 'text', 'text'],
  );
});

test('lines that are of no rows have tables, which may be there already', () => {
  const shared = (text: string): string[] =>
    [...text.matchAll(/^CREATE TABLE IF NOT EXISTS "(\w+)" \(\n([^;]*)\n\)/gm)].map(
      ([, name = '', columns = '']) => `${name}: ${columns.trim().replace(/\s+/g, ' ').replaceAll('"', '')}`,
    );
  const head = 'kind text NOT NULL, host text, time timestamptz NOT NULL';
  const problems = `problems: ${head}, message text NOT NULL, file text, line numeric(20), code text, text text, netns.inode numeric(20), netns.id numeric(20), netns.names text[], netns.host boolean`;
  const row = ddlText('postgresql', { kinds: ['socket'], areOfInternet: true, areChanges: false });
  assert.deepEqual(shared(row), [`frames: ${head}, version text NOT NULL, hosts numeric(20)`, problems]);
  assert.deepEqual(shared(forChanges('postgresql', ['socket'])), [
    `coverage: ${head}, seconds double precision NOT NULL, opened numeric(20) NOT NULL, seen numeric(20) NOT NULL`,
    problems,
  ]);
});

test('lists of changes may have any length in ClickHouse, those of records need not', () => {
  assert.match(
    forChanges('clickhouse', ['socket']),
    /MergeTree ORDER BY time SETTINGS share_nested_offsets = 0;/,
  );
  assert.doesNotMatch(forRecords('clickhouse', NAMES), /SETTINGS/);
});

test('several kinds are several tables', () => {
  for (const engine of ENGINE_NAMES) {
    const each = NAMES.map((kind) => forRecords(engine, [kind]));
    assert.equal(forRecords(engine, NAMES), each.join('\n'));
  }
});

for (const kind of NAMES)
  test(`every field of the kind ${kind} is a column with its own words, in its table and in that of changes`, () => {
    const { columns } = tableOf(kind);
    const summaries = new Map(columns.map(({ name, summary }) => [name, summary]));
    assert.equal(summaries.size, columns.length);
    const expected = FIELDS[kind].map(({ name, summary }) => [
      kind === 'group' && name === 'host' ? 'addressHost' : name,
      summary,
    ]);
    assert.deepEqual([...summaries].slice(3), expected);
    const changed = changeTable([kind]).columns.map(({ name, summary }) => [name, summary]);
    const prefixed = expected.map(([name, summary]) => [`${kind}.${name}`, summary]);
    assert.deepEqual(changed.slice(-prefixed.length), prefixed);
  });
