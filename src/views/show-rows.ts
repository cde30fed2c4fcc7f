import type { Context } from './context.ts';
import type { Rows } from './rows.ts';

/** Prints rows, or gives them to whoever takes them. */
export function showRows<R>({ rows: sink, out }: Context, rows: Rows<R>, parsed: Iterable<R>): void {
  if (sink !== undefined) sink.take(rows, parsed);
  else for (const row of parsed) rows.write(out, row);
}
