import type { Figure, Tally } from '../../records/figure.ts';
import { KINDS, type Kind } from '../../records/record.ts';
import type { Form } from '../form.ts';
import type { Utf8Writer } from '../utf8-writer.ts';
import { type Exposition, labelsText, type Sample, writeEnd, writeFamily } from './exposition.ts';
import { DURATION, labelName, METRICS, PROBLEMS } from './families.ts';
import { type Series, seriesOf } from './series.ts';

/** What metrics are to be written. */
export interface MetricsOptions {
  /** Of which kinds there may be rows. */
  readonly kinds: readonly Kind[];
  readonly exposition: Exposition;
  /** So many series a metric may have. */
  readonly limit: number;
  /** The file that they are written to, if it is not standard output. */
  readonly file: string | undefined;
  /** Whether the labels are what --count-by names. */
  readonly isCounted: boolean;
  /** By which fields rows of a kind are counted, and what counts them. */
  readonly countingOf: (kind: Kind) => {
    readonly names: readonly string[];
    tally(kind: Kind, figures: readonly Figure[]): Tally;
  };
  /** Milliseconds of a clock that is never set. */
  readonly monotonic: () => number;
}

/** `--metrics`: rows are counted, and their figures added up; all is written when the frame ends, for what is of one metric stands together. */
export function metricsForm(options: MetricsOptions, out: Utf8Writer): Form {
  const { kinds, exposition, limit, file, monotonic } = options;
  const countings = new Map(kinds.map((kind) => [kind, options.countingOf(kind)]));
  // What is of a run is told apart from the same of another one: node_exporter refuses a series that two files have.
  const shown = KINDS[kinds[0] ?? 'socket'].plural;
  const run =
    file === undefined ? labelsText(['view'], [shown]) : labelsText(['view', 'file'], [shown, file]);
  let tallies = new Map<Kind, Tally>();
  let problems = 0;
  let start = 0;

  const writeKind = (kind: Kind, tally: Tally): void => {
    const { count, figures, ...own } = METRICS[kind];
    const isCounted = options.isCounted || own.isCounted;
    const labels = (countings.get(kind)?.names ?? []).map(labelName);
    // Counters would jump if it were their values that decide which of them stand in the rest.
    const series = seriesOf(tally.groups(isCounted), labels, limit);
    if (isCounted) writeFamily(out, exposition, count, series.map(countOf));
    for (const [at, family] of figures.entries())
      writeFamily(out, exposition, family, samplesOf(series, at, family.isSingle === true));
  };

  return {
    begin() {
      start = monotonic();
      problems = 0;
      tallies = new Map(
        [...countings].map(([kind, counting]) => [kind, counting.tally(kind, METRICS[kind].figures)]),
      );
    },
    record: (kind, record) => tallies.get(kind)?.add(record),
    rowTaker(kind, reader, describe) {
      const tally = tallies.get(kind);
      if (tally === undefined) return () => {};
      return tally.rowAdder(reader) ?? ((row) => tally.add(describe(row)));
    },
    change() {},
    coverage() {},
    count() {},
    problem() {
      problems++;
    },
    end() {
      for (const [kind, tally] of tallies) writeKind(kind, tally);
      writeFamily(out, exposition, PROBLEMS, [[run, problems]]);
      writeFamily(out, exposition, DURATION, [[run, Math.round(1000 * (monotonic() - start)) / 1_000_000]]);
      writeEnd(out, exposition);
    },
  };
}

function countOf({ labels, count }: Series): Sample {
  return [labels, count];
}

function samplesOf(series: readonly Series[], at: number, isSingle: boolean): Sample[] {
  return series.flatMap(({ labels, count, sums }) => {
    const sum = sums[at];
    return sum === undefined || (isSingle && count > 1) ? [] : [[labels, sum]];
  });
}
