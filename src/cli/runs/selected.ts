import type { RowRates } from '../../changes/rates/row-rates.ts';
import { UsageError } from '../../errors.ts';
import { FlowRows } from '../../flows/flow-rows.ts';
import { planOfFlows } from '../../flows/host-plans.ts';
import { LineWriter } from '../../format/line-writer.ts';
import { readOwnAddresses } from '../../host/links/own-addresses.ts';
import { SelectorError } from '../../host/netns/selector.ts';
import { once } from '../../host/once.ts';
import type { Form } from '../../output/form.ts';
import type { Origin } from '../../records/origin.ts';
import type { Unknown } from '../../rows/doubts.ts';
import type { Assertion, RowOptions } from '../../rows/options.ts';
import { Pipeline } from '../../rows/pipeline.ts';
import { type Plan, planRows } from '../../rows/plan.ts';
import { couldBeWanted } from '../../rows/unseen-rows.ts';
import { hostLabel } from '../../text/host-name.ts';
import { shownByteLines, shownLines } from '../../text/shown.ts';
import { textOf } from '../../text/utf8.ts';
import type { Context, ProcessWalks } from '../../views/context.ts';
import { VIEWS } from '../../views/index.ts';
import type { Options } from '../../views/options.ts';
import { problemOf } from '../../views/problem.ts';
import { processWalks } from '../../views/process-walks.ts';
import { CANNOT_TELL, NOT_HELD, USAGE_ERROR } from '../exit-status.ts';
import { holdBack, type Io } from '../io.ts';
import { hostContext, misfitText, scopeContext, surroundingsOf } from '../sight/context.ts';
import { frameFacts } from '../sight/frame-facts.ts';
import { HostContexts } from '../sight/host-contexts.ts';
import { Lacks } from '../sight/lacks.ts';
import { type Host, type Scope, type Sight, showScope } from '../sight/scopes.ts';
import { announce } from '../sight/waiting.ts';
import { hostHeading, showFrames, unreadStatus } from './frames.ts';

/** Carries out a run whose rows are selected, counted, sorted, explained, asserted, or written in another form. */
export async function showSelected(
  sight: Sight,
  given: Options,
  rowOptions: RowOptions,
  io: Io,
): Promise<number> {
  const surroundings = surroundingsOf(sight.only, io);
  const plan = await planRows(sight.only, given, rowOptions, surroundings, sight.areNamespaces).catch(
    (error: unknown) => {
      if (error instanceof UsageError) return error;
      throw error;
    },
  );
  if (plan instanceof UsageError) {
    io.stderr.write(shownLines(plan.report));
    return USAGE_ERROR;
  }
  const options = widened(given, rowOptions, plan);
  const { assertion, where = '' } = rowOptions;
  if (assertion?.wait !== undefined) {
    const awaited = `${assertion.absent ? 'no row with ' : ''}${where}`;
    return waitFor({ ...assertion, wait: assertion.wait, awaited }, { sight, options, plan, io });
  }
  const form = plan.makeForm?.((bytes) => io.stdout.write(bytes));
  const run: Run = { sight, options, plan, form, ...watching(options, io) };
  try {
    const show = async (run: Run, frame: number): Promise<number> => {
      const seen = await showFrame(run, frame);
      run.io.stdout.endFrame?.();
      return assertion === undefined ? seen.status || unreadStatus(sight) : conclude(assertion, seen, run.io);
    };
    if (rowOptions.rates) {
      const { ratedRun, showRatedFrames } = await import('./rates.ts');
      return await showRatedFrames(options, ratedRun(run), show);
    }
    return await showFrames(options, sight, VIEWS[options.view].repeats, io, (frame) => show(run, frame));
  } finally {
    await run.contexts.end();
  }
}

/** A host as it is seen from one namespace, and what is not seen of it. */
interface Watched {
  readonly context: Context;
  readonly lacks: Lacks;
}

