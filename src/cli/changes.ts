import { recordOf } from '../changes/change-record.ts';
import { comesAndGoes } from '../changes/tracking/identity.ts';
import { type Sighted, sortedChanges, Watcher } from '../changes/watcher.ts';
import { UsageError } from '../errors.ts';
import type { OwnSockets } from '../host/names/own-sockets.ts';
import { SelectorError } from '../host/netns/selector.ts';
import { onceEach } from '../host/once.ts';
import type { Root } from '../host/root/root.ts';
import type { Change } from '../records/change.ts';
import { KINDS } from '../records/record.ts';
import type { Assertion, RowOptions } from '../rows/options.ts';
import { type Plan, planRows } from '../rows/plan.ts';
import { hostLabel } from '../text/host-name.ts';
import { shownByteLines, shownLines } from '../text/shown.ts';
import { textOf } from '../text/utf8.ts';
import type { Context } from '../views/context.ts';
import { kindsOf } from '../views/index.ts';
import type { Options } from '../views/options.ts';
import { changeOutput, showsConnections, tellCoverage, tellingOnce, withLog } from './change-output.ts';
import { hostContext, misfitText, scopeContext, surroundingsOf } from './context.ts';
import { lookBefore, tryEarlier } from './earlier.ts';
import { CANNOT_TELL, NOT_HELD, USAGE_ERROR } from './exit-status.ts';
import { frameFacts } from './frame-facts.ts';
import { showFrames, unreadStatus } from './frames.ts';
import { HostContexts } from './host-contexts.ts';
import type { Io } from './io.ts';
import type { Host, Sight } from './scopes.ts';
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
  sight: Sight,
  given: Options,
  rowOptions: RowOptions,
  io: Io,
  openLog?: (host: string | undefined, ownSockets: OwnSockets | undefined) => ChangeLog | undefined,
): Promise<number> {
  const { since } = rowOptions.changes ?? {};
  const earlier = await tryEarlier(since, given, io);
  if (earlier instanceof UsageError) {
    io.stderr.write(shownLines(earlier.report));
    return USAGE_ERROR;
  }
  // A document has what its options showed.
  const options = Array.isArray(earlier) ? given : widened(given);
  const plan = await planChanges(sight, options, rowOptions, io).catch((error: unknown) => {
    if (error instanceof UsageError) return error;
    throw error;
  });
  if (plan instanceof UsageError) {
    io.stderr.write(shownLines(plan.report));
    return USAGE_ERROR;
  }
  const form = await changeOutput(sight, options, rowOptions, plan, io);
  const contexts = new HostContexts((host) => ({ context: hostContext(host, options, io) }));
  const tellsInitial = rowOptions.changes?.initial === true;
  const makeWatcher = (plan: Plan): Watcher => new Watcher(plan, tellsInitial, Array.isArray(earlier));
  const watched = new Map<string | undefined, WatchedHost>();
  const watch = async (host: Host): Promise<WatchedHost> => {
    const known = watched.get(host.name);
    if (known !== undefined) return known;
    const own = (await plan.ofHost?.(host.root)) ?? plan;
    const made = { plan: own, watcher: makeWatcher(own) };
    watched.set(host.name, made);
    return made;
  };
  const ownSockets =
    openLog === undefined || sight.only === undefined
      ? undefined
      : contexts.of({ root: sight.only, scopes: [] }).context.ownSockets;
  ownSockets?.watch('self');
  const log = openLog?.(frameFacts(sight, io.now()).host, ownSockets);
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
  if (sight.only !== undefined && earlier !== undefined) {
    const host = { root: sight.only, scopes: [] };
    const { watcher } = await watch(host);
    if (Array.isArray(earlier)) watcher.begin(earlier);
    else await lookBefore(watcher, sight, earlier as Root, contexts.of(host).context, viewed, io);
  }
  const schedule = since === undefined || options.interval !== undefined ? options : { ...options, count: 1 };
  const lost = onceEach((words: string) => io.stderr.write(shownByteLines([words])));
  const sightsOf = (host: Host, context: Context): readonly Sighted[] =>
    host.scopes.flatMap((scope) => {
      const why = scope.unreadable?.();
      if (why !== undefined) {
        lost(why.words);
        return [];
      }
      const own = scopeContext(context, host, scope, io);
      const { root, netns } = scope;
      return [{ root, netns, host: nameOf(host), context: tellOnce({ ...own, options: viewed }) }];
    });
  const lookAt = async (host: Host): Promise<Seen> => {
    const { plan, watcher } = await watch(host);
    const { context } = contexts.of(host);
    await plan.refresh(context.ownSockets);
    const { changes, gaps } = await watcher.look(context, sightsOf(host, context), io.monotonic());
    await contexts.leave(host);
    const own = nameOf(host);
    for (const { file, reason } of gaps)
      unread.add(`${host.name === undefined ? '' : `${hostLabel(host.name)}: `}${file}: ${reason}`);
    if (own === undefined) return { changes, gaps };
    return {
      changes: changes.map((change) => ({ ...change, host: own })),
      gaps: gaps.map((gap) => ({ host: own, ...gap })),
    };
  };
  const lookAtAll = async (frame: number): Promise<Seen> => {
    const changes: Change[] = [];
    const gaps: Seen['gaps'][number][] = [];
    try {
      for await (const host of sight.hosts()) {
        try {
          const seen = await lookAt(host);
          for (const change of seen.changes) changes.push(change);
          gaps.push(...seen.gaps);
        } catch (error) {
          if (!(error instanceof UsageError) || host.name === undefined) throw error;
          sight.several?.passOver(misfitText(host.name, error));
        }
      }
    } catch (error) {
      if (!(error instanceof SelectorError) || frame === 0) throw error;
      // A namespace that has ended may come again.
      lost(`netstat: ${error.message}`);
    }
    return { changes: sight.several === undefined ? changes : sortedChanges(plan, changes), gaps };
  };
  const tellAll = (time: Date): void => {
    for (const [name, { watcher }] of watched)
      tellCoverage(watcher, output, io, time, name === undefined ? undefined : textOf(name));
  };
  const window = WINDOW * (options.interval ?? 1) * 1000;
  try {
    await showFrames(schedule, sight, true, stops.io, async (frame) => {
      const time = io.now();
      const { changes, gaps } = await lookAtAll(frame);
      output.begin(time);
      for (const gap of gaps) output.change({ change: 'gap', time: time.toISOString(), ...gap });
      for (const change of changes) output.change(recordOf(change, time));
      changed += changes.filter(({ change, initial }) => change !== 'opened' || !initial).length;
      const isLast = frame + 1 === options.count;
      const isDue = (): boolean =>
        [...watched.values()].some(({ watcher }) => watcher.coverage.age(io.monotonic()) >= window);
      if (tells && frame > 0 && (isLast || isDue())) tellAll(time);
      output.end();
      return 0;
    });
  } catch (error) {
    if (error !== STOPPED) throw error;
    if (tells) tellAll(io.now());
  } finally {
    await Promise.all([contexts.end(), log?.end()]);
  }
  stops.end();
  for (const reason of sight.several?.unread ?? []) unread.add(reason);
  const { assertion } = rowOptions;
  return assertion === undefined ? unreadStatus(sight) : conclude(assertion, changed, unread, io);
}

