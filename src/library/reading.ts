import { geteuid } from 'node:process';
import type { RowRates } from '../changes/rates/row-rates.ts';
import { LineWriter } from '../format/line-writer.ts';
import { createNameService } from '../host/names/names.ts';
import type { Asked } from '../host/netns/asked.ts';
import { readWorkloads } from '../host/processes/workloads/workloads.ts';
import { emptyText } from '../host/root/errno-text.ts';
import type { Root } from '../host/root/root.ts';
import { watchTables } from '../host/root/watched-tables.ts';
import type { ReadProblem } from '../records/problem.ts';
import type { AnyRecord } from '../records/record.ts';
import { placedRows } from '../rows/placed-rows.ts';
import { hostLabel } from '../text/host-name.ts';
import type { Context, Place, ProcessWalks } from '../views/context.ts';
import { VIEWS } from '../views/index.ts';
import { DEFAULT_OPTIONS, type Options } from '../views/options.ts';
import { problemOf } from '../views/problem.ts';
import { processWalks } from '../views/process-walks.ts';
import type { RowSink } from '../views/rows.ts';
import { Channel } from './channel.ts';
import type { ReadOptions } from './options.ts';
import { faultsOf, ReadError, reasonsOf, Unread } from './problem.ts';
import { askedBy, type OpenedHost, type Sight, trySights } from './sights.ts';

/** Nothing is left out or cut, and no name is waited for. */
const COMPLETE: Options = { ...DEFAULT_OPTIONS, all: true, wide: true, dnsTimeout: 0 };

/** A view and the options that differ from `COMPLETE`. */
export type ViewOptions = Pick<Options, 'view'> & Partial<Options>;

/** What the contexts of all namespaces of a host have in common. */
interface Shared {
  readonly options: Options;
  readonly names: Pick<Context, 'names' | 'resolve'>;
  readonly onProblem: ReadOptions['onProblem'];
}

/** How hosts are read. */
export interface Pass extends Pick<Shared, 'options' | 'onProblem'> {
  /** The namespaces that are read of each; undefined for those of /proc/net. */
  readonly asked: Asked | undefined;
  /** Makes what takes the rows that are seen from a namespace of a host, shown with that context. */
  readonly sink: (sight: Sight, host: Root, context: Context) => RowSink;
  /** Where figures are compared with those of the look before. */
  readonly rates?: RowRates | undefined;
}

/**
 * Reads the records of a view, batch by batch, as they are asked for. Nothing is opened before the first one is.
 *
 * @throws {ReadError} after the last record, if something could not be read
 * @throws {RangeError} at once, for what is no selector of a namespace
 * @param rates adds rates to the records
 */
export function readView<R extends AnyRecord>(
  root: Root,
  view: ViewOptions,
  options: ReadOptions,
  rates?: RowRates,
): AsyncGenerator<R, void, undefined> {
  const channel = new Channel<R>();
  const pass = { ...passOf(view, options), sink: (sight: Sight) => sinkOf(channel, sight), rates };
  const read = async (): Promise<void> => {
    const unread = new Unread();
    await readHost({ root }, pass, unread);
    unread.throwIfAny();
  };
  return channel.values(read, options.signal);
}

/** How a view is read with these options. @throws {RangeError} for what is no selector of a namespace */
export function passOf(
  view: ViewOptions,
  { names = false, netns, onProblem }: ReadOptions,
): Omit<Pass, 'sink'> {
  return {
    options: completed(view, names),
    asked: netns === undefined ? undefined : askedBy(netns),
    onProblem,
  };
}

/** Reads what is seen of a host. @param unread is told what could not be read */
export async function readHost(host: OpenedHost, pass: Pass, unread: Unread): Promise<void> {
  const { root } = host;
  const { options, asked, onProblem } = pass;
  const names = createNameService(root, options);
  const shared = { options, names, onProblem };
  const label = host.host === undefined ? [] : [hostLabel(host.host)];
  // The processes are looked at once, whatever the number of namespaces.
  const own = contextOf(host, shared, (problem) => onProblem?.(problemIn(host, problem)));
  const walks = processWalks({ ...own, rows: WHOLE });
  const faults = faultsOf(root, (problem) => onProblem?.(problemIn(host, problem)));
  for (const fault of faults) unread.add([...label, fault.reason ?? ''], [fault]);
  const sights = trySights(host, asked);
  if (sights instanceof ReadError) {
    unread.add([...label, sights.message], sights.errors);
    return;
  }
  for (const sight of sights) {
    const error = await readSight(sight, root, pass, shared, walks);
    if (error === undefined) continue;
    const words = [...(sight.name === undefined ? [] : [sight.name]), error.message];
    const isMissing = asked !== undefined && (sight.unreadable !== undefined || hasEnded(error));
    if (isMissing) onProblem?.(problemIn(sight, { message: words.join(': '), file: '/proc/net' }));
    // Of all namespaces one may have no process, or end meanwhile.
    if (isMissing && asked === 'all') continue;
    unread.add([...label, ...words], error.errors);
  }
}

