import type { LineWriter } from './line-writer.ts';

/** One field of the rows of a block. */
export interface Field<R> {
  /** Minimum bytes: a longer field pushes the rest of its row to the right. 0 for a last field, which is not padded. */
  readonly width: number;
  readonly align: 'left' | 'right';
  /** Blanks before it: 1 unless given. */
  readonly gap?: number;
  readonly write: (out: LineWriter, record: R) => void;
}

/** One column of a block: its heading, and the field in each row. */
export interface Column<R> extends Field<R> {
  readonly heading: string;
  /** Width of the heading, where net-tools does not give it that of the fields. */
  readonly headingWidth?: number;
}

/** A block whose heading does not follow from its fields: the lines above the rows stand as they are. */
export interface Block<R> {
  readonly heading: readonly string[];
  readonly fields: readonly Field<R>[];
}

/** A field that is padded on its right. */
export function left<R>(width: number, write: Field<R>['write'], gap = 1): Field<R> {
  return { width, align: 'left', gap, write };
}

/** A field that is padded on its left. */
export function right<R>(width: number, write: Field<R>['write'], gap = 1): Field<R> {
  return { width, align: 'right', gap, write };
}

/** A column whose fields are padded on their right. */
export function leftColumn<R>(heading: string, width: number, write: Field<R>['write']): Column<R> {
  return { heading, width, align: 'left', write };
}

/** A column whose fields are padded on their left. */
export function rightColumn<R>(heading: string, width: number, write: Field<R>['write']): Column<R> {
  return { heading, width, align: 'right', write };
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

/**
 * One row of a block.
 *
 * @param written how many of its fields have been written already
 */
export function writeRow<R>(out: LineWriter, fields: readonly Field<R>[], record: R, written = 0): void {
  for (let index = written; index < fields.length; index++) {
    const field = fields[index] as Field<R>;
    if (index > 0) out.padRight(out.mark, field.gap ?? 1);
    const start = out.mark;
    field.write(out, record);
    pad(out, field, start);
  }
  out.endLine();
}

function pad(out: LineWriter, field: Field<never>, start: number, width = field.width): void {
  if (field.align === 'left') out.padRight(start, width);
  else out.padLeft(start, width);
}
