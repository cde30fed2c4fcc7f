import { recordOf } from '../changes/change-record.ts';
import { comesAndGoes } from '../changes/identity.ts';
import { type Sighted, Watcher } from '../changes/watcher.ts';
import { UsageError } from '../errors.ts';
import { SelectorError } from '../host/netns/selector.ts';
import { onceEach } from '../host/once.ts';
import type { Root } from '../host/root/root.ts';
import { KINDS } from '../records/record.ts';
import type { RowOptions } from '../rows/options.ts';
import { type Plan, planRows } from '../rows/plan.ts';
import { shownByteLines, shownLines } from '../text/shown.ts';
import { kindsOf } from '../views/index.ts';
import type { Options } from '../views/options.ts';
import { changeOutput, showsConnections, tellCoverage, tellingOnce, withLog } from './change-output.ts';
import { createContext } from './context.ts';
import { lookBefore, tryEarlier } from './earlier.ts';
import { CANNOT_TELL, NOT_HELD, USAGE_ERROR } from './exit-status.ts';
import { showFrames } from './frames.ts';
import type { Io } from './io.ts';
import type { Scope, Scopes, Sight } from './scopes.ts';
import { STOPPED, stoppable } from './stoppable.ts';
import type { ChangeLog } from './syslog.ts';

// In the same late part: both are about an earlier look.
export { grownSince } from './earlier.ts';

/**
 * Carries out a run that shows what changes between looks.
 *
 * @param openLog opens what takes the changes as well; it tells by itself why it cannot
 */
export async function showChanges(
  root: Root,
  { scopes, areNamespaces, of }: Sight,
  given: Options,
  rowOptions: RowOptions,
  io: Io,
  openLog?: () => ChangeLog | undefined,
): Promise<number> {
  const { since } = rowOptions.changes ?? {};
  const earlier = await tryEarlier(since, given, io);
  if (earlier instanceof UsageError) {
    io.stderr.write(shownLines(earlier.report));
    return USAGE_ERROR;
  }
  // A document has what its options showed.
  const options = Array.isArray(earlier) ? given : widened(given);
  const plan = await planChanges(root, options, rowOptions, io, areNamespaces).catch((error: unknown) => {
    if (error instanceof UsageError) return error;
    throw error;
  });
  if (plan instanceof UsageError) {
    io.stderr.write(shownLines(plan.report));
    return USAGE_ERROR;
  }
  const form = await changeOutput(root, options, rowOptions, plan, io);
  const watcher = new Watcher(plan, rowOptions.changes?.initial === true, Array.isArray(earlier));
  const host = createContext(root, options, io);
  if (openLog !== undefined) host.ownSockets?.watch('self');
  const log = openLog?.();
  if (openLog !== undefined && log === undefined) return USAGE_ERROR;
  const output = log === undefined ? form : withLog(form, log);
  // Of sockets names are looked up once it is known which of them changed.
  const isLate = options.view === 'sockets' && !plan.where?.needsHosts;
  const viewed = { ...options, numericHosts: options.numericHosts || isLate };
  const stops = stoppable(io);
  const tellOnce = tellingOnce(output);
  const tells = showsConnections(options) && since === undefined;
  let changed = 0;
  const unread = new Set<string>();
  const lookAtEarlier = async (recorded: Root): Promise<void> => {
    const found = tryScopes(of(recorded));
    const then = found instanceof SelectorError ? [] : found.filter(({ unreadable }) => !unreadable?.());
    await lookBefore(watcher, recorded, then, host, viewed, io);
  };
  if (Array.isArray(earlier)) watcher.begin(earlier);
  else if (earlier !== undefined) await lookAtEarlier(earlier as Root);
  const schedule = since === undefined || options.interval !== undefined ? options : { ...options, count: 1 };
  const lost = onceEach((words: string) => io.stderr.write(shownByteLines([words])));
  const sightsOf = (frame: number): readonly Sighted[] => {
    const found = tryScopes(scopes);
    if (found instanceof SelectorError && frame === 0) throw found;
    // A namespace that has ended may come again.
    if (found instanceof SelectorError) lost(`netstat: ${found.message}`);
    return found instanceof SelectorError
      ? []
      : found.flatMap(({ root: seen, netns, unreadable }) => {
          const why = unreadable?.();
          if (why !== undefined) {
            lost(why.words);
            return [];
          }
          const context = seen === root ? host : createContext(seen, options, io, undefined, host);
          return [{ root: seen, netns, context: tellOnce({ ...context, options: viewed }) }];
        });
  };
  const window = WINDOW * (options.interval ?? 1) * 1000;
  try {
    await showFrames(schedule, true, stops.io, async (frame) => {
      await plan.refresh(host.ownSockets);
      const sights = sightsOf(frame);
      const time = io.now();
      const { changes, gaps } = await watcher.look(host, sights, io.monotonic());
      output.begin(time);
      for (const gap of gaps) {
        output.change({ change: 'gap', time: time.toISOString(), ...gap });
        unread.add(`${gap.file}: ${gap.reason}`);
      }
      for (const change of changes) output.change(recordOf(change, time));
      changed += changes.filter(({ change, initial }) => change !== 'opened' || !initial).length;
      const isLast = frame + 1 === options.count;
      if (tells && frame > 0 && (isLast || watcher.coverage.age(io.monotonic()) >= window))
        tellCoverage(watcher, output, io, time);
      output.end();
      return 0;
    });
  } catch (error) {
    if (error !== STOPPED) throw error;
    if (tells) tellCoverage(watcher, output, io, io.now());
  } finally {
    await Promise.all([host.endLookups(), log?.end()]);
  }
  stops.end();
  return conclude(rowOptions.assertion, changed, unread, io);
}

/** The exit status: where nothing changed in what could be read, it cannot be told what did in the rest. */
function conclude(
  assertion: RowOptions['assertion'],
  changed: number,
  unread: ReadonlySet<string>,
  { stderr }: Io,
): number {
  if (assertion === undefined) return 0;
  if (changed === 0 && unread.size > 0 && !assertion.assumesComplete) {
    stderr.write(shownByteLines([...unread].map((line) => `netstat: cannot tell: ${line}`)));
    return CANNOT_TELL;
  }
  return assertion.absent === (changed === 0) ? 0 : NOT_HELD;
}

function tryScopes(scopes: Scopes): readonly Scope[] | SelectorError {
  try {
    return scopes();
  } catch (error) {
    if (error instanceof SelectorError) return error;
    throw error;
  }
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
    throw new UsageError(
      `--changes is about what comes and goes: sockets, -r, -i, -g, --list-netns; not about ${KINDS[counters].title}`,
    );
  const surroundings = { env: io.env, isTerminal: io.stdout.isTerminal, uid: io.uid };
  const plan = await planRows(root, options, rowOptions, surroundings, areNamespaces);
  return { ...plan, needsOwners: plan.needsOwners || options.programs };
}
