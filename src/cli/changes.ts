import { changeText, coverageText } from '../changes/change-text.ts';
import { comesAndGoes } from '../changes/identity.ts';
import { Watcher } from '../changes/watcher.ts';
import { UsageError } from '../errors.ts';
import type { Root } from '../host/root/root.ts';
import type { Change, ChangeRecord, CoverageRecord } from '../records/change.ts';
import { KINDS } from '../records/record.ts';
import type { RowOptions } from '../rows/options.ts';
import { colorLevelOf, type Plan, planRows } from '../rows/plan.ts';
import { painted, shownLines } from '../text/shown.ts';
import { kindsOf } from '../views/index.ts';
import type { Options } from '../views/options.ts';
import { createContext } from './context.ts';
import { USAGE_ERROR } from './exit-status.ts';
import { frameFacts } from './frame-facts.ts';
import { showFrames } from './frames.ts';
import type { Io } from './io.ts';
import type { Sight } from './scopes.ts';

/** Carries out a run that shows what changes between looks. */
export async function showChanges(
  root: Root,
  { scopes, areNamespaces }: Sight,
  given: Options,
  rowOptions: RowOptions,
  io: Io,
): Promise<number> {
  const options = widened(given);
  const plan = await planChanges(root, options, rowOptions, io, areNamespaces).catch((error: unknown) => {
    if (error instanceof UsageError) return error;
    throw error;
  });
  if (plan instanceof UsageError) {
    io.stderr.write(shownLines(plan.report));
    return USAGE_ERROR;
  }
  const output = await changeOutput(root, options, rowOptions, plan, io);
  const watcher = new Watcher(plan, rowOptions.changes?.initial === true);
  const host = createContext(root, options, io);
  // Of sockets names are looked up once it is known which of them changed.
  const isLate = options.view === 'sockets' && !plan.where?.needsHosts;
  const viewed = { ...options, numericHosts: options.numericHosts || isLate };
  const stops = stoppable(io);
  const window = WINDOW * (options.interval ?? 1) * 1000;
  try {
    await showFrames(options, true, stops.io, async (frame) => {
      await plan.refresh(host.ownSockets);
      const sights = scopes().map(({ root: seen, netns }) => {
        const context = seen === root ? host : createContext(seen, options, io, undefined, host);
        return { root: seen, netns, context: { ...context, options: viewed } };
      });
      const time = io.now();
      const { changes, gaps } = await watcher.look(host, sights, io.monotonic());
      output.begin(time);
      for (const gap of gaps) output.change({ change: 'gap', time: time.toISOString(), ...gap });
      for (const change of changes) output.change(recordOf(change, time));
      const isLast = frame + 1 === options.count;
      if (frame > 0 && (isLast || watcher.coverage.age(io.monotonic()) >= window))
        tellCoverage(watcher, output, io, time);
      output.end();
      return 0;
    });
  } catch (error) {
    if (error !== STOPPED) throw error;
    tellCoverage(watcher, output, io, io.now());
  } finally {
    await host.endLookups();
  }
  stops.end();
  return 0;
}

/** After so many intervals it is told how many connections were seen. */
const WINDOW = 10;

/** What a look at interfaces is to show: those that are down too, and addresses. */
function widened(options: Options): Options {
  return options.view === 'interfaces'
    ? { ...options, all: true, extend: Math.max(1, options.extend) }
    : options;
}

async function planChanges(
  root: Root,
  options: Options,
  rowOptions: RowOptions,
  io: Io,
  areNamespaces: boolean,
): Promise<Plan> {
  const counters = kindsOf(options).find((kind) => !comesAndGoes(kind));
  if (counters !== undefined)
    throw new UsageError(`--changes: ${KINDS[counters].title} do not come and go: they have --interval`);
  const surroundings = { env: io.env, isTerminal: io.stdout.isTerminal, uid: io.uid };
  const plan = await planRows(root, options, rowOptions, surroundings, areNamespaces);
  return { ...plan, needsOwners: plan.needsOwners || options.programs };
}

function recordOf({ change, kind, record, age, initial, previous }: Change, time: Date): ChangeRecord {
  return {
    change,
    time: time.toISOString(),
    ...(age === undefined ? {} : { seconds: Math.round(age) / 1000 }),
    ...(initial ? { initial } : {}),
    ...(previous === undefined ? {} : { previous }),
    [kind]: record,
  };
}

/** Where changes go. */
interface ChangeOutput {
  begin(time: Date): void;
  change(change: ChangeRecord): void;
  coverage(coverage: CoverageRecord): void;
  end(): void;
}

async function changeOutput(
  root: Root,
  options: Options,
  rowOptions: RowOptions,
  plan: Plan,
  io: Io,
): Promise<ChangeOutput> {
  const form = plan.makeForm?.((bytes) => io.stdout.write(bytes));
  if (form !== undefined) return { ...form, begin: (time) => form.begin(frameFacts(root, time)) };
  const { changePaint } = await import('../output/change-paint.ts');
  const surroundings = { env: io.env, isTerminal: io.stdout.isTerminal, uid: io.uid };
  const paint = changePaint(colorLevelOf(rowOptions, surroundings));
  let now = new Date(0);
  return {
    begin(time) {
      now = time;
    },
    change(change) {
      const text = changeText(change, now, options.programs || plan.needsOwners);
      io.stdout.write(painted((line) => `${paint(change.change, line)}\n`, text));
    },
    coverage() {},
    end() {},
  };
}

/** Tells how many connections were seen of those that were opened, where that is known. */
function tellCoverage(
  { coverage }: Watcher,
  output: ChangeOutput,
  { stderr, monotonic }: Io,
  time: Date,
): void {
  const taken = coverage.take(monotonic());
  if (taken === undefined) return;
  const record = { time: time.toISOString(), ...taken };
  output.coverage(record);
  stderr.write(shownLines([coverageText(record)]));
}

/** Thrown where the run is to end. */
const STOPPED = Symbol('stopped');

interface Stoppable {
  /** As before, but that waiting ends when the run is to end. */
  readonly io: Io;
  /** Ends the process as it would have ended at once, if something asked for it. */
  end(): void;
}

function stoppable(io: Io): Stoppable {
  let stop = (): void => {};
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(STOPPED);
  });
  stopped.catch(() => {});
  const end = io.takeStops?.(stop) ?? (() => {});
  return { io: { ...io, sleep: (milliseconds) => Promise.race([io.sleep(milliseconds), stopped]) }, end };
}
