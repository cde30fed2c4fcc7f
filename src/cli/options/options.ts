import { Command, Option } from 'commander';
import { UsageError } from '../../errors.ts';
import type { Selector } from '../../host/netns/selector.ts';
import type { AskedHosts } from '../../host/recording/recorded-hosts.ts';
import type { ChangeOptions, FormName, RowOptions } from '../../rows/options.ts';
import { DEFAULT_SD_ID } from '../../syslog/message.ts';
import { enumerated } from '../../text/enumerated.ts';
import { linesOf, type Shown, type ShownText, shownArgumentLines, shownLines } from '../../text/shown.ts';
import { DEFAULT_OPTIONS, type Options, type SocketSection, type ViewName } from '../../views/options.ts';
import { USAGE_ERROR } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { VERSION_TEXT } from '../version.ts';
import { InvalidArgument } from './argument.ts';
import { addFamilies } from './families.ts';
import { ExtensionError, getopt } from './getopt.ts';
import { helpText } from './help.ts';
import { withImplied } from './implied.ts';
import { assertValid, hasNoPlainText, type ValidValues } from './mistakes.ts';
import {
  ALL_OPTIONS,
  canonicalName,
  EXTENSIONS,
  type GivenValues,
  NET_TOOLS_OPTIONS,
  type OptionForm,
  type OptionSpec,
  type OptionView,
  type SpecialEffect,
  type Switch,
  viewOptions,
} from './option-table.ts';

/** A shell that there is a completion script for. */
export type Shell = NonNullable<ValidValues['completion']>;

/** What a command line asks for. */
type Action =
  | {
      readonly kind: 'run';
      readonly options: Options;
      readonly rowOptions: RowOptions;
      /** Counters are what they grew by since this recorded host or document. */
      readonly since?: string;
      /** Which network namespaces are shown; undefined for that of /proc/net alone. */
      readonly netns?: 'all' | readonly Selector[];
      /** Where several hosts are shown. */
      readonly hosts?: AskedHosts;
      /** The file that is written in the place of standard output. */
      readonly output?: string;
    }
  | RecordAction
  | DdlAction
  | { readonly kind: 'define'; readonly word: string }
  | { readonly kind: 'complete'; readonly shell: Shell }
  /** Whether SELinux is on decides what it asks for: on the host recorded in `root`, or on the running one. */
  | { readonly kind: 'needs-selinux'; readonly root: string | undefined }
  | { readonly kind: 'exit'; readonly status: number; readonly stdout: ShownText };

/** A recording that a command line asks for. */
export interface RecordAction {
  readonly kind: 'record';
  /** The host that is recorded; the running one unless given. */
  readonly root: string | undefined;
  /** Where: a folder or an archive that is to be made, `-` for standard output. */
  readonly path: string;
  /** Network namespaces whose tables are recorded beside those of /proc/net. */
  readonly netns?: 'all' | readonly Selector[];
  readonly commandLines: boolean;
  /** Whether other addresses and names are recorded than those of the host, and with the key of which file: a key of its own unless given. */
  readonly anonymize: boolean;
  readonly anonymizeKey: string | undefined;
  /** In bytes. */
  readonly limit: number;
  readonly byteOrder: Options['byteOrder'];
  /** How many looks there are, and the seconds between two of them. */
  readonly frames: number;
  readonly interval: number;
}

/** Statements that create tables for the records of a view, or for changes of them. */
export interface DdlAction {
  readonly kind: 'ddl';
  readonly engine: NonNullable<ValidValues['ddl']>;
  readonly options: Options;
  readonly areChanges: boolean;
  /** The file that is written in the place of standard output. */
  readonly output?: string;
}

/** In bytes. */
const RECORD_LIMIT = 2 ** 30;

/** What a command line asks for, and complaints that come before all other output. */
export type CommandLine = Action & { readonly stderr: Shown };

