import type { RowRates } from '../changes/row-rates.ts';
import { UsageError } from '../errors.ts';
import { LineWriter } from '../format/line-writer.ts';
import { SelectorError } from '../host/netns/selector.ts';
import type { Root } from '../host/root/root.ts';
import type { Form } from '../output/form.ts';
import type { Unknown } from '../rows/doubts.ts';
import type { Assertion, RowOptions } from '../rows/options.ts';
import { Pipeline } from '../rows/pipeline.ts';
import { type Plan, planRows } from '../rows/plan.ts';
import { couldBeWanted } from '../rows/unseen-rows.ts';
import { shownByteLines, shownLines } from '../text/shown.ts';
import type { Context, ProcessWalks } from '../views/context.ts';
import { VIEWS } from '../views/index.ts';
import type { Options } from '../views/options.ts';
import { processWalks } from '../views/process-walks.ts';
import { createContext } from './context.ts';
import { CANNOT_TELL, NOT_HELD, USAGE_ERROR } from './exit-status.ts';
import { frameFacts } from './frame-facts.ts';
import { showFrames } from './frames.ts';
import { holdBack, type Io } from './io.ts';
import { Lacks } from './lacks.ts';
import { type Scope, type Scopes, type Sight, showScope } from './scopes.ts';
import { announce } from './waiting.ts';

/** Carries out a run whose rows are selected, counted, sorted, explained, asserted, or written in another form. */
export async function showSelected(
  root: Root,
  { scopes, areNamespaces }: Sight,
  given: Options,
  rowOptions: RowOptions,
  io: Io,
): Promise<number> {
  const surroundings = { env: io.env, isTerminal: io.stdout.isTerminal, uid: io.uid };
  const plan = await planRows(root, given, rowOptions, surroundings, areNamespaces).catch(
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
    return waitFor({ ...assertion, wait: assertion.wait, awaited }, { root, scopes, options, plan, io });
  }
  const form = plan.makeForm?.((bytes) => io.stdout.write(bytes));
  const host = watchedHost(root, options, io);
  try {
    const run: Run = { host, scopes, plan, form, io };
    const show = async (run: Run, frame: number): Promise<number> => {
      const seen = await showFrame(run, frame);
      return assertion === undefined ? seen.status : conclude(assertion, seen, run.io);
    };
    if (rowOptions.rates) {
      const { ratedRun, showRatedFrames } = await import('./rates.ts');
      return await showRatedFrames(options, ratedRun(run), show);
    }
    return await showFrames(options, VIEWS[options.view].repeats, io, (frame) => show(run, frame));
  } finally {
    await host.context.endLookups();
  }
}

/** A host as it is seen from one namespace, and what is not seen of it. */
interface Watched {
  readonly root: Root;
  readonly context: Context;
  readonly lacks: Lacks;
}

/** For `shared` and `scope` see createContext. */
function watchedHost(root: Root, options: Options, io: Io, shared?: Context, scope?: Scope): Watched {
  const lacks = new Lacks(root);
  return { root, lacks, context: createContext(root, options, io, lacks, shared, scope) };
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
  { root, scopes, options, plan, io }: { root: Root; scopes: Scopes; options: Options; plan: Plan; io: Io },
): Promise<number> {
  const start = io.now().getTime();
  const held = holdBack(io);
  const host = watchedHost(root, options, held.io);
  const announcement = announce(io, assertion.awaited, assertion.wait);
  let interval = FIRST_INTERVAL;
  try {
    for (let frame = 0; ; frame++) {
      // A form that an earlier frame began to write is dropped with that frame.
      const form = plan.makeForm?.((bytes) => held.io.stdout.write(bytes));
      const seen = await showFrame({ host, scopes, plan, form, io: held.io }, frame).catch(nothingSeen);
      const result = conclude(assertion, seen, held.io);
      const elapsed = io.now().getTime() - start;
      const left = assertion.wait * 1000 - elapsed;
      if (result === 0 || left <= 0) {
        announcement.end();
        held.release();
        return result;
      }
      held.drop();
      announcement.show(elapsed);
      await io.sleep(Math.min(interval, left));
      interval = Math.min(interval * GROWTH, LONGEST_INTERVAL);
    }
  } finally {
    announcement.end();
    await host.context.endLookups();
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
  readonly host: Watched;
  readonly scopes: Scopes;
  readonly plan: Plan;
  readonly form: Form | undefined;
  readonly io: Io;
  /** Where rows are about what changed since the look before. */
  readonly rates?: RowRates;
}

/** Shows one frame: reads the tables once. */
async function showFrame(run: Run, frame: number): Promise<Seen> {
  const { host, scopes, plan, form, io, rates } = run;
  const { out, root } = host.context;
  await plan.refresh(host.context.ownSockets);
  const parts = scopes();
  const pipeline = new Pipeline(plan, form, out);
  form?.begin(frameFacts(root, io.now()));
  host.lacks.begin(form);
  rates?.begin(host.root);
  const walks = processWalks({ ...host.context, rows: pipeline });
  const shown: Shown[] = [];
  for (const scope of parts) shown.push(await showPart(run, scope, pipeline, { frame, walks }));
  pipeline.end();
  const missing = shown.flatMap(({ end }) => end());
  form?.end();
  out.flush();
  const { selected, certain, unknown } = pipeline;
  const status = shown.find((scope) => scope.status !== 0)?.status ?? 0;
  return {
    status,
    selected,
    certain,
    missing: [...new Set([...missing, ...missingFor(plan, host.lacks, unknown)])],
  };
}

/** Takes what views write beside their rows. */
const NOWHERE = new LineWriter(() => {});

/** What came of a namespace. */
interface Shown {
  /** That of the view. */
  readonly status: number;
  /** Ends its part of the frame, once all rows of the frame were shown: gives what could have kept rows from being seen. */
  end(): readonly string[];
}

/** Shows what is seen from one namespace. */
async function showPart(
  { host, plan, form, io, rates }: Run,
  scope: Scope,
  pipeline: Pipeline,
  { frame, walks }: { readonly frame: number; readonly walks: ProcessWalks },
): Promise<Shown> {
  const { options, out } = host.context;
  const { root, netns, heading } = scope;
  const isHost = netns === undefined;
  const { context, lacks } = isHost ? host : watchedHost(root, options, io, host.context, scope);
  const explainer = plan.makeExplainer?.(context.root, options, out);
  pipeline.enter(explainer, netns);
  if (!isHost) lacks.begin(form, netns);
  if (heading !== undefined && pipeline.isPlain) out.line(heading());
  const rated = rates?.enter(scope);
  const seenRoot = explainer?.watch(context.root) ?? context.root;
  const watched: Context = {
    ...context,
    root: rated?.timed(seenRoot) ?? seenRoot,
    rows: rated?.rated(pipeline) ?? pipeline,
    walks,
  };
  const status = await showScope(scope, watched, (seen) =>
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
    else if (couldBeWanted(plan, file)) lines.push(text);
  }
  if (unknown.has('holders')) lines.push(holders);
  for (const [what, text] of UNKNOWN) if (unknown.has(what)) lines.push(text);
  return lines;
}
