import { kernelBits } from '../../host/kernel-bits.ts';
import { interfaceIndexes } from '../../host/links/interface-indexes.ts';
import type { Root } from '../../host/root/root.ts';
import { watchedRoot } from '../../host/root/watched-root.ts';
import { getterOf } from '../../records/field.ts';
import { FIELDS } from '../../records/fields.ts';
import { isGauge } from '../../records/gauges.ts';
import type { InterfaceRecord } from '../../records/interface.ts';
import type { NetnsRecord } from '../../records/netns.ts';
import type { AnyRecord, Kind } from '../../records/record.ts';
import type { StatisticRecord } from '../../records/statistic.ts';
import { bytesOf } from '../../text/utf8.ts';
import type { RowSink, Rows } from '../../views/rows.ts';
import { bootIdOf } from '../boot-id.ts';
import { type Figures, type Identity, RateMeter, type Rates } from './rate-meter.ts';

/** A host, or what is seen of it from one network namespace. */
interface Sighted {
  readonly root: Root;
  readonly netns?: NetnsRecord | undefined;
}

/** A host whose rows are rated. */
interface RatedSight {
  /** The same host: of it is noted when a table of figures was read. */
  timed(root: Root): Root;
  /** Takes rows in place of this sink, and gives them to it with their rates. */
  rated(sink: RowSink): RowSink;
}

/** The tables of figures; in another network namespace they lie under /proc/PID. */
const FIGURE_TABLES = /^\/proc\/.*\/(dev|snmp|snmp6|netstat|sockstat)$/;

/** Rates the rows of looks at the same tables: by how much their figures changed per second since the look before. */
export class RowRates {
  readonly #meter = new RateMeter();
  readonly #monotonic: () => number;
  #bits: 32 | 64 = 64;

  /** @param monotonic milliseconds of a clock that is never set */
  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  /** Begins a look. */
  begin(host: Root): void {
    this.#meter.begin(bootIdOf(host));
    this.#bits = kernelBits(host) ?? 64;
  }

  /** Begins what is seen from one namespace. */
  enter({ root, netns }: Sighted): RatedSight {
    // The figures of a view are taken before the next table of figures is read.
    let time = 0;
    const indexesOf = interfaceIndexes(root);
    const scope = String(netns?.inode ?? netns?.id ?? '');
    const measure: Measure = (name, figures, areGauges, identity) =>
      this.#meter.measure(`${scope} ${name}`, figures, time, { areGauges, bits: this.#bits }, identity);
    return {
      timed: (root) =>
        watchedRoot(root, (path) => {
          if (FIGURE_TABLES.test(path)) time = this.#monotonic();
        }),
      rated: (sink) => ratedSink(sink, { ...RATINGS, interface: interfaceRating(indexesOf) }, measure),
    };
  }
}

type Measure = (name: string, figures: Figures, areGauges: boolean, identity?: Identity) => Rates;

/** A row with what became of its figures; undefined where it has none that are rated. */
interface Rated<R> {
  readonly row: R;
  readonly added: object;
  readonly rates: Rates['rates'] | undefined;
}

/** Rates the records of rows that were taken together, each with what is added to it. */
type Rating = (records: readonly AnyRecord[], measure: Measure) => readonly Omit<Rated<unknown>, 'row'>[];

type Ratings = { readonly [K in Kind]?: Rating };

const RATES = 'rates.';

/** The figures of a kind of records that have rates, by their names. */
function figuresReader(kind: Kind): (record: AnyRecord) => Figures {
  const getters = FIELDS[kind]
    .filter(({ name }) => name.startsWith(RATES))
    .map(({ name }) => name.slice(RATES.length))
    .map((name) => [name, getterOf(name)] as const);
  return (record) =>
    new Map(
      getters.flatMap(([name, get]) => {
        const [value] = get(record);
        return typeof value === 'number' || typeof value === 'bigint' ? [[name, value] as const] : [];
      }),
    );
}

