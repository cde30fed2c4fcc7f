import type { FormName } from '../../rows/options.ts';
import type { Options, SocketSection, ViewName } from '../../views/options.ts';
import {
  type Argument,
  choice,
  count,
  interval,
  namespaceSelectors,
  nonEmpty,
  nonEmptyList,
  outputFile,
  receiver,
  recording,
  sdId,
  seconds,
  size,
} from './argument.ts';

/** The fields of Options that a single option switches on. */
export type Switch = Exclude<
  { [K in keyof Options]: Options[K] extends boolean ? K : never }[keyof Options],
  'inet' | 'inet6' | 'impliedByFamily'
>;

/** What an option does where that takes code of its own. */
export type SpecialEffect =
  | 'families'
  | 'extend'
  | 'selinux'
  | 'tcpip'
  | 'version'
  | 'help'
  | 'usage'
  /** Ends the run at once if its argument is wrong; a wrong argument of another option does so once all options are read. */
  | 'needsArgument';

/** What an option writes: rows in a form, or statements about them. */
export type OptionForm = Exclude<FormName, 'flat'> | 'ddl';

/** The blocks of the help text. */
export type OptionGroup =
  | 'views'
  | 'protocols'
  | 'families'
  | 'details'
  | 'other'
  // Of the extensions:
  | 'output'
  | 'selecting'
  | 'asserting'
  | 'explaining'
  | 'namespaces'
  | 'time'
  | 'recording'
  | 'more';

/** An option. What the manual says of it is in src/manual/option-texts.ts. */
export interface OptionSpec {
  /** The name after `--`. */
  readonly long?: string;
  /** The letter after `-`. */
  readonly short?: string;
  /** An option without one takes none. */
  readonly argument?: Argument;
  readonly group: OptionGroup;
  /** A few words for the help text; left out where the name says it. */
  readonly summary?: string;
  /** Whether it is of use more than once. */
  readonly repeats?: boolean;
  // What it does at its place in the command line. Of an option without any of these only the value counts.
  readonly on?: readonly Switch[];
  readonly view?: Exclude<ViewName, 'sockets'>;
  readonly section?: SocketSection;
  /** Adds this name to the families. */
  readonly family?: string;
  readonly form?: OptionForm;
  readonly special?: SpecialEffect;
}

/**
 * The options of net-tools 2.10. The order is the one getopt_long goes by: of several long names with the same
 * beginning the first counts, and a message about them lists them in this order. `--unix` is there twice.
 */
