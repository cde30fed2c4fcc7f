import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ddlText } from '../../../src/output/ddl/ddl.ts';
import { ENGINE_NAMES } from '../../../src/output/ddl/engines.ts';
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
const HEADING = '-- Lines of the kind group that --ndjson --flat writes. To load them from records.ndjson:\n';

test('duckdb', () => {
  assert.equal(
    ddlText('duckdb', ['group'], false),
    `${HEADING}--   grep '^{"kind":"group",' records.ndjson |
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
    ddlText('postgresql', ['group'], false),
    `${HEADING}--   CREATE TEMP TABLE lines (line jsonb);
--   \\copy lines FROM 'records.ndjson' (FORMAT csv, DELIMITER e'\\x02', QUOTE e'\\x01')
--   INSERT INTO "groups" SELECT row.* FROM lines, jsonb_populate_record(NULL::"groups", line) row WHERE line->>'kind' = 'group';
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
    ddlText('clickhouse', ['group'], false),
    `${HEADING}--   grep '^{"kind":"group",' records.ndjson |
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
    (name) => text.match(new RegExp(`^ {2}"${name.replaceAll('.', '\\.')}" ([^,\n]+)`, 'm'))?.[1] ?? '',
  );
}

test('addresses of any family are text, those of the Internet are not; what may be below 0 has room for it; owners are lists', () => {
  const text = ddlText('postgresql', ['socket'], false);
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
    typesIn(ddlText('postgresql', ['flow'], false), [
      'client.address',
      'port',
      'states.state',
      'recvQ',
      'connections',
    ]),
    ['inet NOT NULL', 'integer', 'text[] NOT NULL', 'numeric NOT NULL', 'numeric(20) NOT NULL'],
  );
});

test('a route may go to what is no address of the Internet, but its mask is one', () => {
  const text = ddlText('postgresql', ['route'], false);
  assert.deepEqual(typesIn(text, ['destination', 'gateway', 'genmask', 'source']), [
    'text NOT NULL',
    'text',
    'inet',
    'inet',
  ]);
});

test('changes have the fields of their rows, of which none is in each line', () => {
  const text = ddlText('postgresql', ['socket', 'group'], true);
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

test('several kinds are several tables', () => {
  for (const engine of ENGINE_NAMES) {
    const each = NAMES.map((kind) => ddlText(engine, [kind], false));
    assert.equal(ddlText(engine, NAMES, false), each.join('\n'));
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
