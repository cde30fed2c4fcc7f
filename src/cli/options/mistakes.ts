import { UsageError } from '../../errors.ts';
import type { Receiver } from '../../syslog/receiver.ts';
import { enumerated } from '../../text/enumerated.ts';
import { FLOW_SECTIONS, type Options, type ViewName } from '../../views/options.ts';
import { InvalidArgument } from './argument.ts';
import type { GivenValues, OptionForm } from './option-table.ts';

/** The values of options, each checked. */
export type ValidValues = { readonly [K in keyof GivenValues]: Exclude<GivenValues[K], InvalidArgument> };

/** Whether net-tools has no such view, so that a table takes the place of plain text. Changes are lines. */
export function hasNoPlainText(view: ViewName, changes: boolean | undefined): boolean {
  return view === 'flows' || (view === 'namespaces' && changes !== true);
}

/** What was given beside the values. */
interface Context {
  /** The forms of output, in the order given. */
  readonly forms: readonly OptionForm[];
  /** -c */
  readonly continuous: boolean;
  readonly view: ViewName;
  /** The sockets that are asked for. */
  readonly sections: Options['sections'];
  /** The recorded host. */
  readonly root: string | undefined;
  /** Whether several hosts are shown. */
  readonly areHosts: boolean;
  /** The canonical names of all options, in the order given. */
  readonly given: readonly string[];
}

/** What makes no sense without a recording. */
const ONLY_WITH_RECORD: ReadonlySet<string> = new Set([
  '--no-cmdline',
  '--anonymize',
  '--anonymize-key',
  '--record-limit',
  '--frames',
]);

/** What decides what is recorded, and how. */
const WITH_RECORD: ReadonlySet<string> = new Set([
  ...ONLY_WITH_RECORD,
  '--record',
  '--root',
  '--byte-order',
  '--all-netns',
  '--netns',
  '--interval',
]);

/** What is between two looks, or is not of the flows themselves. */
const NOT_DRAWN: ReadonlySet<string> = new Set([
  '--changes',
  '--rates',
  '--since',
  '--count-by',
  '--explain',
]);

