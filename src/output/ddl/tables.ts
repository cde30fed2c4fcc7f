import { NETNS } from '../../records/field.ts';
import { KINDS, type Kind } from '../../records/record.ts';
import { CHANGE, COVERAGE, FRAME, PROBLEM, type Schema } from '../schema/parts.ts';
import { type Column, type ColumnType, columnOf, fieldColumns } from './columns.ts';

/** A table for the lines of one kind. */
export interface Table {
  readonly name: string;
  /** The kind of its lines. */
  readonly kind: string;
  readonly columns: readonly Column[];
  /** Whether it is the same for all options, so that it may be there already. */
  readonly isShared?: true;
}

/** What every line begins with. */
const HEAD: readonly Column[] = [
  { name: 'kind', type: 'word', summary: 'what the line is about', isRequired: true },
  { name: 'host', type: 'text', summary: 'the host that it is of, where its name is known' },
  { name: 'time', type: 'time', summary: 'when the tables were read', isRequired: true },
];

const HEAD_NAMES: ReadonlySet<string> = new Set(HEAD.map(({ name }) => name));

const TYPES: Readonly<Record<string, ColumnType>> = { string: 'text', integer: 'natural', number: 'number' };

/** The columns for the members of what is no record. */
function memberColumns({ properties, required }: typeof FRAME): Column[] {
  return Object.entries(properties)
    .filter(([name]) => !HEAD_NAMES.has(name))
    .map(([name, member]) => ({
      name,
      type: memberType(member),
      summary: String(member.description),
      ...(required.includes(name) ? { isRequired: true } : {}),
    }));
}

function memberType({ type, enum: words, const: flag }: Schema): ColumnType {
  if (words !== undefined) return 'word';
  return flag === undefined ? (TYPES[String(type)] ?? 'json') : 'boolean';
}

/** The table for records of a kind. @param areOfInternet whether no address in them is of another family */
export function tableOf(kind: Kind, areOfInternet = false): Table {
  return { name: KINDS[kind].plural, kind, columns: [...HEAD, ...fieldColumns(kind, areOfInternet)] };
}

/** The table for changes of rows of these kinds. */
export function changeTable(kinds: readonly Kind[], areOfInternet = false): Table {
  const rows = kinds.flatMap((kind) =>
    fieldColumns(kind, areOfInternet).map(({ isRequired: _always, ...column }) => ({
      ...column,
      name: `${kind}.${column.name}`,
    })),
  );
  return {
    name: 'changes',
    kind: 'change',
    columns: [
      ...HEAD,
      ...memberColumns(CHANGE),
      { name: 'previous', type: 'json', summary: 'the fields that were other before, as they were' },
      ...NETNS.map(columnOf),
      ...rows,
    ],
  };
}

/** The tables for lines that are neither of records nor of changes. */
export const OTHER_TABLES = {
  frame: { name: 'frames', kind: 'frame', columns: [...HEAD, ...memberColumns(FRAME)], isShared: true },
  coverage: {
    name: 'coverage',
    kind: 'coverage',
    columns: [...HEAD, ...memberColumns(COVERAGE)],
    isShared: true,
  },
  problem: {
    name: 'problems',
    kind: 'problem',
    columns: [...HEAD, ...memberColumns(PROBLEM), ...NETNS.map(columnOf)],
    isShared: true,
  },
} as const satisfies Readonly<Record<string, Table>>;

/** Which lines tables are for. */
export interface Lines {
  /** Of which kinds the rows are. */
  readonly kinds: readonly Kind[];
  /** Whether no address of them is of another family. */
  readonly areOfInternet: boolean;
  /** Whether there are changes of these rows in their place. */
  readonly areChanges: boolean;
}

/** The tables for all lines that may be written. */
export function tablesFor({ kinds, areOfInternet, areChanges }: Lines): Table[] {
  const { frame, coverage, problem } = OTHER_TABLES;
  return areChanges
    ? [changeTable(kinds, areOfInternet), coverage, problem]
    : [...kinds.map((kind) => tableOf(kind, areOfInternet)), frame, problem];
}