const NET_TOOLS = [
  { long: 'ax25', group: 'families', family: 'ax25' },
  { long: 'x25', group: 'families', family: 'x25' },
  { long: 'ip', group: 'families', family: 'inet' },
  { long: 'ipx', group: 'families', family: 'ipx' },
  { long: 'appletalk', group: 'families', family: 'ddp' },
  { long: 'netrom', group: 'families', family: 'netrom' },
  { long: 'inet', short: '4', group: 'families', family: 'inet' },
  { long: 'inet6', short: '6', group: 'families', family: 'inet6' },
  { long: 'ddp', group: 'families', family: 'ddp' },
  { long: 'rose', group: 'families', family: 'rose' },
  { long: 'unix', group: 'families', family: 'unix' },
  { long: 'bluetooth', group: 'families', family: 'bluetooth' },
  { long: 'tcpip', group: 'families', special: 'tcpip' },
  { long: 'version', short: 'V', group: 'other', summary: 'version', special: 'version' },
  { long: 'interfaces', short: 'i', group: 'views', summary: 'interface table', view: 'interfaces' },
  { long: 'help', short: 'h', group: 'other', summary: 'this help', special: 'help' },
  { short: '?', group: 'other', summary: 'help as an error', special: 'usage' },
  { long: 'route', short: 'r', group: 'views', summary: 'routing table', view: 'routes' },
  { long: 'masquerade', short: 'M', group: 'views', summary: 'masqueraded flows', view: 'masquerade' },
  {
    long: 'protocol',
    short: 'A',
    argument: { placeholder: 'LIST', completes: 'families' },
    group: 'families',
    summary: 'families by name',
    repeats: true,
    special: 'families',
  },
  { long: 'tcp', short: 't', group: 'protocols', section: 'tcp' },
  { long: 'sctp', short: 'S', group: 'protocols', section: 'sctp' },
  { long: 'udp', short: 'u', group: 'protocols', section: 'udp' },
  { long: 'udplite', short: 'U', group: 'protocols', section: 'udplite' },
  { long: 'raw', short: 'w', group: 'protocols', section: 'raw' },
  { long: 'unix', short: 'x', group: 'protocols', family: 'unix' },
  { long: 'l2cap', short: '2', group: 'protocols', section: 'l2cap' },
  { long: 'rfcomm', short: 'f', group: 'protocols', section: 'rfcomm' },
  { long: 'listening', short: 'l', group: 'details', summary: 'listening only', on: ['listening'] },
  { long: 'all', short: 'a', group: 'details', summary: 'listening as well', on: ['all'] },
  { long: 'timers', short: 'o', group: 'details', summary: 'timer column', on: ['timers'] },
  { long: 'continuous', short: 'c', group: 'details', summary: 'again each second', on: ['continuous'] },
  { long: 'extend', short: 'e', group: 'details', summary: 'more columns', repeats: true, special: 'extend' },
  { long: 'programs', short: 'p', group: 'details', summary: 'PID, program name', on: ['programs'] },
  { long: 'verbose', short: 'v', group: 'details', summary: 'report missing', on: ['verbose'] },
  { long: 'statistics', short: 's', group: 'views', summary: 'protocol counters', view: 'statistics' },
  { long: 'wide', short: 'W', group: 'details', summary: 'uncut addresses', on: ['wide'] },
  {
    long: 'numeric',
    short: 'n',
    group: 'details',
    summary: 'numbers for names',
    on: ['numericHosts', 'numericPorts', 'numericUsers'],
  },
  { long: 'numeric-hosts', group: 'details', summary: 'only of hosts', on: ['numericHosts'] },
  { long: 'numeric-ports', group: 'details', summary: 'only of ports', on: ['numericPorts'] },
  { long: 'numeric-users', group: 'details', summary: 'only of users', on: ['numericUsers'] },
  { long: 'symbolic', short: 'N', group: 'details', summary: 'numeric -r, SCTP', on: ['symbolic'] },
  { long: 'cache', short: 'C', group: 'details', summary: 'with -r: cache', on: ['cache'] },
  { long: 'fib', short: 'F', group: 'details', summary: 'with -r: FIB', on: ['fib'] },
  { long: 'groups', short: 'g', group: 'views', summary: 'multicast groups', section: 'groups' },
  { long: 'context', short: 'Z', group: 'details', summary: 'SELinux contexts', special: 'selinux' },
  { short: 'd', group: 'other', summary: 'no effect' },
] as const satisfies readonly OptionSpec[];

