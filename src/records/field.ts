import type { Names, PortProtocol } from '../format/names.ts';
import type { Ipv6Address } from '../proc/reading/address.ts';
import type { InetSocket } from '../proc/sockets/inet-socket.ts';
import type { OwnerRecord, SocketRecordProtocol } from './socket.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How the values of a field compare and are written. */
export type FieldType =
  /** A word of netstat or the kernel; case is ignored. */
  | 'word'
  /** What others chose: names, paths. */
  | 'text'
  /** A whole number of any size. */
  | 'integer'
  /** Seconds and the like. */
  | 'number'
  | 'boolean'
  /** The numeric text of an address: IPv4, IPv6; compares by value. */
  | 'address'
  /** 0 to 65535; an expression may name the service. */
  | 'port'
  /** The name of an address; an expression may name one that the row does not show. */
  | 'host'
  /** A uid that an expression may give by its name. */
  | 'user'
  /** Digits of which an expression may give the first. */
  | 'id';

/** A field of the records of one kind, by its name in every form: JSON, CSV, --columns, --where, --sort, --count-by. */
export interface Field {
  /** Dotted where it lies in an object: `local.address`, `owners.pid`. */
  readonly name: string;
  readonly type: FieldType;
  /** A few words with the unit. */
  readonly summary: string;
  /** What its values can be, if that is a closed set. */
  readonly vocabulary?: Vocabulary;
  /** Whether it is a number that is never below 0. */
  readonly natural?: true;
  /** Whether a record can have several values of it. */
  readonly many?: true;
  /** Whether so few records have it that a column shows it only where --columns names it. */
  readonly rare?: true;
  /** Which option makes it be there; always unless given. */
  readonly with?: 'programs' | 'selinux' | 'extend' | 'explain' | 'netns' | 'hosts' | 'rates';
  /** What its short name in an expression is compared with as well: how headings and --netns have it. */
  readonly label?: Getter;
  /**
   * Reads it from a parsed row of tcp, udp, udplite or raw. Without it the record is made, which for 100,000 rows takes half the time
   * of a plain -an.
   */
  readonly fromRow?: ((row: InetSocket, table: InetTable) => RowValue) | undefined;
}

/** What the rows of a table of tcp, udp, udplite or raw have in common, and what their fields are made with. */
export interface InetTable {
  readonly protocol: SocketRecordProtocol;
  /** Whose services the ports are. */
  readonly ports: PortProtocol;
  /** The word for a state. */
  readonly state: (state: number) => string;
  /** The words for timers, by their number. */
  readonly timers: readonly string[];
  readonly ticksPerSecond: number;
  readonly names: Names;
  /** The processes that hold a socket; undefined where they were not asked for. */
  readonly owners: ((inode: number | bigint) => readonly OwnerRecord[]) | undefined;
  /** Whether a socket that waits on `::` serves IPv4 as well, null if unknown; undefined for any other socket. */
  readonly dualStack: (socket: InetSocket) => boolean | null | undefined;
}

/** A value as it stands in a record. */
export type Value = string | number | bigint | boolean | null;

/** A value as it stands in a parsed row: an address is packed, and undefined is what the record would lack. */
export type RowValue = Value | Ipv6Address | undefined;

/** How fields are read from parsed rows of one table; undefined for a field that takes the record. */
export type RowReader<R> = (field: Field) => ((row: R) => RowValue) | undefined;

/** Defines a field. */
export const field = (name: string, type: FieldType, summary: string, more: Partial<Field> = {}): Field => ({
  name,
  type,
  summary,
  ...more,
});

/** The fields of an end of a connection. */
export const end = (name: string, what: string): Field[] => [
  field(`${name}.address`, 'address', `${what} address, numeric and whole`),
  field(`${name}.port`, 'port', `${what} port, 0 for none`),
  field(`${name}.host`, 'host', `name of the ${what} address`),
  field(`${name}.service`, 'text', `name of the ${what} port`),
];

/** Of a number that is never below 0. */
export const NATURAL = { natural: true } as const;

/** The host that a record is of, where there are several. */
export const HOST: Field = field('host', 'text', 'the recorded host that the row is of', { with: 'hosts' });

/** The fields of a network namespace. */
export const NETNS: readonly Field[] = [
  field('netns.inode', 'integer', 'number of the network namespace', NATURAL),
  field('netns.id', 'integer', 'what tells it from others where that may not be read', {
    ...NATURAL,
    rare: true,
  }),
  field('netns.names', 'text', 'names of it in /run/netns and the like', { many: true }),
  field('netns.host', 'boolean', 'whether it is that of process 1', { rare: true }),
];

/** The fields that --explain adds to any kind. */
export const NOTES: readonly Field[] = [
  field('notes.code', 'word', 'what a note is about', { many: true, with: 'explain' }),
  field('notes.text', 'text', 'a note in words', { many: true, with: 'explain' }),
];

/** Gives the values of one field of a record: none where the record lacks it. */
export type Getter = (record: object) => readonly Value[];

/** How to get at a field: made once, used for each record. */
export function getterOf(name: string): Getter {
  const path = name.split('.');
  return (record) => valuesAt(record, path, 0);
}

const NONE: readonly Value[] = [];

/** The values below a record, or a part of one, from a key of the path on. A list has those of all of its elements. */
function valuesAt(record: object, path: readonly string[], from: number): readonly Value[] {
  let value: unknown = record;
  for (let index = from; index < path.length; index++) {
    value = (value as Readonly<Record<string, unknown>>)[path[index] as string];
    if (value === undefined) return NONE;
    if (!Array.isArray(value)) continue;
    const next = index + 1;
    return next === path.length ? value : value.flatMap((element) => valuesAt(element, path, next));
  }
  return [value as Value];
}