/** What the options read so far ask for. */
interface Draft {
  readonly switches: Partial<Record<Switch, true>>;
  /** The options that ask for a view, as often as given. */
  readonly views: { readonly spec: OptionSpec; readonly view: OptionView }[];
  readonly sections: Set<SocketSection>;
  readonly forms: OptionForm[];
  families: readonly string[];
  extend: number;
  readonly root: string | undefined;
  /** Whether several hosts are shown. */
  readonly areHosts: boolean;
  /** Lines for stderr. */
  readonly complaints: string[];
  /** Set by an option that ends the run; options after it do nothing. */
  exit?: Extract<Action, { readonly kind: 'exit' | 'needs-selinux' }>;
}

/**
 * Parses `argv`, which contains neither node nor script. Options act one after the other as in net-tools: `-V -y` prints the
 * version, `-y -V` complains.
 *
 * @param selinuxEnabled of the host that is shown; without it a line with -Z says that it needs to be known
 */
export function parseCommandLine(
  argv: readonly string[],
  env: Io['env'],
  selinuxEnabled?: boolean,
): CommandLine {
  const stopAtOperand = env.POSIXLY_CORRECT !== undefined;
  const { tokens, error } = getopt(argv, {
    options: NET_TOOLS_OPTIONS,
    extensions: EXTENSIONS,
    stopAtOperand,
  });
  const roots = tokens.filter((token) => token.startsWith('--root='));
  const root = roots.at(-1)?.slice(7) ?? env.NETSTAT_ROOT;
  const draft: Draft = {
    switches: {},
    views: [],
    sections: new Set(),
    forms: [],
    families: [],
    extend: 0,
    root: root === '' ? undefined : root,
    areHosts: roots.length > 1 || tokens.some((token) => token.startsWith('--hosts=')),
    complaints: [],
  };
  const given: string[] = [];
  const values = readValues(tokens, (spec, value) => {
    given.push(canonicalName(spec));
    if (draft.exit === undefined) apply(draft, spec, value, selinuxEnabled);
  });
  if (draft.exit === undefined && error !== undefined) {
    const help = error instanceof ExtensionError ? [] : linesOf(helpText());
    end(draft, USAGE_ERROR, [...error.report, ...help]);
  }
  if (draft.exit === undefined && draft.views.length > 1) {
    const isBeyond = draft.views.some(({ spec }) => EXTENSIONS.includes(spec));
    end(draft, USAGE_ERROR, isBeyond ? [`netstat: ${chooseOneView()}`] : linesOf(helpText()));
  }
  try {
    const action = draft.exit ?? actionOf(draft, values, given);
    return { ...action, stderr: shownArgumentLines(draft.complaints) };
  } catch (mistake) {
    if (!(mistake instanceof UsageError)) throw mistake;
    const stderr = shownArgumentLines([...draft.complaints, ...mistake.report]);
    return { kind: 'exit', status: USAGE_ERROR, stdout: shownLines([]), stderr };
  }
}

/**
 * Calls `act` for each option in order, and returns the values of those beyond net-tools. commander parses arguments; a line
 * that has none and nothing beyond net-tools does without it, because it takes 1.5 ms of the start. It is given only the
 * options that were given: to define all of them would take several times as long.
 */
function readValues(tokens: readonly string[], act: (spec: OptionSpec, value: unknown) => void): GivenValues {
  const flags = tokens.map((token) => NET_TOOLS_OPTIONS.find((spec) => canonicalName(spec) === token));
  if (flags.every((spec) => spec !== undefined)) {
    for (const spec of flags) act(spec, true);
    return {};
  }
  const command = new Command('netstat').helpOption(false).exitOverride().allowExcessArguments();
  const names = new Set(tokens.map((token) => token.replace(/=.*/s, '')));
  for (const name of names) {
    const spec = ALL_OPTIONS.find((candidate) => canonicalName(candidate) === name);
    if (spec === undefined) continue;
    const { argument } = spec;
    const option = new Option(argument === undefined ? name : `${name} <${argument.placeholder}>`);
    // A name that begins so is the opposite of another option to commander.
    option.negate = false;
    if (argument?.parse !== undefined) option.argParser<unknown>(argument.parse as (text: string) => unknown);
    command
      .addOption(option)
      .on(`option:${option.name()}`, () => act(spec, command.getOptionValue(option.attributeName())));
  }
  command.parseOptions([...tokens]);
  return command.opts<GivenValues>();
}