/** Mistakes in the options beyond those of net-tools: the first that was made is reported. */
const MISTAKES: readonly ((values: GivenValues, context: Context) => string | false | undefined)[] = [
  ({ record }) => invalid('--record', record),
  ({ anonymizeKey }) => invalid('--anonymize-key', anonymizeKey),
  ({ recordLimit }) => invalid('--record-limit', recordLimit),
  ({ frames }) => invalid('--frames', frames),
  ({ record }, { given }) => {
    const other = given.find((name) => !WITH_RECORD.has(name));
    return (
      record !== undefined &&
      other !== undefined &&
      `--record and ${other}: a recording has what every view shows; give such options with --root to read it`
    );
  },
  ({ record }, { areHosts }) =>
    record !== undefined && areHosts && '--record and several --root: a recording is of one host',
  ({ record }, { given }) => {
    const name = given.find((given) => ONLY_WITH_RECORD.has(given));
    return record === undefined && name !== undefined && `${name} needs --record PATH`;
  },
  ({ record, frames, interval }) =>
    record !== undefined &&
    (frames === undefined) !== (interval === undefined) &&
    (frames === undefined ? '--record and --interval need --frames N' : '--frames needs --interval SECONDS'),
  ({ define }) => invalid('--define', define),
  ({ completion }) => invalid('--completion', completion),
  (_values, { forms: [first, second] }) =>
    second !== undefined && `--${first} and --${second}: choose one form of output`,
  ({ flat, ndjson, ddl }) => flat && !ndjson && ddl === undefined && '--flat needs --ndjson',
  ({ flat, countBy }) =>
    flat && countBy !== undefined && '--flat and --count-by: counts have dotted keys without it',
  ({ ddl }) => invalid('--ddl', ddl),
  (values) => {
    const name = values.countBy === undefined ? assertingOption(values) : '--count-by';
    return (
      values.ddl !== undefined &&
      name !== undefined &&
      `--ddl and ${name}: it creates tables for records, and reads none`
    );
  },
  ({ map }) => invalid('--map', map),
  ({ mapLimit }) => invalid('--map-limit', mapLimit),
  ({ map, mapLimit }) => map === undefined && mapLimit !== undefined && '--map-limit needs --map STYLE',
  ({ map }, { view }) =>
    map !== undefined && view !== 'flows' && '--map draws flows: it goes with no other view',
  ({ map }, { given }) => {
    const other = given.find((name) => NOT_DRAWN.has(name));
    return (
      map !== undefined && other !== undefined && `--map and ${other}: a map shows the flows of one look`
    );
  },
  ({ columns, csv, table, changes }, { forms, view }) =>
    columns !== undefined &&
    !csv &&
    !table &&
    !(hasNoPlainText(view, changes) && forms.length === 0) &&
    '--columns needs --csv or --table: the other forms have fixed columns',
  ({ columns, countBy }) =>
    columns !== undefined &&
    countBy !== undefined &&
    '--columns and --count-by: the counted fields are the columns',
  ({ metrics }) => invalid('--metrics', metrics),
  ({ metricsLimit }) => invalid('--metrics-limit', metricsLimit),
  ({ metrics, metricsLimit }) =>
    metricsLimit !== undefined && metrics === undefined && '--metrics-limit needs --metrics',
  ({ output }) => invalid('--output', output),
  ({ output, changes }) =>
    output !== undefined &&
    changes &&
    '--output and --changes: each look would take the place of the changes before; redirect standard output',
  ({ output, quiet }) =>
    output !== undefined && quiet && '--output and --quiet: choose whether anything is written',
  (values) => {
    const name = NO_METRICS.find((name) => values[name]);
    return (
      values.metrics !== undefined && name !== undefined && `--metrics and --${name}: ${WHY_NO_METRICS[name]}`
    );
  },
  ({ metrics, map, output, interval }, { continuous }) => {
    const [form, what] =
      metrics === undefined ? ['--map', 'a picture'] : ['--metrics', 'a text that is scraped'];
    return (
      (metrics !== undefined || map !== undefined) &&
      output === undefined &&
      (continuous || interval !== undefined) &&
      `${form} and ${continuous ? '-c' : '--interval'} need --output FILE: ${what} is of one look`
    );
  },
  ({ color }) => invalid('--color', color),
  ({ sort, countBy }) =>
    sort !== undefined &&
    countBy !== undefined &&
    '--sort and --count-by: counts come sorted, the most first',
  ({ explain, countBy }) =>
    explain && countBy !== undefined && '--explain and --count-by: counts have no notes',
  ({ map }, { view, sections }) =>
    view === 'flows' &&
    sections.size > 0 &&
    !FLOW_SECTIONS.some((section) => sections.has(section)) &&
    `${map === undefined ? '--flows' : '--map'}: no flows are made of ${enumerated([...sections], 'and')}: give -t, -u, -U or -S`,
  ({ explain, flows }) => explain && flows && '--explain and --flows: flows have no notes',
  ({ wait }) => invalid('--wait', wait),
  ({ assert, absent }) => assert && absent && '--assert and --absent: they exclude each other',
  (values) => {
    const name = assertingOption(values);
    return (
      name !== undefined && values.where === undefined && !values.changes && `${name} needs --where EXPR`
    );
  },
  (values, { continuous }) => {
    const name = assertingOption(values);
    return (
      name !== undefined &&
      !values.changes &&
      !values.rates &&
      (continuous || values.interval !== undefined) &&
      `${name} and ${continuous ? '-c: a run of -c' : '--interval: such a run'} never ends; use --wait SECONDS instead`
    );
  },
  (values) =>
    values.assumeComplete &&
    assertingOption(values) === undefined &&
    '--assume-complete needs --assert, --absent, --quiet or --wait SECONDS',
  ({ netns }) => invalid('--netns', netns),
  ({ allNetns, netns }) =>
    allNetns && netns !== undefined && '--all-netns and --netns: choose all namespaces or some',
  ({ listNetns, netns }) =>
    listNetns &&
    netns !== undefined &&
    "--list-netns and --netns: it lists all; --where 'netns = blue' selects",
  ({ byteOrder }) => invalid('--byte-order', byteOrder),
  ({ byteOrder }, { root, areHosts }) =>
    byteOrder !== undefined &&
    root === undefined &&
    !areHosts &&
    '--byte-order needs --root: the running system tells its own',
  ({ interval }) => invalid('--interval', interval),
  ({ count }) => invalid('--count', count),
  ({ count, interval, changes, rates }, { continuous }) =>
    count !== undefined &&
    interval === undefined &&
    !changes &&
    !rates &&
    !continuous &&
    '--count needs --interval SECONDS or -c',
  ({ since }) => invalid('--since', since),
  ({ since, changes }, { view }) =>
    since !== undefined &&
    !changes &&
    view !== 'statistics' &&
    view !== 'interfaces' &&
    '--since needs --changes, or counters: -s or -i',
  ({ since, changes, allNetns, netns }) =>
    since !== undefined &&
    !changes &&
    (allNetns || netns !== undefined) &&
    '--since shows counters of one network namespace: that of /proc/net',
  ({ since }, { areHosts }) =>
    since !== undefined && areHosts && '--since compares one host: give --root once, and not --hosts',
  (values) =>
    values.changes &&
    values.wait !== undefined &&
    '--wait and --changes: a run of --changes waits as long as --count says',
  (values) => {
    const name = assertingOption(values);
    const isBounded =
      values.count !== undefined || (values.since !== undefined && values.interval === undefined);
    return (
      name !== undefined &&
      values.changes &&
      !isBounded &&
      `${name} and --changes need --since PATH or --count N`
    );
  },
  ({ syslog }) => invalid('--syslog', syslog),
  ({ syslogCa }) => invalid('--syslog-ca', syslogCa),
  ({ syslogSdId }) => invalid('--syslog-sd-id', syslogSdId),
  ({ syslog, changes }) => syslog !== undefined && !changes && '--syslog needs --changes',
  ({ syslog, syslogCa }) =>
    syslogCa !== undefined &&
    (syslog as Receiver | undefined)?.protocol !== 'tls' &&
    '--syslog-ca needs --syslog tls://HOST',
  ({ syslog, syslogSdId }) =>
    syslogSdId !== undefined && syslog === undefined && '--syslog-sd-id needs --syslog URL',
  ({ initial, changes }) => initial && !changes && '--initial needs --changes',
  ({ rates, wait }) =>
    rates && wait !== undefined && '--wait and --rates: a run of --rates waits as long as --count says',
  (values) => {
    const name = assertingOption(values);
    return (
      name !== undefined && values.rates && values.count === undefined && `${name} and --rates need --count N`
    );
  },
  ({ rates, since }) =>
    rates && since !== undefined && '--rates and --since: choose with what counters are compared',
  ({ changes, rates }) => changes && rates && '--changes and --rates: choose what is shown of two looks',
  ({ changes, countBy, explain }) =>
    changes &&
    (countBy !== undefined || explain) &&
    `--changes and --${explain ? 'explain' : 'count-by'}: changes have neither counts nor notes`,
  ({ columns, changes, csv, table }) =>
    changes && columns !== undefined && !csv && !table && '--columns needs --csv or --table',
  ({ quiet }, { forms: [form] }) =>
    quiet && form !== undefined && `--quiet and --${form}: choose whether anything is printed`,
];

const OF_ONE_LOOK = 'metrics are of one look: who scrapes them compares';

/** What goes with metrics as little as with a text that is scraped, and why. */
const WHY_NO_METRICS = {
  sort: 'metrics have no order',
  explain: 'metrics have no notes',
  changes: OF_ONE_LOOK,
  rates: OF_ONE_LOOK,
  since: OF_ONE_LOOK,
} as const;
const NO_METRICS = Object.keys(WHY_NO_METRICS) as (keyof typeof WHY_NO_METRICS)[];

function invalid(name: string, value: unknown): string | false {
  return value instanceof InvalidArgument && `${name} needs ${value.needs}`;
}

function assertingOption({ assert, absent, quiet, wait }: GivenValues): string | undefined {
  if (assert) return '--assert';
  if (absent) return '--absent';
  if (quiet) return '--quiet';
  return wait === undefined ? undefined : '--wait';
}

/** @throws {UsageError} for the first mistake, in one line */
export function assertValid(values: GivenValues, context: Context): asserts values is ValidValues {
  for (const mistake of MISTAKES) {
    const words = mistake(values, context);
    if (words) throw new UsageError(words);
  }
}
