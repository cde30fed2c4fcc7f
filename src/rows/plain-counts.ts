import type { LineWriter } from '../format/line-writer.ts';
import type { CountRecord } from '../records/count.ts';
import { utf8AsLatin1 } from '../text/latin1.ts';

const GAP = 1;
const HEADING = 'Count';

/**
 * Writes counts as plain text: a heading, then a line for each, the number on the right of its column, `-` where records lack a
 * field. Widths count bytes, as in all plain text.
 *
 * @param keys the names of the fields, as they were given
 */
export function writePlainCounts(
  out: LineWriter,
  keys: readonly string[],
  counts: readonly CountRecord[],
): void {
  const rows = counts.map((count) => keys.map((key) => utf8AsLatin1(String(count[key] ?? '-'))));
  const widths = keys.map((key, index) =>
    rows.reduce((widest, row) => Math.max(widest, row[index]?.length ?? 0), key.length),
  );
  const countWidth = Math.max(HEADING.length, String(counts[0]?.count ?? '').length);
  const line = (count: string, texts: readonly string[]): void => {
    const start = out.mark;
    out.text(count);
    out.padLeft(start, countWidth);
    for (const [index, text] of texts.entries()) {
      out.padRight(out.mark, GAP);
      const field = out.mark;
      out.name(text);
      if (index < texts.length - 1) out.padRight(field, widths[index] ?? 0);
    }
    out.endLine();
  };
  line(HEADING, keys);
  for (const [index, row] of rows.entries()) line(String(counts[index]?.count), row);
}