/** @throws {UsageError} */
function actionOf(draft: Draft, values: GivenValues, given: readonly string[]): Action {
  const { forms, switches, views, sections, families, extend, root } = draft;
  const options: Options = {
    ...DEFAULT_OPTIONS,
    ...withImplied({ view: views[0]?.view ?? (values.map && 'flows'), families, sections }),
    ...switches,
    extend,
    root,
  };
  const hosts = hostsOf(values);
  assertValid(values, {
    forms,
    continuous: options.continuous,
    view: options.view,
    sections: options.sections,
    root,
    areHosts: hosts !== undefined,
    given,
  });
  const {
    define,
    completion,
    dnsTimeout = options.dnsTimeout,
    interval,
    count,
    changes,
    rates,
    byteOrder,
  } = values;
  if (values.record !== undefined) return recordAction(values.record, values, root);
  if (define !== undefined) return { kind: 'define', word: define };
  if (values.ddl !== undefined) return ddlAction(values.ddl, options, values);
  if (completion !== undefined) return { kind: 'complete', shell: completion };
  return {
    kind: 'run',
    options: {
      ...options,
      dnsTimeout,
      byteOrder: byteOrder && BYTE_ORDERS[byteOrder],
      interval,
      count,
      continuous: options.continuous || interval !== undefined || changes === true || rates === true,
    },
    rowOptions: rowOptionsOf(
      values,
      (values.flat ? 'flat' : forms.find((form) => form !== 'ddl')) ??
        (hasNoPlainText(options.view, changes) ? 'table' : undefined),
    ),
    ...netnsOf(values, options.view),
    ...(hosts === undefined ? {} : { hosts }),
    ...outputOf(values),
    ...(values.since === undefined || values.changes ? {} : { since: values.since }),
  };
}

const BYTE_ORDERS = { big: 'BE', little: 'LE' } as const;

function recordAction(path: string, values: ValidValues, root: string | undefined): RecordAction {
  const { recordLimit: limit = RECORD_LIMIT, frames = 1, interval = 0, noCmdline, byteOrder } = values;
  const { anonymize, anonymizeKey } = values;
  return {
    kind: 'record',
    root,
    path,
    ...netnsOf(values, 'sockets'),
    commandLines: noCmdline !== true,
    anonymize: anonymize === true || anonymizeKey !== undefined,
    anonymizeKey,
    byteOrder: byteOrder && BYTE_ORDERS[byteOrder],
    limit,
    frames,
    interval,
  };
}

function ddlAction(engine: DdlAction['engine'], options: Options, values: ValidValues): DdlAction {
  return { kind: 'ddl', engine, options, areChanges: values.changes === true, ...outputOf(values) };
}

function outputOf({ output }: ValidValues): { output?: string } {
  return output === undefined ? {} : { output };
}

/** A single --root is no choice among hosts: it is in the options. */
function hostsOf({ root = [], hosts = [] }: GivenValues): AskedHosts | undefined {
  if (root instanceof InvalidArgument || hosts instanceof InvalidArgument) return undefined;
  return hosts.length === 0 && root.length < 2 ? undefined : { roots: root, folders: hosts };
}

/** The list of all namespaces is seen from none of them. */
function netnsOf({ allNetns, netns }: ValidValues, view: ViewName): { netns?: 'all' | readonly Selector[] } {
  if (view === 'namespaces') return {};
  return allNetns ? { netns: 'all' } : netns === undefined ? {} : { netns };
}