/** With what hosts are watched. */
function watching(options: Options, io: Io): Pick<Run, 'io' | 'out' | 'contexts'> {
  const out = new LineWriter((bytes) => io.stdout.write(bytes));
  const contexts = new HostContexts((host): Watched => {
    const lacks = new Lacks(host.root);
    return { lacks, context: hostContext(host, options, io, { out, lacks }) };
  });
  return { io, out, contexts };
}

/** An assertion about IPv4 is also about IPv6 sockets that serve IPv4. Names that are not shown are not looked up. */
function widened(options: Options, { assertion, quiet }: RowOptions, { where }: Plan): Options {
  const widens = assertion !== undefined && options.view === 'sockets' && options.inet;
  const unnamed = quiet && !where?.needsHosts;
  return {
    ...options,
    inet6: options.inet6 || widens,
    numericHosts: options.numericHosts || unnamed,
  };
}

/** The time between two frames, in milliseconds: short at first, then each time half as long again. */
const FIRST_INTERVAL = 20;
const LONGEST_INTERVAL = 1000;
const GROWTH = 1.5;

interface AwaitedAssertion extends Assertion {
  readonly wait: number;
  /** What the run waits for, for the line on a terminal. */
  readonly awaited: string;
}

/** Reads the tables until the assertion holds or the time is over; only the last frame is printed. */
async function waitFor(
  assertion: AwaitedAssertion,
  { io, ...given }: Pick<Run, 'sight' | 'options' | 'plan' | 'io'>,
): Promise<number> {
  const start = io.now().getTime();
  const held = holdBack(io);
  const watched = watching(given.options, held.io);
  const announcement = announce(io, `waiting for ${assertion.awaited}`);
  let interval = FIRST_INTERVAL;
  try {
    for (let frame = 0; ; frame++) {
      // A form that an earlier frame began to write is dropped with that frame.
      const form = given.plan.makeForm?.((bytes) => held.io.stdout.write(bytes));
      const seen = await showFrame({ ...given, ...watched, form }, frame).catch(nothingSeen);
      const result = conclude(assertion, seen, held.io);
      const elapsed = io.now().getTime() - start;
      const left = assertion.wait * 1000 - elapsed;
      if (result === 0 || left <= 0) {
        announcement.end();
        held.release();
        io.stdout.endFrame?.();
        return result;
      }
      held.drop();
      announcement.show(`${Math.floor(elapsed / 1000)} s of ${assertion.wait} s`);
      await io.sleep(Math.min(interval, left));
      interval = Math.min(interval * GROWTH, LONGEST_INTERVAL);
    }
  } finally {
    announcement.end();
    await watched.contexts.end();
  }
}

/** Of a namespace that is not there yet. */
function nothingSeen(error: unknown): Seen {
  if (!(error instanceof SelectorError)) throw error;
  return { status: 1, selected: 0, certain: 0, missing: [error.message] };
}

/** What a frame showed. */
interface Seen {
  /** That of the view. */
  readonly status: number;
  readonly selected: number;
  /** Of the rows that were selected, those that were whatever is not known of them. */
  readonly certain: number;
  /** What could have kept rows from being seen that would decide otherwise, in one line each; latin1. */
  readonly missing: readonly string[];
}

/** The status of a run with an assertion. What keeps it from being told is written to standard error. */
function conclude({ absent, assumesComplete }: Assertion, seen: Seen, { stderr }: Io): number {
  const { status, selected, certain, missing } = seen;
  if ((assumesComplete ? selected : certain) > 0) return absent ? NOT_HELD : 0;
  if (!assumesComplete && missing.length > 0) {
    stderr.write(shownByteLines(missing.map((line) => `netstat: cannot tell: ${line}`)));
    return CANNOT_TELL;
  }
  if (status !== 0) return status;
  return absent ? 0 : NOT_HELD;
}

interface Run {
  readonly sight: Sight;
  readonly options: Options;
  readonly plan: Plan;
  readonly form: Form | undefined;
  readonly io: Io;
  readonly out: LineWriter;
  readonly contexts: Pick<HostContexts<Watched>, 'of' | 'leave' | 'end'>;
  /** Where rows are about what changed since the look before, with what those of a host are compared. */
  readonly ratesOf?: (host: Host) => RowRates;
}

