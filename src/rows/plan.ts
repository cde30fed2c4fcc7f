import { UsageError } from '../errors.ts';
import type { Explainer, PlainNotes } from '../explain/explainer.ts';
import type { LineWriter } from '../format/line-writer.ts';
import { routeLevel } from '../format/routes/route-levels.ts';
import type { Root } from '../host/root/root.ts';
import { parseColumns } from '../output/columns.ts';
import type { Form, FormOptions } from '../output/form.ts';
import type { Utf8Writer } from '../output/utf8-writer.ts';
import type { Field } from '../records/field.ts';
import { type Naming, namingOf } from '../records/fields.ts';
import { KINDS, type Kind } from '../records/record.ts';
import { WORKLOAD_FIELDS } from '../records/socket-fields.ts';
import { type ColorFacts, type ColorLevel, colorLevel } from '../text/color.ts';
import type { ShownBytes } from '../text/shown.ts';
import { kindsOf } from '../views/index.ts';
import type { Options } from '../views/options.ts';
import type { FormName, RowOptions } from './options.ts';
import type { Query, QueryOptions } from './query.ts';
import type { RowPlan } from './row-plan.ts';

/** What is to be done with the rows of a run, and in which form they come out. */
export interface Plan extends RowPlan {
  readonly sources?: RowPlan;
  /** Makes the form, which gives its bytes to `sink`; absent for plain text. */
  readonly makeForm: ((sink: (bytes: ShownBytes) => void) => Form) | undefined;
  /** Makes what explains the rows of a frame; absent where nothing is to be explained. */
  readonly makeExplainer: ((root: Root, options: Options, out: LineWriter) => Explainer) | undefined;
  /** Asks for the addresses of hosts that are named in expressions: before each frame. */
  readonly refresh: Query['refresh'];
  /**
   * The same with the names of users, services and hosts that one of several hosts has; absent where there is but one. Rejects with
   * UsageError for a name that it has not.
   */
  readonly ofHost?: (root: Root) => Promise<Plan>;
}

/** What the plan must know of the world around the run. */
export interface Surroundings {
  /** What decides about colours, unless --color does. */
  readonly env: ColorFacts['env'];
  /** Whether standard output is a terminal. */
  readonly isTerminal: boolean;
  /** Effective user id, for notes on what that user cannot see. */
  readonly uid: number;
  /** Milliseconds of a clock that is never set. */
  readonly monotonic: () => number;
}

/** A form by its name; that of tables is loaded with the packages that draw them. */
const FORMS: Readonly<
  Record<Exclude<FormName, 'metrics'>, () => Promise<(options: FormOptions, out: Utf8Writer) => Form>>
> = {
  json: async () => (await import('../output/json.ts')).jsonForm,
  ndjson: async () => (await import('../output/json.ts')).ndjsonForm,
  flat: async () => (await import('../output/flat-ndjson.ts')).flatNdjsonForm,
  csv: async () => (await import('../output/csv.ts')).csvForm,
  table: async () => (await import('../output/table.ts')).tableForm,
  map: async () => (await import('../output/map/map-form.ts')).mapForm,
};

/** Those that show what few records have where no columns are named. */
const SHOW_RARE: ReadonlySet<FormName | undefined> = new Set(['json', 'ndjson', 'flat']);

/**
 * Rejects with UsageError for a mistake in what is asked for.
 *
 * @param root undefined where there are several hosts, of which records then say which one they are of
 * @param withNetns whether records say of which namespace they are
 */