/** The exit status: where nothing changed in what could be read, it cannot be told what did in the rest. */
function conclude(
  assertion: Assertion,
  changed: number,
  unread: ReadonlySet<string>,
  { stderr }: Io,
): number {
  if (changed === 0 && unread.size > 0 && !assertion.assumesComplete) {
    stderr.write(shownByteLines([...unread].map((line) => `netstat: cannot tell: ${line}`)));
    return CANNOT_TELL;
  }
  return assertion.absent === (changed === 0) ? 0 : NOT_HELD;
}

/** What a look showed. */
interface Seen {
  readonly changes: readonly Change[];
  readonly gaps: readonly { readonly host?: string; readonly file: string; readonly reason: string }[];
}

/** What is needed to tell the changes of a host. */
interface WatchedHost {
  readonly plan: Plan;
  readonly watcher: Watcher;
}

/** What records call a host; undefined where there is but one. */
function nameOf({ name }: Host): string | undefined {
  return name === undefined ? undefined : textOf(name);
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
  { only, areNamespaces }: Sight,
  options: Options,
  rowOptions: RowOptions,
  io: Io,
): Promise<Plan> {
  const counters = kindsOf(options).find((kind) => !comesAndGoes(kind));
  if (counters !== undefined)
    throw new UsageError(
      `--changes is about what comes and goes: sockets, -r, -i, -g, --list-netns; not about ${KINDS[counters].title}`,
    );
  const plan = await planRows(only, options, rowOptions, surroundingsOf(only, io), areNamespaces);
  return { ...plan, needsOwners: plan.needsOwners || options.programs };
}