/** Shows one frame: reads the tables once. */
async function showFrame(run: Run, frame: number): Promise<Seen> {
  const { sight, plan, form, io, out, contexts } = run;
  const pipeline = new Pipeline(plan, form, out);
  const flows = plan.sources && new FlowRows(io.now().getTime());
  const plans = new Map<string, Plan>();
  const begin = once(() => form?.begin(frameFacts(sight, io.now())));
  // What notes say of missing tables is known only when the rows were sorted.
  const isLate =
    sight.several === undefined || (plan.sorting !== undefined && plan.makeExplainer !== undefined);
  const missing: string[] = [];
  const late: ShownHost[] = [];
  let status = 0;
  const end = (shown: ShownHost): void => {
    missing.push(...shown.end());
  };
  for await (const host of sight.hosts()) {
    const shown = await showHost(run, host, pipeline, { frame, begin, flows, plans });
    if (shown === undefined) continue;
    status ||= shown.status;
    if (isLate) late.push(shown);
    else end(shown);
    await contexts.leave(host);
  }
  begin();
  if (flows !== undefined) {
    if (sight.several !== undefined) pipeline.enterHost(planOfFlows(plan, plans));
    pipeline.enter(undefined, {});
    flows.giveTo(pipeline);
  }
  const unread = [...(sight.several?.unread ?? [])];
  for (const reason of unread) form?.problem(problemOf(`netstat: ${reason}`, undefined));
  pipeline.end();
  late.forEach(end);
  form?.end();
  out.flush();
  const { selected, certain } = pipeline;
  return {
    status,
    selected,
    certain,
    missing: [...new Set([...unread, ...missing])],
  };
}

/** What came of a host, or of a namespace of it. */
interface ShownHost {
  /** That of the view. */
  readonly status: number;
  /** Ends its part of the frame, once its rows were shown: gives what could have kept rows from being seen. */
  end(): readonly string[];
}

/** What the hosts of a frame have in common. */
interface Frame {
  readonly frame: number;
  /** Begins it, unless it has begun. */
  readonly begin: () => void;
  /** Makes flows of the rows, where these are asked for. */
  readonly flows: FlowRows | undefined;
  /** Of several hosts, those with the names of each, by what records call it. */
  readonly plans: Map<string, Plan>;
}

/** Shows what is seen of a host; undefined, and told, of one of several for which an expression means nothing. */
async function showHost(
  run: Run,
  host: Host,
  pipeline: Pipeline,
  { frame, begin, flows, plans }: Frame,
): Promise<ShownHost | undefined> {
  const { form, out, contexts, sight, ratesOf } = run;
  const plan = await planOf(run.plan, host, sight);
  if (plan === undefined) return undefined;
  const watched = contexts.of(host);
  const { context, lacks } = watched;
  await plan.refresh(context.ownSockets);
  begin();
  const origin: Origin = host.name === undefined ? {} : { host: textOf(host.name) };
  const recorded = host.root.recording?.time;
  if (origin.host !== undefined && recorded !== undefined) form?.recordedAt?.(origin.host, recorded);
  if (host.name === undefined) form?.ownAddresses?.(readOwnAddresses(host.root).map(String));
  lacks.begin(form, origin);
  if (host.name !== undefined) pipeline.enterHost(plan);
  if (flows !== undefined && origin.host !== undefined) plans.set(origin.host, plan);
  if (host.name !== undefined && pipeline.isPlain) out.line(hostHeading(host.name));
  const rates = ratesOf?.(host);
  rates?.begin(host.root);
  const walks = processWalks({ ...context, rows: pipeline });
  const shown: ShownHost[] = [];
  for (const scope of host.scopes)
    shown.push(
      await showPart({ ...run, plan }, host, scope, pipeline, { frame, flows, walks, watched, rates }),
    );
  if (host.name !== undefined) pipeline.leaveHost();
  const unknown = new Set(pipeline.unknown);
  pipeline.unknown.clear();
  return {
    status: shown.find(({ status }) => status !== 0)?.status ?? 0,
    end() {
      const missing = [...shown.flatMap(({ end }) => end()), ...missingFor(plan, lacks, unknown)];
      return host.name === undefined
        ? missing
        : missing.map((line) => `${hostLabel(host.name as string)}: ${line}`);
    },
  };
}

