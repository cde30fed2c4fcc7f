import type { Context } from './context.ts';
import type { Rows } from './rows.ts';

/** Begins a block of output with these lines; the rows of the block before it are then complete. */
export function beginBlock({ rows, out }: Context, ...heading: readonly string[]): void {
  rows?.endBlock();
  for (const line of heading) out.line(line);
}

/** Prints rows, or gives them to what selects, sorts or counts them or writes another form. */
export function showRows<R>({ rows: sink, out }: Context, rows: Rows<R>, parsed: Iterable<R>): void {
  if (sink !== undefined) sink.take(rows, parsed);
  else for (const row of parsed) rows.write(out, row);
}
