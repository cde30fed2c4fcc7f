import { type Field, writeRow } from '../format/columns.ts';
import type { LineWriter } from '../format/line-writer.ts';
import type { Workloads } from '../host/processes/workloads/workloads.ts';
import type { Root } from '../host/root/root.ts';
import type { RowReader } from '../records/field.ts';
import type { AnyRecord, Kind } from '../records/record.ts';

/** How the parsed rows of a table are shown. */
export interface Rows<R> {
  readonly kind: Kind;
  /** The record that JSON and the library give. */
  readonly describe: (row: R) => AnyRecord;
  /** A record, for notes, of which each field is made when it is read; absent where a whole record takes little time. */
  readonly describeLazily?: (row: R) => AnyRecord;
  /** Reads fields without a record; absent where all of them take one. */
  readonly reader?: RowReader<R>;
  /** The plain row. */
  readonly write: (out: LineWriter, row: R) => void;
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
