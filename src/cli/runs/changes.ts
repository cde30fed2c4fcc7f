import { recordOf } from '../../changes/change-record.ts';
import { comesAndGoes } from '../../changes/tracking/identity.ts';
import { Watcher } from '../../changes/watcher.ts';
import { UsageError } from '../../errors.ts';
import type { OwnSockets } from '../../host/names/own-sockets.ts';
import type { Root } from '../../host/root/root.ts';
import { KINDS } from '../../records/record.ts';
import type { Assertion, RowOptions } from '../../rows/options.ts';
import { type Plan, planRows } from '../../rows/plan.ts';
import { shownByteLines, shownLines } from '../../text/shown.ts';
import { kindsOf } from '../../views/index.ts';
import type { Options } from '../../views/options.ts';
import { CANNOT_TELL, NOT_HELD, USAGE_ERROR } from '../exit-status.ts';
import type { Io } from '../io.ts';
import { hostContext, surroundingsOf } from '../sight/context.ts';
import { frameFacts } from '../sight/frame-facts.ts';
import { HostContexts } from '../sight/host-contexts.ts';
import type { Sight } from '../sight/scopes.ts';
import { WatchedHosts } from '../sight/watched-hosts.ts';
import { STOPPED, stoppable } from '../stoppable.ts';
import { changeOutput, showsConnections, tellCoverage, tellingOnce, withLog } from './change-output.ts';
import { lookBefore, misfitOf, tryEarlier } from './earlier.ts';
import { showFrames, unreadStatus } from './frames.ts';
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
  const found = await tryEarlier(since, given, io);
  const earlier = (Array.isArray(found) && misfitOf(found, since, sight.areNamespaces)) || found;
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
  const only = sight.only === undefined ? undefined : { root: sight.only, scopes: [] };
  const ownSockets = openLog && only && contexts.of(only).context.ownSockets;
  ownSockets?.watch('self');
  const log = openLog?.(frameFacts(sight, io.now()).host, ownSockets);
  if (openLog !== undefined && log === undefined) return USAGE_ERROR;
  const output = log === undefined ? form : withLog(form, log);
  // Of sockets names are looked up once it is known which of them changed.
  const isLate = options.view === 'sockets' && !plan.where?.needsHosts;
  const viewed = { ...options, numericHosts: options.numericHosts || isLate };
  const stops = stoppable(io);
  const hosts = new WatchedHosts({
    ...{ sight, plan, options: viewed, io, contexts, tellOnce: tellingOnce(output) },
    makeWatcher: (plan) => new Watcher(plan, rowOptions.changes?.initial === true, Array.isArray(earlier)),
  });
  if (only !== undefined && earlier !== undefined) {
    const { watcher } = await hosts.watch(only);
    if (Array.isArray(earlier)) watcher.begin(earlier);
    else await lookBefore(watcher, sight, earlier as Root, contexts.of(only).context, viewed, io);
  }
  const tells = showsConnections(options) && since === undefined;
  const tellAll = (time: Date): void => {
    for (const { host, watcher } of hosts.watchers()) tellCoverage(watcher, output, io, time, host);
  };
  const window = WINDOW * (options.interval ?? 1) * 1000;
  const isDue = (): boolean =>
    [...hosts.watchers()].some(({ watcher }) => watcher.coverage.age(io.monotonic()) >= window);
  const schedule = since === undefined || options.interval !== undefined ? options : { ...options, count: 1 };
  let changed = 0;
  try {
    await showFrames(schedule, sight, true, stops.io, async (frame) => {
      const time = io.now();
      const { changes, gaps } = await hosts.look(frame === 0);
      output.begin(time);
      for (const gap of gaps) output.change({ change: 'gap', time: time.toISOString(), ...gap });
      for (const change of changes) output.change(recordOf(change, time));
      changed += changes.filter(({ change, initial }) => change !== 'opened' || !initial).length;
      if (tells && frame > 0 && (frame + 1 === options.count || isDue())) tellAll(time);
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
  const { assertion } = rowOptions;
  if (assertion === undefined) return unreadStatus(sight);
  return conclude(assertion, changed, new Set([...hosts.unread, ...(sight.several?.unread ?? [])]), io);
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
      `--changes is about what comes and goes: sockets, -r, -i, -g, --flows, --list-netns; not about ${KINDS[counters].title}`,
    );
  const plan = await planRows(only, options, rowOptions, surroundingsOf(only, io), areNamespaces);
  return { ...plan, needsOwners: plan.needsOwners || options.programs };
}
