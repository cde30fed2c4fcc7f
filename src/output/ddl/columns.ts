import type { Field } from '../../records/field.ts';
import { KINDS, type Kind } from '../../records/record.ts';
import { flatFields } from '../flat-fields.ts';

/** What a column holds, in the words of no engine. */
export type ColumnType =
  | 'word'
  | 'text'
  | 'natural'
  | 'integer'
  | 'number'
  | 'boolean'
  /** Of IPv4 or IPv6, and of no other family. */
  | 'ip'
  | 'port'
  | 'time'
  | 'json';

/** A column of a table: one key of flat lines. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly summary: string;
  /** Whether it holds lists. */
  readonly isList?: true;
  /** Whether every line has it, and not as `null`. */
  readonly isRequired?: true;
  /** Whether it is `null` in lines that have it. */
  readonly isNullable?: true;
}

/** Columns of another type than that of their field. */
type Types = Readonly<Partial<Record<Kind, Readonly<Record<string, ColumnType>>>>>;

/**
 * Where there are rows of AX.25, X.25, IPX, NET/ROM, ROSE, AppleTalk and Bluetooth as well: their addresses are others, and their queues are
 * read as numbers with a sign.
 */
const OF_ANY_FAMILY: Types = {
  socket: { 'local.address': 'text', 'foreign.address': 'text', recvQ: 'integer', sendQ: 'integer' },
  route: { destination: 'text', gateway: 'text' },
};

/** What is below 0 in a recording that somebody made up, and sums, which may be of more than 64 bits. */
const OF_ANY_SIZE: Types = {
  socket: { 'timer.probes': 'integer' },
  flow: { recvQ: 'integer', sendQ: 'integer' },
};

const TYPES = {
  word: 'word',
  text: 'text',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  address: 'ip',
  port: 'port',
  host: 'text',
  user: 'text',
  id: 'text',
} as const satisfies Record<Field['type'], ColumnType>;

const LIST = { isList: true } as const;
const REQUIRED = { isRequired: true } as const;
const NULLABLE = { isNullable: true } as const;

/** The column for a field. */
export function columnOf({ name, type, natural, many, summary }: Field): Column {
  return { name, type: natural ? 'natural' : TYPES[type], summary, ...(many ? LIST : {}) };
}

/**
 * The columns for the fields of a kind.
 *
 * @param areOfInternet whether no address of the rows is of another family
 */
export function fieldColumns(kind: Kind, areOfInternet: boolean): Column[] {
  return flatFields(kind).map((field) => {
    const { name } = field;
    const column = columnOf(field);
    const type = (areOfInternet ? undefined : OF_ANY_FAMILY[kind]?.[name]) ?? OF_ANY_SIZE[kind]?.[name];
    return {
      ...column,
      type: type ?? column.type,
      ...(isRequired(kind, name) ? REQUIRED : {}),
      ...(name in KINDS[kind].nullable ? NULLABLE : {}),
    };
  });
}

/** Whether every record of a kind has the field: then it has all the objects that it lies in. */
function isRequired(kind: Kind, name: string): boolean {
  const { required, nullable } = KINDS[kind];
  const parts = name.split('.');
  return (
    !(name in nullable) && parts.every((_part, index) => parts.slice(0, index + 1).join('.') in required)
  );
}
