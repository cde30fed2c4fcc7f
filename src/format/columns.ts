import type { LineWriter } from './line-writer.ts';

/** One column of a block: its heading and its fields come from the same place. */
export interface Column<R> {
  readonly heading: string;
  /** Bytes at least; a longer field pushes the rest of its row to the right. 0 for a last column without padding. */
  readonly width: number;
  /** Bytes of the heading, where net-tools gives it others than the fields. */
  readonly headingWidth?: number;
  readonly align: 'left' | 'right';
  readonly write: (out: LineWriter, record: R) => void;
}

/** The heading line of a block. */
export function writeHeading(out: LineWriter, columns: readonly Column<never>[]): void {
  for (const [index, column] of columns.entries()) {
    if (index > 0) out.blank();
    const start = out.mark;
    out.text(column.heading);
    pad(out, column, start, column.headingWidth);
  }
  out.endLine();
}

/** One row of a block. */
export function writeRow<R>(out: LineWriter, columns: readonly Column<R>[], record: R): void {
  for (let index = 0; index < columns.length; index++) {
    const column = columns[index] as Column<R>;
    if (index > 0) out.blank();
    const start = out.mark;
    column.write(out, record);
    pad(out, column, start);
  }
  out.endLine();
}

function pad(out: LineWriter, column: Column<never>, start: number, width = column.width): void {
  if (column.align === 'left') out.padRight(start, width);
  else out.padLeft(start, width);
}