export async function planRows(
  root: Root | undefined,
  options: Options,
  rowOptions: RowOptions,
  surroundings: Surroundings,
  withNetns = false,
): Promise<Plan> {
  const kinds = kindsOf(options);
  const given = optionsGiven(options, rowOptions, { netns: withNetns, hosts: root === undefined });
  const naming = namingOf(given);
  const query = await queryOf(root, options, rowOptions, kinds, naming);
  const { where, sorting, counting, refresh } = query;
  if (rowOptions.rates) refuseRates(kinds, counting?.names);
  const columns =
    rowOptions.columns === undefined ? undefined : parseColumns(rowOptions.columns, kinds, naming);
  const decisive = [where, query.sources, sorting, counting].flatMap((part) => [...(part?.fields ?? [])]);
  for (const name of decisive) refuseNotes(name);
  const used = [...decisive, ...(columns ?? [])];
  const known: readonly Kind[] = kinds.includes('flow') ? [...kinds, 'socket'] : kinds;
  for (const name of used) requireOption(name, known, given);
  const makeForm = await formMaker(
    {
      ...{ kinds, with: given, columns, countBy: counting?.names, continuous: options.continuous },
      map: rowOptions.map,
      ...(rowOptions.changes === undefined ? {} : { changes: true }),
    },
    rowOptions,
    surroundings,
    counting,
  );
  const { metrics } = rowOptions;
  const needsWorkloads =
    kinds.includes('flow') ||
    (SHOW_RARE.has(rowOptions.form) && columns === undefined && counting === undefined) ||
    used.some((field) => WORKLOAD_FIELDS.has(field));
  const showsAll =
    makeForm !== undefined && columns === undefined && counting === undefined && metrics === undefined;
  const plan: Plan = {
    where,
    sorting,
    // Of metrics the form counts, and adds up.
    counting: metrics === undefined ? counting : undefined,
    quiet: rowOptions.quiet,
    needsTcp: showsAll || used.some((field) => field.startsWith('tcp.')),
    needsDrops: showsAll || rowOptions.explain || used.includes('drops'),
    readWorkloads: needsWorkloads ? await workloadReader() : undefined,
    needsOwners: rowOptions.explain || used.some((field) => field.startsWith('owners.')),
    dualStack: rowOptions.assertion ? (options.inet6 ? 'as-ipv4' : 'only-as-ipv4') : undefined,
    makeForm,
    makeExplainer:
      rowOptions.explain && !rowOptions.quiet ? await explainerMaker(rowOptions, surroundings) : undefined,
    refresh,
    ...(kinds.includes('flow') ? { sources: await sourcesOf(query.sources) } : {}),
  };
  if (root !== undefined) return plan;
  const ofHost = async (host: Root): Promise<Plan> => {
    if (rowOptions.where === undefined) return plan;
    const own = await queryOf(host, options, { where: rowOptions.where }, kinds, naming);
    const sources = plan.sources && { sources: { ...plan.sources, where: own.sources } };
    return { ...plan, where: own.where, refresh: own.refresh, ...sources };
  };
  return { ...plan, ofHost };
}

/** What is to be done with the sockets that flows are made of. Flows say which container and pod their ends are of. */
async function sourcesOf(where: Query['sources']): Promise<RowPlan> {
  const fields = [...(where?.fields ?? [])];
  return {
    ...{ where, sorting: undefined, counting: undefined, quiet: false, dualStack: undefined },
    needsOwners: true,
    readWorkloads: await workloadReader(),
    needsTcp: fields.some((field) => field.startsWith('tcp.')),
    needsDrops: fields.includes('drops'),
  };
}

type Need = NonNullable<Field['with']>;

/** Which options that bring fields about are given. --explain tells of programs, so it looks for them. */
function optionsGiven(
  { programs, selinux, extend }: Options,
  { explain, rates = false }: RowOptions,
  { netns, hosts }: { readonly netns: boolean; readonly hosts: boolean },
): ReadonlySet<Need> {
  const needs: readonly (readonly [Need, boolean])[] = [
    ['programs', programs || explain],
    ['selinux', selinux],
    ['extend', extend > 0],
    ['explain', explain],
    ['netns', netns],
    ['hosts', hosts],
    ['rates', rates],
  ];
  return new Set(needs.flatMap(([need, isGiven]) => (isGiven ? need : [])));
}

/** Programs are looked for wherever they are named; the other fields are there only with their option. */
const OPTION_FOR: Readonly<Record<Exclude<Need, 'programs'>, string>> = {
  selinux: '-Z',
  extend: '-e',
  explain: '--explain',
  netns: '--all-netns or --netns',
  hosts: '--hosts',
  rates: '--rates',
};

/** The kinds whose records have figures that change. */
const RATED: ReadonlySet<Kind> = new Set(['interface', 'statistic', 'memory']);

