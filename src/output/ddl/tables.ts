import { type Field, NETNS } from '../../records/field.ts';
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
  readonly isList?: boolean;
  /** Whether every line has it, and not as `null`. */
  readonly isRequired?: boolean;
}

/** A table for the lines of one kind. */
export interface Table {
  readonly name: string;
  /** The kind of its lines. */
  readonly kind: string;
  readonly columns: readonly Column[];
}

/** Where addresses of other families stand as well: of AX.25, X.25, IPX, NET/ROM, ROSE, AppleTalk and Bluetooth. */
const OF_ANY_FAMILY: Readonly<Partial<Record<Kind, ReadonlySet<string>>>> = {
  socket: new Set(['local.address', 'foreign.address']),
  route: new Set(['destination', 'gateway']),
};

/** What is below 0 in a recording that somebody made up, and sums, which may be of more than 64 bits. */
const OF_ANY_SIZE: Readonly<Partial<Record<Kind, ReadonlySet<string>>>> = {
  socket: new Set(['timer.probes']),
  flow: new Set(['recvQ', 'sendQ']),
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

function columnOf({ name, type, natural, many, summary }: Field): Column {
  return { name, type: natural ? 'natural' : TYPES[type], summary, ...(many ? { isList: true } : {}) };
}

/** What every line begins with. */
const FRAME: readonly Column[] = [
  { name: 'kind', type: 'word', summary: 'what the line is about', isRequired: true },
  { name: 'host', type: 'text', summary: 'the host that it is of, where its name is known' },
  { name: 'time', type: 'time', summary: 'when the tables were read', isRequired: true },
];

function fieldColumns(kind: Kind): Column[] {
  return flatFields(kind).map((field) => {
    const { name } = field;
    const column = columnOf(field);
    return {
      ...column,
      ...(OF_ANY_FAMILY[kind]?.has(name) ? { type: 'text' } : {}),
      ...(OF_ANY_SIZE[kind]?.has(name) ? { type: 'integer' } : {}),
      ...(isRequired(kind, name) ? REQUIRED : {}),
    };
  });
}

const REQUIRED = { isRequired: true } as const;

/** Whether every record of a kind has the field: then it has all the objects that it lies in. */
function isRequired(kind: Kind, name: string): boolean {
  const { required, nullable } = KINDS[kind];
  const parts = name.split('.');
  return (
    !(name in nullable) && parts.every((_part, index) => parts.slice(0, index + 1).join('.') in required)
  );
}

/** The table for records of a kind. */
export function tableOf(kind: Kind): Table {
  return { name: KINDS[kind].plural, kind, columns: [...FRAME, ...fieldColumns(kind)] };
}

/** The table for changes of rows of these kinds. */
export function changeTable(kinds: readonly Kind[]): Table {
  const rows = kinds.flatMap((kind) =>
    fieldColumns(kind).map(({ isRequired: _always, ...column }) => ({
      ...column,
      name: `${kind}.${column.name}`,
    })),
  );
  return {
    name: 'changes',
    kind: 'change',
    columns: [
      ...FRAME,
      { name: 'change', type: 'word', summary: 'opened, closed, changed, owner, gap', isRequired: true },
      { name: 'seconds', type: 'number', summary: 'for how long the row had been seen' },
      { name: 'initial', type: 'boolean', summary: 'whether it was there at the first look' },
      { name: 'previous', type: 'json', summary: 'the fields that were other before, as they were' },
      { name: 'file', type: 'text', summary: 'gap: the table that could not be read' },
      { name: 'reason', type: 'text', summary: 'gap: why it could not' },
      ...NETNS.map(columnOf),
      ...rows,
    ],
  };
}
