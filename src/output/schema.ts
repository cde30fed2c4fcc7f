import type { Field, FieldType } from '../records/field.ts';
import { ALIASES, FIELDS, OF_HOSTS } from '../records/fields.ts';
import { KINDS, type Kind } from '../records/record.ts';

/** A JSON Schema of draft 2020-12, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** Records by their kind, what else there is in a document or stream, a whole document, a line of a stream. */
export type SchemaName = Kind | 'count' | 'change' | 'coverage' | 'problem' | 'frame' | 'document' | 'line';

const NAMES = Object.keys(KINDS) as Kind[];

/** The fields of records of one host, then those that they have only where there are several. */
function allFields(kind: Kind): readonly Field[] {
  const own = FIELDS[kind];
  return [...own, ...OF_HOSTS.fields[kind].filter(({ name }) => own.every((field) => field.name !== name))];
}

/** All schemas for what a version of this program writes. Each is whole: it refers to no other. */
export function schemasOf(version: string): Readonly<Record<SchemaName, Schema>> {
  const records = NAMES.map((kind) => [kind, recordSchema(kind)] as const);
  const others = {
    count: COUNT,
    change: changeSchema(records),
    coverage: COVERAGE,
    problem: PROBLEM,
    frame: FRAME,
  };
  const parts: Readonly<Record<string, Closed>> = { ...Object.fromEntries(records), ...others };
  const schemas = { ...parts, document: documentSchema(parts), line: lineSchema(parts) };
  const headed = Object.entries(schemas).map(([name, schema]) => [
    name,
    {
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      $id: `urn:netstat-js:${version}:schema:${name}`,
      ...schema,
    },
  ]);
  return Object.fromEntries(headed);
}