/** The options of a view of which nothing is left out. */
export function completed(view: ViewOptions, names: boolean): Options {
  const numeric = { numericHosts: !names, numericPorts: !names, numericUsers: !names };
  return { ...COMPLETE, ...numeric, ...view };
}

function hasEnded({ errors }: ReadError): boolean {
  return errors.length > 0 && errors.every(({ code }) => code === 'GONE');
}

/** Reads what is seen from one namespace of a host, and gives what could not be read. */
async function readSight(
  sight: Sight,
  host: Root,
  { options, onProblem, sink, rates }: Pass,
  shared: Shared,
  walks: ProcessWalks,
): Promise<ReadError | undefined> {
  if (sight.unreadable !== undefined) return new ReadError(sight.unreadable);
  // A program must not take what is left for everything.
  const watched = watchTables(sight.root);
  let last: ReadProblem | undefined;
  const warn = (problem: ReadProblem): void => {
    // A bad line is skipped and never the reason why a run fails.
    if (problem.code !== 'BOGUS_LINE') last = problem;
    onProblem?.(problemIn(sight, problem));
  };
  const own = contextOf({ ...sight, root: watched.root }, shared, warn);
  const rows = sink(sight, host, own);
  const rated = rates?.enter(sight);
  const context = {
    ...own,
    root: rated?.timed(own.root) ?? own.root,
    rows: rated?.rated(rows) ?? rows,
    walks,
  };
  const status = await VIEWS[options.view].show(context, 0);
  // The record of a namespace says itself whether its tables can be read.
  if (options.view === 'namespaces') return undefined;
  const { failed, absent, noneThere, empty } = watched.unread();
  for (const file of empty) onProblem?.(problemIn(sight, { message: emptyText(file), file }));
  if (failed.length > 0) return new ReadError(reasonsOf(failed), failed);
  if (noneThere) return new ReadError(reasonsOf(absent), absent);
  return status === 0 ? undefined : new ReadError(last?.message ?? reasonsOf(absent), absent);
}

/** Says which host and namespace a problem is of, where there are several, or namespaces were asked for. */
function problemIn({ host, netns }: Sight, problem: ReadProblem): ReadProblem {
  return {
    ...problem,
    ...(host === undefined ? {} : { host }),
    ...(netns === undefined ? {} : { netns }),
  };
}

/** A sink that asks for whole records, and lets them go. */
const WHOLE: RowSink = {
  isPlain: false,
  needsOwners: false,
  readWorkloads,
  needsHosts: true,
  needsTcp: true,
  needsDrops: true,
  selects: () => true,
  take: () => {},
  endBlock: () => {},
};

/** Gives the records that are seen from a namespace to a channel. */
export function sinkOf<R extends AnyRecord>(channel: Channel<R>, { netns }: Pick<Sight, 'netns'>): RowSink {
  return {
    ...WHOLE,
    take(given, parsed) {
      const rows = placedRows(given, { netns });
      for (const row of parsed) channel.push(rows.describe(row) as R);
    },
    settle: () => channel.settle(),
  };
}

/** What a view works with that nothing is printed of. */
export function contextOf(
  sight: Sight,
  { options, names, onProblem }: Shared,
  warn: (problem: ReadProblem) => void,
): Context {
  const say = (words: string | readonly string[], place?: Place): void =>
    onProblem?.(problemIn(sight, readProblem(words, place)));
  return {
    root: sight.root,
    options,
    ...names,
    out: new LineWriter(() => {}),
    endLookups: async () => {},
    uid: sight.root.recording?.uid ?? geteuid?.() ?? 0,
    warn: (line, place) => warn(readProblem(line, typeof place?.lack === 'string' ? undefined : place)),
    say,
    lack: say,
  };
}

/** What netstat says on standard error, without its name. */
function readProblem(words: string | readonly string[], place?: Place): ReadProblem {
  const problem = problemOf(words, place);
  return { ...problem, message: problem.message.replace(/^netstat: /, '') };
}
