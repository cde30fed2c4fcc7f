import { UsageError } from '../errors.ts';
import type { Form } from '../output/form.ts';
import { METRICS } from '../output/metrics/families.ts';
import { metricsForm } from '../output/metrics/metrics.ts';
import type { Utf8Writer } from '../output/utf8-writer.ts';
import type { Field } from '../records/field.ts';
import type { Naming } from '../records/fields.ts';
import { KINDS, type Kind } from '../records/record.ts';
import { type Counting, parseCountBy } from '../select/count.ts';
import type { MetricsRequest } from './options.ts';

/** What there are ever new values of: each would be a series that a database keeps. */
const UNBOUNDED: ReadonlyMap<string, string> = new Map([
  ...['foreign', 'source', 'destination', 'client', 'server'].flatMap((end) =>
    ['address', 'host', 'name'].map((part) => [`${end}.${part}`, 'addresses of peers'] as const),
  ),
  ['foreigns', 'addresses of peers'],
  ...['owners.pid', 'owners.thread'].map((name) => [name, 'numbers of processes'] as const),
  ['inode', 'inodes of sockets'],
]);

/** What the form must know that only a plan tells. */
interface MetricsPlan {
  readonly kinds: readonly Kind[];
  readonly naming: Naming;
  readonly given: ReadonlySet<NonNullable<Field['with']>>;
  /** --count-by */
  readonly counting: Counting | undefined;
  /** Milliseconds of a clock that is never set. */
  readonly monotonic: () => number;
}

/**
 * Makes the form of --metrics.
 *
 * @throws {UsageError} for labels that would be without number
 */
export function metricsMaker(
  { exposition, limit = DEFAULT_LIMIT, file }: MetricsRequest,
  { kinds, naming, given, counting, monotonic }: MetricsPlan,
): (out: Utf8Writer) => Form {
  refuseUnbounded(counting);
  const places = [...(given.has('hosts') ? ['host'] : []), ...(given.has('netns') ? ['netns'] : [])];
  const countingOf = (kind: Kind): Counting =>
    counting ??
    parseCountBy([...(KINDS[kind].spans ? [] : places), ...METRICS[kind].labels].join(','), [kind], naming);
  const isCounted = counting !== undefined;
  return (out) => metricsForm({ kinds, exposition, limit, file, isCounted, countingOf, monotonic }, out);
}

const DEFAULT_LIMIT = 500;

function refuseUnbounded(counting: Counting | undefined): void {
  for (const name of counting?.fields ?? []) {
    const what = UNBOUNDED.get(name);
    if (what !== undefined)
      throw new UsageError(
        `--metrics and --count-by ${name}: there is no end of ${what}, and each would be a series of its own`,
      );
  }
}