const readInterface = figuresReader('interface');
const readMemory = figuresReader('memory');
const NONE = { added: {}, rates: undefined };

/** Each row has counters of its own. */
function interfaceRating(indexesOf: (name: string) => Identity): Rating {
  return (records, measure) =>
    records.map((record) => {
      const figures = readInterface(record);
      if (figures.size === 0) return NONE;
      const { name } = record as InterfaceRecord;
      const { rates, fallen } = measure(`interface ${name}`, figures, false, indexesOf(bytesOf(name)));
      const added = {
        ...(rates.size === 0 ? {} : { rates: { rx: {}, tx: {}, ...nested(rates) } }),
        ...(fallen.size === 0 ? {} : { reset: true }),
      };
      return { added, rates };
    });
}

const RATINGS: Ratings = {
  /** The rows of a table are its counters. */
  statistic(records, measure) {
    const counters = records as readonly StatisticRecord[];
    const counts = counters.filter(({ table, counter }) => !isGauge(table, counter));
    const [first] = counts;
    if (first === undefined) return counters.map(() => NONE);
    const figures = new Map(counts.map(({ counter, value }) => [counter, value]));
    const { rates, fallen } = measure(`table ${first.table}`, figures, false);
    return counters.map(({ table, counter }) => {
      if (isGauge(table, counter)) return NONE;
      const rate = rates.get(counter);
      const added = {
        ...(rate === undefined ? {} : { rate }),
        ...(fallen.has(counter) ? { reset: true } : {}),
      };
      return { added, rates: new Map(rate === undefined ? [] : [['value', rate]]) };
    });
  },
  memory: (records, measure) =>
    records.map((record) => {
      const { protocol } = record as { readonly protocol: string };
      const { rates } = measure(`memory ${protocol}`, readMemory(record), true);
      return { added: rates.size === 0 ? {} : { rates: nested(rates) }, rates };
    }),
};

/** What has dotted names as objects in each other. */
function nested(values: ReadonlyMap<string, number>): object {
  const whole: Record<string, number | Record<string, number>> = {};
  for (const [name, value] of values) {
    const [outer = '', inner] = name.split('.');
    whole[outer] = inner === undefined ? value : { ...(whole[outer] as object), [inner]: value };
  }
  return whole;
}

function ratedSink(sink: RowSink, ratings: Ratings, measure: Measure): RowSink {
  const known = new Map<unknown, Rows<Rated<never>>>();
  const ratedRows = <R>(rows: Rows<R>): Rows<Rated<R>> => {
    const made = (known.get(rows) as Rows<Rated<R>> | undefined) ?? withRates(rows);
    known.set(rows, made as Rows<Rated<never>>);
    return made;
  };
  return {
    ...{ isPlain: sink.isPlain, needsOwners: sink.needsOwners, readWorkloads: sink.readWorkloads },
    ...{ needsHosts: sink.needsHosts, needsTcp: sink.needsTcp, needsDrops: sink.needsDrops },
    selects: (rows, row) => sink.selects(rows, row),
    take(rows, parsed) {
      const rating = ratings[rows.kind];
      if (rating === undefined) return sink.take(rows, parsed);
      const all = [...parsed];
      const rated = rating(all.map(rows.describe), measure);
      sink.take(
        ratedRows(rows),
        all.map((row, at) => ({ row, ...(rated[at] ?? NONE) })),
      );
    },
    endBlock: () => sink.endBlock(),
    ...(sink.settle && { settle: () => sink.settle?.() ?? Promise.resolve() }),
  };
}

function withRates<R>({ kind, describe, write, writeRates }: Rows<R>): Rows<Rated<R>> {
  return {
    kind,
    describe: ({ row, added }) => ({ ...describe(row), ...added }),
    write(out, { row, rates }) {
      if (writeRates === undefined || rates === undefined) write(out, row);
      else writeRates(out, row, (name) => rates.get(name) ?? 0);
    },
  };
}