function refuseRates(kinds: readonly Kind[], countBy: readonly string[] | undefined): void {
  if (countBy?.includes('rate'))
    throw new UsageError('--count-by rate and --rates: counts have a rate of their own');
  const [plain] = kinds.filter((kind) => !RATED.has(kind));
  if (plain !== undefined && countBy === undefined)
    throw new UsageError(`--rates: ${KINDS[plain].title} have no counters: give -i, -s, -m or --count-by`);
}

function refuseNotes(name: string): void {
  if (!name.startsWith('notes.')) return;
  throw new UsageError(`${name} is made of the rows that are shown: it cannot select, sort or count them`);
}

function requireOption(name: string, kinds: readonly Kind[], given: ReadonlySet<Need>): void {
  const { fields } = namingOf(given);
  const need = kinds.flatMap((kind) => fields[kind]).find((field) => field.name === name)?.with;
  if (need === undefined || need === 'programs' || given.has(need)) return;
  throw new UsageError(`${name} is known only with ${OPTION_FOR[need]}: give that as well`);
}

/** What it takes to understand expressions is loaded only where there are some. */
async function queryOf(
  root: Root | undefined,
  options: Options,
  rowOptions: QueryOptions,
  kinds: readonly Kind[],
  naming: Naming,
): Promise<Query> {
  const { where, sort, countBy } = rowOptions;
  if (where === undefined && sort === undefined && countBy === undefined) return EVERYTHING;
  const { parseQuery } = await import('./query.ts');
  return parseQuery(root, rowOptions, kinds, options, naming);
}

const EVERYTHING: Query = {
  where: undefined,
  sorting: undefined,
  counting: undefined,
  refresh: async () => {},
};

async function workloadReader(): Promise<Plan['readWorkloads']> {
  return (await import('../host/processes/workloads/workloads.ts')).readWorkloads;
}

async function explainerMaker(
  rowOptions: RowOptions,
  surroundings: Surroundings,
): Promise<NonNullable<Plan['makeExplainer']>> {
  const { Explainer } = await import('../explain/explainer.ts');
  const { explainFacts } = await import('../host/explain-facts/explain-facts.ts');
  const level = colorLevelOf(rowOptions, surroundings);
  const isPlain = rowOptions.form === undefined;
  return (root, options, out) =>
    new Explainer(
      explainFacts(root, surroundings.uid),
      isPlain ? plainNotes(options, level, out) : undefined,
    );
}

function plainNotes(options: Options, colorLevel: ColorLevel, out: LineWriter): PlainNotes {
  const { wide, programs, selinux, numericHosts, numericPorts, extend } = options;
  return {
    style: { wide, programs, selinux, numericHosts, numericPorts, routeLevel: routeLevel(extend) },
    colorLevel,
    write: (line) => out.shownLine(line),
  };
}

/** Of rows, tables and notes. */
export function colorLevelOf({ color }: RowOptions, { env, isTerminal }: Surroundings): ColorLevel {
  return colorLevel({ flag: color, env, isTerminal });
}

async function formMaker(
  formOptions: Omit<FormOptions, 'colorLevel'>,
  rowOptions: RowOptions,
  surroundings: Surroundings,
  counting: Query['counting'],
): Promise<Plan['makeForm']> {
  const { form: name, metrics } = rowOptions;
  if (name === undefined) return undefined;
  const { Utf8Writer } = await import('../output/utf8-writer.ts');
  const colorLevel = colorLevelOf(rowOptions, surroundings);
  const make =
    name === 'metrics'
      ? await metricsMaker(metrics, formOptions, counting, surroundings)
      : await FORMS[name]().then((make) => (out: Utf8Writer) => make({ ...formOptions, colorLevel }, out));
  return (sink) => {
    const writer = new Utf8Writer(sink);
    const made = make(writer);
    return {
      ...made,
      end() {
        made.end();
        writer.flush();
      },
    };
  };
}

/** Metrics are the only form that has options of its own. */
async function metricsMaker(
  request: RowOptions['metrics'] = { exposition: 'openmetrics' },
  { kinds, with: given }: Pick<FormOptions, 'kinds' | 'with'>,
  counting: Query['counting'],
  { monotonic }: Surroundings,
): Promise<(out: Utf8Writer) => Form> {
  const { metricsMaker } = await import('./metrics.ts');
  return metricsMaker(request, { kinds, given, naming: namingOf(given), counting, monotonic });
}
