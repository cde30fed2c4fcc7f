import type { Explainer } from '../explain/explainer.ts';
import type { Form } from '../output/form.ts';
import type { AnyRecord } from '../records/record.ts';
import type { Counter } from '../select/count.ts';
import type { Ranker } from '../select/sort.ts';
import type { Rows } from '../views/rows.ts';
import type { RowPlan, Selection } from './row-plan.ts';

/** How the rows of a table are selected, counted, ranked and shown: from the parsed rows if possible, else from their records. */
export interface Lane<R> {
  readonly rows: Rows<R>;
  /** Whether a row is selected; undefined where its record decides. */
  readonly test: ((row: R) => boolean) | undefined;
  /** Counts a row; undefined where its record is counted. */
  readonly count: ((row: R) => void) | undefined;
  /** Knows the rows of the same frame and namespace; undefined where nothing is explained. */
  readonly explainer: Explainer | undefined;
  /** undefined where rows are not sorted. */
  readonly rank: Ranker<R> | undefined;
  /** Gives a row to the form; undefined where the form wants its record. */
  readonly show: ((row: R) => void) | undefined;
  /** The record, or one whose fields are made when they are read. */
  readonly describeLazily: (row: R) => AnyRecord;
}

/** The lane of the rows of a table. */
export function laneOf<R>(
  rows: Rows<R>,
  { where, sorting, dualStack }: Pick<Selection, 'where'> & Partial<Pick<RowPlan, 'sorting' | 'dualStack'>>,
  counter: Counter | undefined,
  form: Form | undefined,
  explainer: Explainer | undefined,
): Lane<R> {
  const { kind, describe, reader = () => undefined, describeLazily = describe } = rows;
  const rankRecord: Ranker<R> | undefined =
    sorting && ((row, keys) => sorting.rankRecord(describeLazily(row), keys));
  return {
    rows,
    explainer,
    // In an assertion an IPv6 socket may count as an IPv4 one, which is made from its record.
    test:
      where === undefined ? () => true : dualStack === undefined ? where.rowTest(kind, reader) : undefined,
    count: counter?.rowAdder(kind, reader),
    rank: sorting?.rowRanker(kind, reader) ?? rankRecord,
    show: form?.rowTaker?.(kind, reader, describeLazily),
    describeLazily,
  };
}
