import { type Field, writeRow } from '../format/columns.ts';
import type { LineWriter } from '../format/line-writer.ts';
import type { Workloads } from '../host/processes/workloads/workloads.ts';
import type { Root } from '../host/root/root.ts';
import type { Address } from '../proc/reading/address.ts';
import type { RowReader } from '../records/field.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { OwnerRecord } from '../records/socket.ts';

/** How the parsed rows of a table are shown. */
export interface Rows<R> {
  readonly kind: Kind;
  /** The record that JSON and the library give. */
  readonly describe: (row: R) => AnyRecord;
  /** A record, for notes, of which each field is made when it is read; absent where a whole record takes little time. */
  readonly describeLazily?: (row: R) => AnyRecord;
  /** Reads fields without a record; absent where all of them take one. */
  readonly reader?: RowReader<R>;
  /** The processes that hold the socket of a row; absent where that takes the record. */
  readonly owners?: (row: R) => readonly OwnerRecord[] | undefined;
  /** What tells them apart from look to look without their records; absent where there are few. */
  readonly look?: RowLook<R>;
  /** The plain row. */
  readonly write: (out: LineWriter, row: R) => void;
  /**
   * The plain row with other numbers in the places of its counters, which are named as those of --rates are, one by itself `value`; absent
   * where there are none.
   */
  readonly writeRates?: (out: LineWriter, row: R, rate: (counter: string) => number) => void;
}

/** What tells the rows of a table of sockets apart from look to look. */
export interface RowLook<R> {
  /** As records have it. */
  readonly protocol: string;
  /** 0 where no socket stands for the row. */
  readonly inode: (row: R) => number | bigint;
  /** Whether both rows have the same addresses and ports. */
  readonly isSame: (some: R, other: R) => boolean;
  /** The addresses and ports as a text of their own. */
  readonly text: (row: R) => string;
  /** Both ports in a number. */
  readonly ports: (row: R) => number;
  readonly state: (row: R) => number | string;
  /** Whether it is one end of a connection of tcp, which is known by its addresses and ports. */
  readonly isConnection: (row: R) => boolean;
  readonly addresses: (row: R) => Iterable<Address>;
  /** Whether it waits for peers. */
  readonly isListener: (row: R) => boolean;
}

/** Rows that are printed field by field. */
export function fieldRows<R>(
  kind: Kind,
  fields: readonly Field<R>[],
  describe: (row: R) => AnyRecord,
): Rows<R> {
  return { kind, describe, write: (out, row) => writeRow(out, fields, row) };
}

/** Takes the rows of the views to select, sort or count them, or to write them in another form. */
export interface RowSink {
  /** Whether the rows are printed as plain text in the end. */
  readonly isPlain: boolean;
  /** Whether records need the processes that hold their sockets, even without -p. */
  readonly needsOwners: boolean;
  /** Makes what tells which unit, container and pod these are of; undefined where that is not asked for. */
  readonly readWorkloads: ((root: Root) => Workloads) | undefined;
  /** Whether a row that cannot be read is passed over, and does not end the view: those behind it would seem to be gone. */
  readonly passesOver?: boolean;
  /** Whether the selection depends on names of addresses, which are then looked up for all rows. */
  readonly needsHosts: boolean;
  /** Whether `tcp` of the records of sockets is asked for. */
  readonly needsTcp: boolean;
  /** Whether `drops` of the records of sockets is asked for. */
  readonly needsDrops: boolean;
  /** Whether a row is selected. Called before the names of its addresses are looked up, unless needsHosts. */
  selects<R>(rows: Rows<R>, row: R): boolean;
  /** Takes those that are selected. */
  take<R>(rows: Rows<R>, parsed: Iterable<R>): void;
  /** Says that the rows under one heading have ended. */
  endBlock(): void;
  /** Waits until few enough rows are pending. */
  settle?(): Promise<void>;
}