/** The plan with the names that a host has; undefined, and told, if it has none that an expression names. */
async function planOf(plan: Plan, { root, name }: Host, { several }: Sight): Promise<Plan | undefined> {
  try {
    return (await plan.ofHost?.(root)) ?? plan;
  } catch (error) {
    if (!(error instanceof UsageError) || name === undefined) throw error;
    several?.passOver(misfitText(name, error));
    return undefined;
  }
}

/** Takes what views write beside their rows. */
const NOWHERE = new LineWriter(() => {});

/** Shows what is seen from one namespace. */
async function showPart(
  { options, plan, form, io, out }: Run,
  host: Host,
  scope: Scope,
  pipeline: Pipeline,
  {
    frame,
    flows,
    walks,
    watched,
    rates,
  }: Pick<Frame, 'frame' | 'flows'> & {
    readonly walks: ProcessWalks;
    readonly watched: Watched;
    readonly rates: RowRates | undefined;
  },
): Promise<ShownHost> {
  const { root, netns, heading } = scope;
  const isHost = netns === undefined;
  const lacks = isHost ? watched.lacks : new Lacks(root);
  const context = scopeContext(watched.context, host, scope, io, lacks);
  const explainer = plan.makeExplainer?.(context.root, options, out);
  const origin = { ...(host.name === undefined ? {} : { host: textOf(host.name) }), netns };
  pipeline.enter(explainer, origin);
  if (!isHost) lacks.begin(form, origin);
  if (heading !== undefined && pipeline.isPlain) out.line(heading());
  const rated = rates?.enter(scope);
  const seenRoot = explainer?.watch(context.root) ?? context.root;
  const seen: Context = {
    ...context,
    root: rated?.timed(seenRoot) ?? seenRoot,
    rows:
      plan.sources && flows
        ? flows.sink(host.root, root, origin, context, plan.sources)
        : (rated?.rated(pipeline) ?? pipeline),
    walks,
  };
  const status = await showScope(scope, seen, (seen) =>
    VIEWS[options.view].show(pipeline.isPlain ? seen : { ...seen, out: NOWHERE, say: seen.warn }, frame),
  );
  pipeline.endBlock();
  if (form === undefined) explainer?.writeTables();
  return {
    status,
    end() {
      for (const problem of (form && explainer?.problems()) ?? []) lacks.explained(problem);
      lacks.end(status);
      return isHost ? [] : missingFor(plan, lacks, new Set());
    },
  };
}

/** Of holders that cannot be known. */
const NO_INODES = 'the tables of some sockets do not tell by whom they are held';
/** What else cannot be. */
const UNKNOWN: readonly (readonly [what: Unknown, text: string])[] = [
  ['commands', 'command lines were cut'],
  ['unrecorded', 'command lines or descriptors were not recorded'],
  ['workloads', 'the cgroups of a process that holds sockets may not be read'],
  ['names', 'the files that name a container or a pod may not be read'],
];

function missingFor(plan: Plan, lacks: Lacks, unknown: ReadonlySet<Unknown>): string[] {
  const lines: string[] = [];
  let holders = NO_INODES;
  for (const [file, text] of lacks) {
    // What processes hold decides only for rows of which no holder is known.
    if (file === '/proc') holders = text;
    else if (couldBeWanted(plan.sources ?? plan, file)) lines.push(text);
  }
  if (unknown.has('holders')) lines.push(holders);
  for (const [what, text] of UNKNOWN) if (unknown.has(what)) lines.push(text);
  return lines;
}
