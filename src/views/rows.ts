import type { LineWriter } from '../format/line-writer.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { Context } from './frame.ts';

/** Takes the rows of the views where they are more than lines to be printed: to select, sort, count, or write otherwise. */
export interface RowSink {
  /** Whether the rows are to be printed as plain text in the end. */
  readonly isPlain: boolean;
  /** Whether rows must have the processes that hold their sockets, though -p was not given. */
  readonly needsOwners: boolean;
  /** Whether names of addresses decide about which rows are selected: then they are looked up for all rows. */
  readonly needsHosts: boolean;
  /** Whether the row is selected: asked before the names of its addresses are looked up, unless they are needed for it. */
  selects(kind: Kind, record: AnyRecord): boolean;
  /**
   * Takes a row that is selected.
   *
   * @param print prints it as plain text
   */
  take(kind: Kind, record: AnyRecord, print: () => void): void;
  /** All rows under one heading were given. */
  endBlock(): void;
  /** Waits until as much was taken away as may be kept. */
  settle?(): Promise<void>;
}

/** What becomes of the records of a table. */
export interface Rows<R> {
  readonly kind: Kind;
  /** What the row says, for programs. */
  readonly describe: (record: R) => AnyRecord;
  /** The plain row. */
  readonly write: (out: LineWriter, record: R) => void;
}

/** Shows records as rows, or hands those that are selected on. */
export function showRows<R>({ rows: sink, out }: Context, rows: Rows<R>, records: Iterable<R>): void {
  if (sink === undefined) for (const record of records) rows.write(out, record);
  else for (const record of records) handOn(sink, out, rows, record);
}

function handOn<R>(sink: RowSink, out: LineWriter, { kind, describe, write }: Rows<R>, record: R): void {
  const described = describe(record);
  if (sink.selects(kind, described)) sink.take(kind, described, () => write(out, record));
}
