import type { Field, FieldType } from '../../records/field.ts';
import { ALIASES, FIELDS } from '../../records/fields.ts';
import { KINDS, type Kind } from '../../records/record.ts';
import { FLAT_LINE } from './flat.ts';
import { CHANGE, type Closed, COVERAGE, closed, FRAME, listOf, PROBLEM, type Schema } from './parts.ts';
import { allFields, PREVIOUS } from './previous.ts';

/** Records by their kind, what else there is in a document or stream, a whole document, a line of a stream, one of flat lines. */
export type SchemaName =
  | Kind
  | 'count'
  | 'change'
  | 'coverage'
  | 'problem'
  | 'frame'
  | 'document'
  | 'line'
  | 'flat';

const NAMES = Object.keys(KINDS) as Kind[];

/** All schemas for what a version of this program writes. Each is whole: it refers to no other. */
export function schemasOf(version: string): Readonly<Record<SchemaName, Schema>> {
  const records = NAMES.map((kind) => [kind, recordSchema(kind)] as const);
  const others = {
    count: COUNT,
    change: changeSchema(records),
    coverage: COVERAGE,
    problem: PROBLEM_HERE,
    frame: FRAME,
  };
  const parts: Readonly<Record<string, Closed>> = { ...Object.fromEntries(records), ...others };
  const schemas = { ...parts, document: documentSchema(parts), line: lineSchema(parts), flat: FLAT_LINE };
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

const NETNS_MEMBER = { netns: objectSchema('namespace', 'netns', false) };

const PROBLEM_HERE = closed(
  PROBLEM.description,
  { ...PROBLEM.properties, ...NETNS_MEMBER },
  PROBLEM.required,
);

/** A change has the row that it is about under the name of its kind. */
function changeSchema(records: readonly (readonly [Kind, Closed])[]): Closed {
  return closed(
    CHANGE.description,
    { ...CHANGE.properties, previous: PREVIOUS, ...NETNS_MEMBER, ...Object.fromEntries(records) },
    CHANGE.required,
  );
}

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