/** Options beyond those of net-tools: never abbreviated, so that every net-tools command line keeps its meaning. */
const BEYOND = [
  { long: 'json', group: 'output', summary: 'one JSON document', form: 'json' },
  { long: 'ndjson', group: 'output', summary: 'one JSON record a line', form: 'ndjson' },
  {
    long: 'flat',
    group: 'output',
    summary: 'with --ndjson: lines for SQL, with dotted keys',
  },
  { long: 'csv', group: 'output', summary: 'comma-separated values', form: 'csv' },
  { long: 'table', group: 'output', summary: 'a table that cuts nothing', form: 'table' },
  {
    long: 'map',
    argument: choice('STYLE', 'svg', ['dot', 'mermaid', 'svg', 'html']),
    group: 'output',
    summary: 'a picture of --flows: dot, mermaid, svg or html',
    form: 'map',
  },
  {
    long: 'map-limit',
    argument: count('100'),
    group: 'output',
    summary: 'with --map: the most arrows (default: 60)',
  },
  {
    long: 'metrics',
    argument: {
      ...choice('FORMAT', 'prometheus', ['openmetrics', 'prometheus']),
      absent: 'openmetrics',
    },
    group: 'output',
    summary: 'counts and sums for Prometheus, as OpenMetrics',
    form: 'metrics',
  },
  {
    long: 'metrics-limit',
    argument: count('500'),
    group: 'output',
    summary: 'the most series of a metric (default: 500)',
  },
  {
    long: 'ddl',
    argument: choice('ENGINE', 'postgresql', ['duckdb', 'clickhouse', 'postgresql']),
    group: 'output',
    summary: 'statements for the tables of --ndjson --flat',
    form: 'ddl',
  },
  {
    long: 'output',
    argument: {
      placeholder: 'FILE',
      example: '/var/lib/node_exporter/netstat.prom',
      completes: 'file',
      parse: outputFile,
    },
    group: 'output',
    summary: 'write to FILE, which is replaced when all is there',
  },
  {
    long: 'columns',
    argument: { placeholder: 'LIST', example: 'local.address,state', completes: 'columns' },
    group: 'output',
    summary: 'the fields of --csv and --table',
  },
  {
    long: 'color',
    argument: choice('WHEN', 'always', ['auto', 'always', 'never']),
    group: 'output',
    summary: 'colour tables and notes: auto, always or never',
  },
  {
    long: 'where',
    argument: {
      placeholder: 'EXPR',
      example: "'state=LISTEN and local.port in 80,443'",
      completes: 'expression',
    },
    group: 'selecting',
    summary: "rows such as 'state=LISTEN and local.port in 80,443'",
  },
  {
    long: 'sort',
    argument: { placeholder: 'KEYS', example: '-recvQ,local.port', completes: 'keys' },
    group: 'selecting',
    summary: "order rows by fields: '-recvQ,local.port'",
  },
  {
    long: 'count-by',
    argument: { placeholder: 'KEYS', example: 'state,foreign.address', completes: 'fields' },
    group: 'selecting',
    summary: "count rows by fields: 'state,foreign.address'",
  },
  { long: 'assert', group: 'asserting', summary: 'exit 0 if a row is such as --where says, else 4' },
  { long: 'absent', group: 'asserting', summary: 'exit 0 if no row is such, else 4' },
  { long: 'assume-complete', group: 'asserting', summary: 'do not exit 5, cannot tell, for what is unread' },
  { long: 'quiet', group: 'asserting', summary: 'print nothing, only exit as --assert does' },
  {
    long: 'wait',
    argument: seconds('30', '30 or 0.5'),
    group: 'asserting',
    summary: 'wait until it holds, at most this long',
  },
  { long: 'explain', group: 'explaining', summary: 'notes on what rows mean, under them' },
  {
    long: 'define',
    argument: {
      placeholder: 'WORD',
      example: 'CLOSE_WAIT',
      completes: 'words',
      parse: nonEmpty('a word such as CLOSE_WAIT, not an empty one'),
    },
    group: 'explaining',
    summary: 'what a state, flag, column, timer or counter means',
  },
  { long: 'all-netns', group: 'namespaces', summary: 'each network namespace of the host' },
  {
    long: 'netns',
    argument: {
      placeholder: 'SELECTOR',
      example: 'container:web',
      completes: 'selectors',
      parse: namespaceSelectors,
    },
    group: 'namespaces',
    summary: 'these: NUMBER, host, pid:, name:, container:, pod:',
    repeats: true,
  },
  {
    long: 'list-netns',
    group: 'namespaces',
    summary: 'another view: the network namespaces',
    view: 'namespaces',
  },
  {
    long: 'interval',
    argument: interval('5', '5 or 0.5'),
    group: 'time',
    summary: 'again each so many seconds, 0.05 or more',
  },
  {
    long: 'count',
    argument: count('10'),
    group: 'time',
    summary: 'with --interval or -c: so many times',
  },
  { long: 'rates', group: 'time', summary: 'with -i, -s, -m, --count-by: per second' },
  { long: 'changes', group: 'time', summary: 'only what opened, closed or changed between looks' },
  { long: 'initial', group: 'time', summary: 'with --changes: what is there at first as well' },
  {
    long: 'since',
    argument: {
      placeholder: 'PATH',
      example: 'before.json',
      completes: 'file',
      parse: nonEmpty('a recorded host or a document of --json, not an empty name'),
    },
    group: 'time',
    summary: 'compare with this recorded host or JSON document',
  },
  {
    long: 'syslog',
    argument: {
      placeholder: 'URL',
      example: 'tls://loghost:6514',
      completes: ['udp://', 'tcp://', 'tls://'],
      parse: receiver,
    },
    group: 'time',
    summary: 'send changes by udp://, tcp:// or tls:// HOST:PORT',
  },
  {
    long: 'syslog-ca',
    argument: {
      placeholder: 'FILE',
      example: '/etc/ssl/loghost.pem',
      completes: 'file',
      parse: nonEmpty('a file of certificates in PEM, not an empty name'),
    },
    group: 'time',
    summary: 'the authorities to trust for tls://',
  },
  {
    long: 'syslog-sd-id',
    argument: { placeholder: 'ID', example: 'netstat@32473', completes: [], parse: sdId },
    group: 'time',
    summary: 'name of structured data: netstat@32473 unless given',
  },
  {
    long: 'record',
    argument: { placeholder: 'PATH', example: 'host.tar.gz', completes: 'file', parse: recording },
    group: 'recording',
    summary: 'record the host: folder, .tar, .tar.gz, .tgz or -',
  },
  {
    long: 'no-cmdline',
    group: 'recording',
    summary: 'record names of programs without arguments',
  },
  {
    long: 'anonymize',
    group: 'recording',
    summary: 'record other addresses and names than the host has',
  },
  {
    long: 'anonymize-key',
    argument: {
      placeholder: 'FILE',
      example: 'recordings.key',
      completes: 'file',
      parse: nonEmpty('the file of a key, or one that is to be made, not an empty name'),
    },
    group: 'recording',
    summary: 'the same ones in all recordings with the key in FILE',
  },
  {
    long: 'record-limit',
    argument: size('500M'),
    group: 'recording',
    summary: 'record no more than this (default: 1G)',
  },
  {
    long: 'frames',
    argument: count('10'),
    group: 'recording',
    summary: 'with --interval: so many looks in one recording',
  },
  {
    long: 'memory',
    short: 'm',
    group: 'more',
    summary: 'another view: memory of sockets, its limits',
    view: 'memory',
  },
  { long: 'flows', group: 'more', summary: 'another view: who talks to whom', view: 'flows' },
  {
    long: 'root',
    argument: {
      placeholder: 'DIR',
      example: '/srv/recorded',
      completes: 'recording',
      parse: nonEmptyList('the folder of a recorded host, not an empty name'),
    },
    group: 'more',
    summary: 'show the host recorded in DIR (also: NETSTAT_ROOT)',
    repeats: true,
    special: 'needsArgument',
  },
  {
    long: 'hosts',
    argument: {
      placeholder: 'DIR',
      example: '/srv/hosts',
      completes: 'folder',
      parse: nonEmptyList('a folder of recorded hosts, not an empty name'),
    },
    group: 'more',
    summary: 'show each host recorded in a folder or archive in DIR',
    repeats: true,
    special: 'needsArgument',
  },
  {
    long: 'byte-order',
    argument: choice('ORDER', 'big', ['big', 'little']),
    group: 'more',
    summary: 'with --root: that of the host, big or little',
  },
  {
    long: 'dns-timeout',
    argument: seconds('0.5', '2 or 0.5'),
    group: 'more',
    summary: 'wait no longer than this for a name (default: 2)',
    special: 'needsArgument',
  },
  {
    long: 'completion',
    argument: choice('SHELL', 'bash', ['bash', 'zsh', 'fish']),
    group: 'more',
    summary: 'a script that completes words: bash, zsh or fish',
  },
] as const satisfies readonly OptionSpec[];

