import { compareOrdered, type Ordered } from './intervals.ts';

/** What rows are sorted by: a rank for each of them. */
export interface RankColumn {
  readonly ranks: readonly (Ordered | undefined)[];
  readonly descending: boolean;
}

/** Compares ranks. One that is absent comes last in either direction. */
export function compareRanks(a: Ordered | undefined, b: Ordered | undefined, descending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return descending ? compareOrdered(b, a) : compareOrdered(a, b);
}

/** The places of rows in their order: by the first column, those that are equal in it by the next; equal ones stay as they were. */
export function orderOf(rows: number, columns: readonly RankColumn[]): Uint32Array {
  const comparisons = columns.map(comparison);
  const order = Uint32Array.from({ length: rows }, (_, index) => index);
  return order.sort((a, b) => {
    for (const compare of comparisons) {
      const result = compare(a, b);
      if (result !== 0) return result;
    }
    return 0;
  });
}

/** Compares rows by their places. */
function comparison({ ranks, descending }: RankColumn): (a: number, b: number) => number {
  if (!ranks.every((rank) => rank === undefined || typeof rank === 'number'))
    return (a, b) => compareRanks(ranks[a], ranks[b], descending);
  const sign = descending ? -1 : 1;
  const numbers = Float64Array.from(ranks as readonly (number | undefined)[], (rank) =>
    rank === undefined ? Number.MAX_VALUE : sign * rank,
  );
  return (a, b) => (numbers[a] as number) - (numbers[b] as number);
}
