import type { LineWriter } from '../format/line-writer.ts';
import { rateText } from '../format/rate-text.ts';
import type { CountRecord } from '../records/count.ts';
import type { Counting } from '../select/count.ts';
import { utf8AsLatin1 } from '../text/latin1.ts';

const GAP = 1;
const COUNT = 'Count';
const RATE = 'Rate';

/**
 * Writes counts as plain text: a heading, then a line for each, numbers on the right of their columns, `-` where records lack a
 * field. Widths count bytes, as in all plain text.
 */
export function writePlainCounts(
  out: LineWriter,
  counting: Pick<Counting, 'names' | 'areRated'> | undefined,
  counts: Iterable<CountRecord>,
): void {
  const { names: keys = [], areRated = false } = counting ?? {};
  const numbersOf = ({ count, rate }: CountRecord): readonly string[] => [
    String(count),
    ...(areRated ? [changeText(rate)] : []),
  ];
  const textOf = (count: CountRecord, key: string): string => utf8AsLatin1(String(count[key] ?? '-'));
  const widths = keys.map((key) => key.length);
  const headings = areRated ? [COUNT, RATE] : [COUNT];
  const numberWidths = headings.map((heading) => heading.length);
  for (const count of counts) {
    for (const [index, text] of numbersOf(count).entries())
      numberWidths[index] = Math.max(numberWidths[index] ?? 0, text.length);
    for (const [index, key] of keys.entries())
      widths[index] = Math.max(widths[index] ?? 0, textOf(count, key).length);
  }
  const line = (numbers: readonly string[], texts: readonly string[]): void => {
    for (const [index, number] of numbers.entries()) {
      if (index > 0) out.padRight(out.mark, GAP);
      const start = out.mark;
      out.text(number);
      out.padLeft(start, numberWidths[index] ?? 0);
    }
    for (const [index, text] of texts.entries()) {
      out.padRight(out.mark, GAP);
      const field = out.mark;
      out.text(text);
      if (index < texts.length - 1) out.padRight(field, widths[index] ?? 0);
    }
    out.endLine();
  };
  line(headings, keys);
  for (const count of counts)
    line(
      numbersOf(count),
      keys.map((key) => textOf(count, key)),
    );
}

/** What falls has a sign, so what rises has one as well. */
function changeText(rate: number | undefined): string {
  return rate === undefined ? '-' : `${rate > 0 ? '+' : ''}${rateText(rate)}`;
}
