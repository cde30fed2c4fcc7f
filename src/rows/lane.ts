import type { LineWriter } from '../format/line-writer.ts';
import type { AnyRecord, Kind } from '../records/record.ts';
import type { Counter } from '../select/count.ts';
import type { Ordered } from '../select/intervals.ts';
import type { Ranker } from '../select/sort.ts';
import type { Rows } from '../views/rows.ts';
import type { RowPlan } from './row-plan.ts';

/** How the rows of a table are selected, counted and ranked: from the parsed rows if possible, else from their records. */
export interface Lane<R> {
  readonly rows: Rows<R>;
  /** Whether a row is selected; undefined where its record decides. */
  readonly test: ((row: R) => boolean) | undefined;
  /** Counts a row; undefined where its record is counted. */
  readonly count: ((row: R) => void) | undefined;
  readonly rank: Ranker<TableRow<R>>;
}

/** The lane of the rows of a table. */
export function laneOf<R>(rows: Rows<R>, plan: RowPlan, counter: Counter | undefined): Lane<R> {
  const { where, sorting, dualStack } = plan;
  const { kind, reader = () => undefined } = rows;
  const rank = sorting?.rowRanker(kind, reader);
  return {
    rows,
    // In an assertion an IPv6 socket may count as an IPv4 one, which is made from its record.
    test:
      where === undefined ? () => true : dualStack === undefined ? where.rowTest(kind, reader) : undefined,
    count: counter?.rowAdder(kind, reader),
    rank: rank ? (row, key) => rank(row.parsed, key) : (row, key) => sorting?.rankOfRecord(row.record, key),
  };
}

/** A row that was selected. */
export interface Row {
  readonly kind: Kind;
  readonly record: AnyRecord;
  /** The record, or one whose fields are made when they are read. */
  readonly lazyRecord: AnyRecord;
  rank(key: number): Ordered | undefined;
  print(out: LineWriter): void;
}

/** A row of a table, whose record is made when it is asked for. */
export class TableRow<R> implements Row {
  readonly parsed: R;
  readonly #lane: Lane<R>;
  #record: AnyRecord | undefined;

  constructor(lane: Lane<R>, parsed: R, record: AnyRecord | undefined) {
    this.#lane = lane;
    this.parsed = parsed;
    this.#record = record;
  }

  get kind(): Kind {
    return this.#lane.rows.kind;
  }

  get record(): AnyRecord {
    this.#record ??= this.#lane.rows.describe(this.parsed);
    return this.#record;
  }

  get lazyRecord(): AnyRecord {
    return this.#record ?? this.#lane.rows.describeLazily?.(this.parsed) ?? this.record;
  }

  rank(key: number): Ordered | undefined {
    return this.#lane.rank(this, key);
  }

  print(out: LineWriter): void {
    this.#lane.rows.write(out, this.parsed);
  }
}
