import type { LineWriter } from '../format/line-writer.ts';
import type { RowReader } from '../records/field.ts';
import type { AnyRecord, Kind } from '../records/record.ts';

/** What becomes of the parsed rows of a table. */
export interface Rows<R> {
  readonly kind: Kind;
  /** What the row says, for programs. */
  readonly describe: (row: R) => AnyRecord;
  /** The same, but each field is made when it is read; absent where a record takes little time. For notes. */
  readonly describeLazily?: (row: R) => AnyRecord;
  /** Reads fields without that; absent where all of them take the record. */
  readonly reader?: RowReader<R>;
  /** The plain row. */
  readonly write: (out: LineWriter, row: R) => void;
}

/** Takes the rows of the views where they are more than lines to be printed: to select, sort, count, or write otherwise. */
export interface RowSink {
  /** Whether the rows are to be printed as plain text in the end. */
  readonly isPlain: boolean;
  /** Whether rows must have the processes that hold their sockets, though -p was not given. */
  readonly needsOwners: boolean;
  /** Whether names of addresses decide about which rows are selected: then they are looked up for all rows. */
  readonly needsHosts: boolean;
  /** Whether `tcp` of the records of sockets is asked for. */
  readonly needsTcp: boolean;
  /** Whether a row is selected: asked before the names of its addresses are looked up, unless they are needed for it. */
  selects<R>(rows: Rows<R>, row: R): boolean;
  /** Takes those that are selected. */
  take<R>(rows: Rows<R>, parsed: Iterable<R>): void;
  /** All rows under one heading were given. */
  endBlock(): void;
  /** Waits until as much was taken away as may be kept. */
  settle?(): Promise<void>;
}
