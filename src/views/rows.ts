import type { LineWriter } from '../format/line-writer.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { Context } from './context.ts';
import type { RowSink } from './row-sink.ts';

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