/** @see NET_TOOLS */
export const NET_TOOLS_OPTIONS: readonly OptionSpec[] = NET_TOOLS;
/** @see BEYOND */
export const EXTENSIONS: readonly OptionSpec[] = BEYOND;
/** All options in their order. */
export const ALL_OPTIONS: readonly OptionSpec[] = [...NET_TOOLS, ...BEYOND];

type Known = (typeof NET_TOOLS | typeof BEYOND)[number];

type NameOf<O> = O extends { readonly long: infer L extends string }
  ? `--${L}`
  : O extends { readonly short: infer S extends string }
    ? `-${S}`
    : never;

/** The name of an option, as `canonicalName` gives it. */
export type OptionName = NameOf<Known>;

type ViewOf<O> = O extends { readonly view: infer V } ? V : never;

/** The views that an option asks for; one that no option asks for does not compile. */
export type OptionView<View extends ViewOf<Known> = Exclude<ViewName, 'sockets'>> = View;

type CamelCase<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<CamelCase<B>>}` : S;

type ValueOf<O> = O extends { readonly argument: infer A }
  ? A extends { readonly parse: (text: string) => infer T }
    ? T
    : string
  : true;

/** What commander holds of the options beyond net-tools that were given: of each its argument, parsed, or `true`. */
export type GivenValues = {
  readonly [O in (typeof BEYOND)[number] as CamelCase<O['long']>]?: ValueOf<O> | undefined;
};

/** What the options are called that ask for a view, each by its letter if it has one. */
export function viewOptions(options: readonly OptionSpec[]): string[] {
  return options.filter(({ view }) => view !== undefined).flatMap((spec) => optionNames(spec).slice(0, 1));
}

/** The names of an option as they are typed, the letter first. */
export function optionNames({ short, long }: Pick<OptionSpec, 'short' | 'long'>): string[] {
  return [...(short === undefined ? [] : [`-${short}`]), ...(long === undefined ? [] : [`--${long}`])];
}

/** The one name that getopt gives for an option: the long one, or else the letter. */
export function canonicalName(spec: OptionSpec): string {
  return spec.long === undefined ? `-${spec.short}` : `--${spec.long}`;
}

/** Whether two options would be one and the same to getopt_long: net-tools gives all family names one action. */
export function sameAction(a: OptionSpec, b: OptionSpec): boolean {
  return a.group === 'families' && b.group === 'families' && a.argument === b.argument;
}