function rowOptionsOf(values: ValidValues, form: FormName | undefined): RowOptions {
  const { columns, color, where, sort, countBy, assert, absent, quiet, wait, assumeComplete, explain } =
    values;
  const asserts = assert || absent || quiet || wait !== undefined;
  return {
    form,
    columns,
    color,
    where,
    sort,
    countBy,
    assertion: asserts
      ? { absent: absent === true, wait, ...(assumeComplete ? { assumesComplete: true } : {}) }
      : undefined,
    quiet: quiet === true,
    explain: explain === true,
    ...(values.map === undefined ? {} : { map: { style: values.map, limit: values.mapLimit ?? MAP_LIMIT } }),
    ...(values.changes ? { changes: changeOptionsOf(values) } : {}),
    ...(values.rates ? { rates: true } : {}),
    ...(values.metrics === undefined
      ? {}
      : { metrics: { exposition: values.metrics, limit: values.metricsLimit, file: values.output } }),
  };
}

/** The most arrows of a map. */
const MAP_LIMIT = 60;

function changeOptionsOf({ initial, since, ...values }: ValidValues): ChangeOptions {
  const { syslog: receiver, syslogCa: caFile, syslogSdId: sdId = DEFAULT_SD_ID } = values;
  return {
    initial: initial === true,
    ...(since === undefined ? {} : { since }),
    ...(receiver === undefined ? {} : { syslog: { receiver, caFile, sdId } }),
  };
}

/** The message if options of several views are given, one of them beyond net-tools. */
export function chooseOneView(options = ALL_OPTIONS): string {
  return `choose one view: ${enumerated(viewOptions(options), 'or')}`;
}

/** Ends the run: with these lines on stderr, and these on stdout. */
function end(draft: Draft, status: number, stderr: readonly string[], stdout: readonly string[] = []): void {
  draft.complaints.push(...stderr);
  draft.exit = { kind: 'exit', status, stdout: shownLines(stdout) };
}

function apply(draft: Draft, spec: OptionSpec, value: unknown, selinuxEnabled: boolean | undefined): void {
  const { on = [], view, section, family, form, special } = spec;
  for (const name of on) draft.switches[name] = true;
  if (view !== undefined) draft.views.push({ spec, view });
  if (section !== undefined) draft.sections.add(section);
  if (family !== undefined) giveFamilies(draft, family);
  if (form !== undefined) draft.forms.push(form);
  if (special !== undefined) SPECIAL[special](draft, spec, value, selinuxEnabled);
}

const SPECIAL: Readonly<
  Record<
    SpecialEffect,
    (draft: Draft, spec: OptionSpec, value: unknown, selinuxEnabled: boolean | undefined) => void
  >
> = {
  families: (draft, _spec, value) => giveFamilies(draft, String(value)),
  extend: (draft) => {
    draft.extend++;
  },
  // net-tools has the name in its table, but no code for it.
  tcpip: (draft) => {
    draft.complaints.push("netstat.c: Internal Error `longopts 1 range'.");
  },
  version: (draft) => end(draft, 0, [], linesOf(VERSION_TEXT)),
  help: (draft) => end(draft, 0, [], linesOf(helpText())),
  usage: (draft) => end(draft, USAGE_ERROR, linesOf(helpText())),
  selinux: (draft, _spec, _value, selinuxEnabled) => {
    // One of several hosts may have it.
    if (selinuxEnabled === undefined && !draft.areHosts) {
      draft.exit = { kind: 'needs-selinux', root: draft.root };
      return;
    }
    if (selinuxEnabled === false) return end(draft, 1, ['SELinux is not enabled on this machine.']);
    draft.switches.selinux = true;
    draft.switches.programs = true;
  },
  needsArgument: (draft, spec, value) => {
    if (!(value instanceof InvalidArgument)) return;
    end(draft, USAGE_ERROR, [`netstat: ${canonicalName(spec)} needs ${value.needs}`]);
  },
};

function giveFamilies(draft: Draft, list: string): void {
  const { families, tooMany, unknown } = addFamilies(draft.families, list);
  draft.families = families;
  if (tooMany) draft.complaints.push('Too much address family arguments.');
  if (unknown !== undefined) end(draft, 1, [`Unknown address family \`${unknown}'.`]);
}
