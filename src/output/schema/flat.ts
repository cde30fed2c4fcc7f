import { KINDS, type Kind } from '../../records/record.ts';
import type { Column, ColumnType } from '../ddl/columns.ts';
import { changeTable, OTHER_TABLES, type Table, tableOf } from '../ddl/tables.ts';
import { type Closed, closed, listOf, type Schema, TIME } from './parts.ts';
import { PREVIOUS } from './previous.ts';

const KIND_NAMES = Object.keys(KINDS) as Kind[];

const TABLES: readonly Table[] = [
  ...KIND_NAMES.map((kind) => tableOf(kind)),
  changeTable(KIND_NAMES),
  ...Object.values(OTHER_TABLES),
];

const TEXT = { type: 'string' };

const TYPES: Readonly<Record<ColumnType, { readonly type: string; readonly [limit: string]: unknown }>> = {
  word: TEXT,
  text: TEXT,
  natural: { type: 'integer', minimum: 0 },
  integer: { type: 'integer' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  ip: TEXT,
  port: { type: 'integer', minimum: 0, maximum: 65535 },
  time: { type: 'string', pattern: TIME.pattern },
  json: { type: 'object', properties: PREVIOUS.properties, additionalProperties: false },
};

function valueSchema({ type, summary, isList, isNullable }: Column): Schema {
  const { type: jsonType, ...limits } = TYPES[type];
  const value = { type: isList || isNullable ? [jsonType, 'null'] : jsonType, ...limits };
  return isList ? listOf(summary, value) : { description: summary, ...value };
}

function lineSchema({ kind, columns }: Table): Closed {
  const [, ...others] = columns;
  return closed(
    `a line of the kind ${kind}`,
    {
      kind: { description: 'what the line is about', const: kind },
      ...Object.fromEntries(others.map((column) => [column.name, valueSchema(column)])),
    },
    columns.filter(({ isRequired }) => isRequired).map(({ name }) => name),
  );
}

/** --ndjson --flat: a line of any kind. */
export const FLAT_LINE: Schema = {
  description: 'a line of what --ndjson --flat writes',
  oneOf: TABLES.map(lineSchema),
};