/** An object that has no other members than these. */
interface Closed extends Schema {
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

function closed(description: string, properties: Closed['properties'], required: readonly string[]): Closed {
  return { description, type: 'object', properties, required, additionalProperties: false };
}

const text = (description: string): Schema => ({ description, type: 'string' });
const listOf = (description: string, items: Schema): Schema => ({ description, type: 'array', items });

const TYPES: Readonly<Record<FieldType, Schema>> = {
  word: { type: 'string' },
  text: { type: 'string' },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  address: { type: 'string' },
  port: { type: 'integer', minimum: 0, maximum: 65535 },
  host: { type: 'string' },
  user: { type: 'string' },
  id: { type: 'string' },
};

/** What the objects in a record are. */
const OBJECTS: Readonly<Record<string, string>> = {
  local: 'this end',
  foreign: 'the other end',
  timer: 'which timer runs',
  owners: 'the processes that hold the socket, the lowest pid first',
  'owners.container': 'the innermost container that the process is in',
  'owners.pod': 'the pod that the process is in',
  tcp: 'what else the kernel says of a connection',
  rx: 'received',
  tx: 'sent',
  addresses: 'the addresses of the interface',
  source: 'who began the connection',
  destination: 'whom it was for',
  translatedSource: 'who began it, as the other side has it',
  translatedDestination: 'whom it reached, as the other side has it',
  client: 'the side that opens connections',
  server: 'the side that waits for them',
  'client.netns': 'the network namespace of the client',
  'server.netns': 'the network namespace of the server',
  states: 'the states of the connections, the most frequent one first',
  memory: 'memory of buffers',
  limits: 'how much memory there may be',
  notes: 'what may be worth knowing',
  netns: 'the network namespace that it is of',
  rates: 'per second since the look before',
  'rates.rx': 'received, per second',
  'rates.tx': 'sent, per second',
  'rates.memory': 'memory of buffers, by how much it changed per second',
};

function recordSchema(kind: Kind): Closed {
  return membersSchema(`a record of the kind ${kind}`, kind, '', false);
}

/**
 * What is in a record, or in an object within one.
 *
 * @param prefix what the names of its fields begin with
 * @param isElement whether it is in a list, so that it has of each field but one value
 */
function membersSchema(description: string, kind: Kind, prefix: string, isElement: boolean): Closed {
  const fields = allFields(kind).filter(({ name }) => name.startsWith(prefix));
  const keys = new Set(fields.map(({ name }) => firstKey(name.slice(prefix.length))));
  const properties = [...keys].map((key) => {
    const name = prefix + key;
    const own = fields.find((field) => field.name === name);
    return [key, own === undefined ? objectSchema(kind, name, isElement) : fieldSchema(kind, own, isElement)];
  });
  return closed(description, Object.fromEntries(properties), requiredOf(kind, prefix));
}

/** Of the fields `name.…` of a record: an object, or a list of them. */
function objectSchema(kind: Kind, name: string, isElement: boolean): Schema {
  const prefix = `${name}.`;
  const fields = FIELDS[kind].filter((field) => field.name.startsWith(prefix));
  const description = OBJECTS[name] ?? name;
  const isList = !isElement && fields.every(({ many }) => many);
  const members = membersSchema(description, kind, prefix, isElement || isList);
  return isList ? listOf(description, members) : members;
}

function fieldSchema(kind: Kind, { name, type, many, summary }: Field, isElement: boolean): Schema {
  const { type: jsonType, ...limits } = TYPES[type];
  const value = { type: name in KINDS[kind].nullable ? [jsonType, 'null'] : jsonType, ...limits };
  return many && !isElement ? listOf(summary, value) : { description: summary, ...value };
}

/** What every note has. */
const NOTES = { 'notes.code': true, 'notes.text': true };

/** What every namespace has. */
const NETNS = { 'netns.host': true };

/** The members that are always there, of the record or of an object in it. */
function requiredOf(kind: Kind, prefix: string): string[] {
  return Object.keys({ ...KINDS[kind].required, ...NOTES, ...NETNS })
    .filter((name) => name.startsWith(prefix) && !name.includes('.', prefix.length))
    .map((name) => name.slice(prefix.length));
}

function firstKey(name: string): string {
  return name.split('.')[0] ?? name;
}

const COUNT = closed(
  'how many records have these values; there are the fields of --count-by that they have',
  {
    count: {
      description: 'how many records; 0 with --rates, of those that are gone',
      type: 'integer',
      minimum: 0,
    },
    ...countedFields(),
    rate: { description: 'with --rates, by how many it changed per second', type: 'number' },
  },
  ['count'],
);

/** All that --count-by can name. A value is of the type of its field, which differs between kinds for some names. */
function countedFields(): Closed['properties'] {
  const fields = NAMES.flatMap((kind) => allFields(kind).map(({ name }) => name));
  const aliases = Object.values(ALIASES).flatMap((names) => Object.keys(names));
  const value = (name: string): Schema => ({
    description: `${name} of all these records`,
    anyOf: ['string', 'number', 'boolean', 'null'].map((type) => ({ type })),
  });
  return Object.fromEntries([...fields, ...aliases].map((name) => [name, value(name)]));
}

const WHICH_HOST = text('where several hosts are shown, which one it is about');

const PROBLEM = closed(
  'what kept a table, or a part of it, from being shown',
  {
    message: text('the words that stderr has as well'),
    file: text('path of the table on the host'),
    line: { description: 'number of the line in it, from 1', type: 'integer', minimum: 1 },
    code: text('what is wrong, in a word'),
    text: text('the beginning of that line'),
    host: WHICH_HOST,
    netns: objectSchema('namespace', 'netns', false),
  },
  ['message'],
);

const TIME: Schema = {
  description: 'when the tables were read, RFC 3339',
  type: 'string',
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
};

/** Any field may have been other, and the owners as a whole. */
function previousFields(): Closed['properties'] {
  const names = NAMES.flatMap((kind) => allFields(kind).map(({ name }) => name));
  const value = (name: string): Schema => ({
    description: `${name} before`,
    anyOf: ['string', 'number', 'boolean', 'null', 'array'].map((type) => ({ type })),
  });
  return Object.fromEntries([...names, 'owners'].map((name) => [name, value(name)]));
}

/** A change has the row that it is about under the name of its kind. */
function changeSchema(records: readonly (readonly [Kind, Closed])[]): Closed {
  return closed(
    'a change between two looks',
    {
      change: {
        description: 'what happened',
        type: 'string',
        enum: ['opened', 'closed', 'changed', 'owner', 'gap'],
      },
      time: TIME,
      seconds: { description: 'for how long the row had been seen', type: 'number', minimum: 0 },
      initial: { description: 'it was there at the first look', const: true },
      previous: closed('the fields that were other before, as they were', previousFields(), []),
      file: text('gap: the table that could not be read'),
      reason: text('gap: why it could not'),
      netns: objectSchema('namespace', 'netns', false),
      host: WHICH_HOST,
      ...Object.fromEntries(records),
    },
    ['change', 'time'],
  );
}

const COVERAGE = closed(
  'how many connections of tcp were opened in all namespaces that are shown, and how many of them were seen',
  {
    host: WHICH_HOST,
    time: TIME,
    seconds: { description: 'for how long', type: 'number', minimum: 0 },
    opened: { description: 'by how much ActiveOpens and PassiveOpens rose', type: 'integer', minimum: 0 },
    seen: { description: 'how many rows of connections appeared', type: 'integer', minimum: 0 },
  },
  ['time', 'seconds', 'opened', 'seen'],
);

const FRAME = closed(
  'what is said of all that was read at a time',
  {
    version: text('version of netstat-js'),
    host: text('name of the host, if it is known'),
    hosts: {
      description: 'how many hosts were asked for, where records say which they are of',
      type: 'integer',
      minimum: 1,
    },
    time: TIME,
  },
  ['version', 'time'],
);

/** --json: arrays of what was asked for. */
function documentSchema(parts: Readonly<Record<string, Closed>>): Closed {
  const plurals = NAMES.map((kind) => [kind, KINDS[kind].plural]);
  const names = {
    ...(Object.fromEntries(plurals) as Record<Kind, string>),
    count: 'counts',
    change: 'changes',
    coverage: 'coverage',
    problem: 'problems',
  };
  const arrays = Object.entries(names).map(([part, name]) => [
    name,
    listOf(name, { $ref: `#/$defs/${part}` }),
  ]);
  const { frame: _frame, ...elements } = parts;
  return {
    ...closed('what --json writes', { ...FRAME.properties, ...Object.fromEntries(arrays) }, [
      ...FRAME.required,
      'problems',
    ]),
    $defs: elements,
  };
}

/** --ndjson: any of the others, with its kind. */
function lineSchema(parts: Readonly<Record<string, Closed>>): Schema {
  const lines = Object.entries(parts).map(([kind, { description, properties, required }]) =>
    closed(
      `${description}`,
      { kind: { description: 'what the line is about', const: kind }, ...properties },
      ['kind', ...required],
    ),
  );
  return { description: 'a line of what --ndjson writes', oneOf: lines };
}
