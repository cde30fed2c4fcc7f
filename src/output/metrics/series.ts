import { type Amount, type Group, sumOf } from '../../records/figure.ts';
import { labelsText } from './exposition.ts';

/** Rows with the same labels. */
export interface Series {
  /** As they are written. */
  readonly labels: string;
  readonly count: number;
  /** The sum of each figure. */
  readonly sums: readonly (Amount | undefined)[];
}

/** What stands for the values of those beyond the limit. */
const OTHER = 'other';

/**
 * The series of groups of rows, at most so many: the last one has all that is left over, so that sums stay right. No two have the
 * same labels: an empty text, a field that a record lacks and one that is not known are one, and so is what calls itself `other`.
 */
export function seriesOf(groups: Iterable<Group>, names: readonly string[], limit: number): Series[] {
  const kept = new Map<string, Series>();
  const other = labelsText(names, new Array<string>(names.length).fill(OTHER));
  let rest: Series | undefined;
  for (const { values, count, sums } of groups) {
    const labels = labelsText(
      names,
      values.map((value) => String(value ?? '')),
    );
    const series = { labels, count, sums };
    const known = kept.get(labels);
    if (labels === other || (known === undefined && kept.size === limit)) rest = together(rest, series);
    else kept.set(labels, together(known, series));
  }
  if (rest === undefined) return [...kept.values()];
  const [last] = [...kept.values()].slice(limit - 1);
  if (last !== undefined) {
    kept.delete(last.labels);
    rest = together(rest, last);
  }
  return [...kept.values(), { ...rest, labels: other }];
}

function together(some: Series | undefined, more: Series): Series {
  if (some === undefined) return more;
  return {
    labels: some.labels,
    count: some.count + more.count,
    sums: some.sums.map((sum, at) => {
      const added = more.sums[at];
      return sum === undefined || added === undefined ? (sum ?? added) : sumOf(sum, added);
    }),
  };
}
