import { quoted, SelectError } from './error.ts';
import type { Affirmation, Token } from './expression/expression.ts';

/** Values that have an order among those of their field: numbers, text, or keys of addresses, which may be either. */
export type Ordered = number | bigint | string;

/** All values from the first to the last, with both. */
export type Interval = readonly [first: Ordered, last: Ordered];

/** Both numbers of a range such as 8000-8100, each of which may be negative; or both addresses. */
const RANGE = /^(-?[^-]+)-(-?[^-]+)$/;

/**
 * The values that a range stands for; undefined if the text is none.
 *
 * @throws SelectError for one that runs backwards, or stands where only one value can
 */
export function parseRange(
  { text, start }: Token,
  affirmation: Affirmation,
  parse: (text: string) => Ordered | undefined,
): Interval | undefined {
  const [, low = '', high = ''] = RANGE.exec(text) ?? [];
  const first = parse(low);
  const last = parse(high);
  if (first === undefined || last === undefined) return undefined;
  if (affirmation !== 'in')
    throw new SelectError(`the range ${quoted(text)} needs 'in', not '${affirmation}'`, start);
  if (compareOrdered(first, last) > 0)
    throw new SelectError(`the range ${quoted(text)} runs backwards`, start);
  return [first, last];
}

/** Before, equal, or after, as sort wants it: numbers come before text. */
export function compareOrdered(a: Ordered, b: Ordered): number {
  if ((typeof a === 'string') !== (typeof b === 'string')) return typeof a === 'string' ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Tells of values whether they lie in one of the intervals. */
export function intervalTest(intervals: readonly Interval[]): (value: Ordered) => boolean {
  const merged: [Ordered, Ordered][] = [];
  for (const [first, last] of [...intervals].sort(([a], [b]) => compareOrdered(a, b))) {
    const previous = merged.at(-1);
    if (previous === undefined || compareOrdered(first, previous[1]) > 0) merged.push([first, last]);
    else if (compareOrdered(last, previous[1]) > 0) previous[1] = last;
  }
  const [[first, last] = [0, -1]] = merged;
  // Most have one, which takes no search.
  if (merged.length < 2)
    return (value) => compareOrdered(value, first) >= 0 && compareOrdered(value, last) <= 0;
  const firsts = merged.map(([first]) => first);
  const lasts = merged.map(([, last]) => last);
  return (value) => {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareOrdered(value, firsts[middle] as Ordered) < 0) high = middle;
      else low = middle + 1;
    }
    return low > 0 && compareOrdered(value, lasts[low - 1] as Ordered) <= 0;
  };
}
