import { recordOf } from '../changes/change-record.ts';
import { Watcher } from '../changes/watcher.ts';
import { createNameService } from '../host/names/names.ts';
import { readWorkloads } from '../host/processes/workloads/workloads.ts';
import type { Root } from '../host/root/root.ts';
import type { ChangeRecord, CoverageRecord } from '../records/change.ts';
import type { RowPlan } from '../rows/row-plan.ts';
import type { Options } from '../views/options.ts';
import { oneOf } from './arguments.ts';
import { type FlowOptions, flowsView, sourcesOf } from './flows.ts';
import type { ReadOptions } from './options.ts';
import { ReadError, reasonsOf } from './problem.ts';
import { completed, contextOf, type ViewOptions } from './reading.ts';
import { askedBy, type Sight, trySights } from './sights.ts';
import { type SocketOptions, socketsView } from './sockets.ts';
import { groupsView, type RouteOptions, routesView } from './tables.ts';
import { millisecondsOf, ticks } from './ticks.ts';

/** How rows are looked at again and again. */
export interface LookOptions {
  /** Seconds from look to look, 0.05 or more. Default: 1. */
  readonly interval?: number | undefined;
  /** Whether what is there at the first look is given as `opened`, with `initial`. Default: `false`. */
  readonly initial?: boolean | undefined;
  /**
   * Of sockets: called after each look but the first with how many connections of tcp the kernel opened since the look before, and how
   * many of them were seen: others came and went in between. Not called where the kernel does not tell.
   */
  readonly onCoverage?: ((coverage: CoverageRecord) => void) | undefined;
}

/** Of what changes are looked for, with the options of the call of that name. Default: `'sockets'`. */
export type ChangesOptions = LookOptions &
  (
    | ({ readonly view?: 'sockets' | undefined } & SocketOptions)
    | ({ readonly view: 'flows' } & FlowOptions)
    | ({ readonly view: 'routes' } & RouteOptions)
    | ({ readonly view: 'interfaces' | 'groups' } & ReadOptions)
  );

const VIEWS: Readonly<Record<NonNullable<ChangesOptions['view']>, (options: ChangesOptions) => ViewOptions>> =
  {
    sockets: (options) => socketsView(options as SocketOptions),
    flows: (options) => flowsView(options as FlowOptions),
    routes: (options) => routesView(options as RouteOptions),
    interfaces: () => ({ view: 'interfaces', extend: 1 }),
    groups: groupsView,
  };

/**
 * Looks at the same rows again and again, and gives what opened, closed and changed from look to look; of a table that cannot be read for
 * a while, a `gap`. A socket is the same as long as its inode is; a connection in TIME_WAIT, which has none, is known by its addresses
 * and ports, and its last owner stays known. It goes on until it is left or `signal` aborts.
 *
 * @throws {ReadError} if at the first look a table could not be read, or none is there
 * @throws {RangeError} at once, for an unknown view, protocol or family, or an interval that is none
 * @throws the reason of `signal`
 */
export function changes(
  root: Root,
  options: ChangesOptions = {},
): AsyncGenerator<ChangeRecord, void, undefined> {
  const { view = 'sockets', interval = 1, netns } = options;
  oneOf(Object.keys(VIEWS), 'view', view);
  const shown = VIEWS[view](options);
  const asked = netns === undefined ? undefined : askedBy(netns);
  return looks(() => trySights({ root }, asked), root, shown, millisecondsOf(interval), options);
}

async function* looks(
  sights: () => readonly Sight[] | ReadError,
  root: Root,
  view: ViewOptions,
  interval: number,
  given: ChangesOptions,
): AsyncGenerator<ChangeRecord, void, undefined> {
  const { initial = false, names = false, signal, onProblem, onCoverage } = given;
  const options = completed(view, names);
  const shared = { options, names: createNameService(root, options), onProblem };
  const watcher = new Watcher(planOf(options, given), initial);
  const warn = onProblem ?? (() => {});
  for await (const number of ticks(interval, signal)) {
    const time = new Date();
    const seen = sights();
    if (number === 0 && seen instanceof ReadError) throw seen;
    // A namespace that has ended may come again.
    const found = seen instanceof ReadError ? [] : readable(seen, warn);
    const sighted = found.map((sight) => ({ ...sight, context: contextOf(sight, shared, warn) }));
    const host = contextOf({ root }, shared, warn);
    const { changes, gaps, unread } = await watcher.look(host, sighted, performance.now());
    if (number === 0 && unread.length > 0) throw new ReadError(reasonsOf(unread), unread);
    for (const gap of gaps) yield { change: 'gap', time: time.toISOString(), ...gap };
    for (const change of changes) {
      signal?.throwIfAborted();
      yield recordOf(change, time);
    }
    const coverage = number > 0 && onCoverage ? watcher.coverage.take(performance.now()) : undefined;
    if (coverage !== undefined) onCoverage?.({ time: time.toISOString(), ...coverage });
  }
}

/** Those whose tables are in /proc. */
function readable(sights: readonly Sight[], warn: NonNullable<ReadOptions['onProblem']>): readonly Sight[] {
  return sights.filter(({ name, netns, unreadable }) => {
    if (unreadable === undefined) return true;
    warn({ message: `${name}: ${unreadable}`, file: '/proc/net', ...(netns && { netns }) });
    return false;
  });
}

function planOf({ view, programs }: Options, given: ChangesOptions): RowPlan {
  const plan = {
    ...{ where: undefined, sorting: undefined, counting: undefined, dualStack: undefined },
    ...{ quiet: false, needsOwners: programs, readWorkloads, needsTcp: true, needsDrops: true },
  };
  return view === 'flows' ? { ...plan, sources: sourcesOf(given as FlowOptions) } : plan;
}
