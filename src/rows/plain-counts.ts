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
  counts: Iterable<CountRecord>,
): void {
  const textOf = (count: CountRecord, key: string): string => utf8AsLatin1(String(count[key] ?? '-'));
  const widths = keys.map((key) => key.length);
  let countWidth = HEADING.length;
  for (const count of counts) {
    countWidth = Math.max(countWidth, String(count.count).length);
    for (const [index, key] of keys.entries())
      widths[index] = Math.max(widths[index] ?? 0, textOf(count, key).length);
  }
  const line = (count: string, texts: readonly string[]): void => {
    const start = out.mark;
    out.text(count);
    out.padLeft(start, countWidth);
    for (const [index, text] of texts.entries()) {
      out.padRight(out.mark, GAP);
      const field = out.mark;
      out.text(text);
      if (index < texts.length - 1) out.padRight(field, widths[index] ?? 0);
    }
    out.endLine();
  };
  line(HEADING, keys);
  for (const count of counts)
    line(
      String(count.count),
      keys.map((key) => textOf(count, key)),
    );
}
