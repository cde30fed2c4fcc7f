import { geteuid } from 'node:process';
import type { RowRates } from '../changes/row-rates.ts';
import type { HostError } from '../errors.ts';
import { LineWriter } from '../format/line-writer.ts';
import { createNameService } from '../host/names/names.ts';
import { readWorkloads } from '../host/processes/workloads/workloads.ts';
import { emptyText } from '../host/root/errno-text.ts';
import type { Root } from '../host/root/root.ts';
import { watchTables } from '../host/root/watched-tables.ts';
import type { ReadProblem } from '../records/problem.ts';
import type { AnyRecord } from '../records/record.ts';
import { placedRows } from '../rows/placed-rows.ts';
import type { Context, Place, ProcessWalks } from '../views/context.ts';
import { VIEWS } from '../views/index.ts';
import { DEFAULT_OPTIONS, type Options } from '../views/options.ts';
import { problemOf } from '../views/problem.ts';
import { processWalks } from '../views/process-walks.ts';
import type { RowSink } from '../views/rows.ts';
import { Channel } from './channel.ts';
import type { ReadOptions } from './options.ts';
import { faultsOf, ReadError, reasonsOf } from './problem.ts';
import { askedBy, type Sight, sightsOf } from './sights.ts';

/** Nothing is left out or cut, and no name is waited for. */
const COMPLETE: Options = { ...DEFAULT_OPTIONS, all: true, wide: true, dnsTimeout: 0 };

/** A view and the options that differ from `COMPLETE`. */
export type ViewOptions = Pick<Options, 'view'> & Partial<Options>;

/** What the contexts of all namespaces have in common. */
interface Shared {
  readonly options: Options;
  readonly names: Pick<Context, 'names' | 'resolve'>;
  readonly onProblem: ReadOptions['onProblem'];
}

/** What the reading of all namespaces has in common. */
interface Pass<R extends AnyRecord> extends Shared {
  readonly channel: Channel<R>;
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
  { signal, names = false, netns, onProblem }: ReadOptions,
  rates?: RowRates,
): AsyncGenerator<R, void, undefined> {
  const asked = netns === undefined ? undefined : askedBy(netns);
  const channel = new Channel<R>();
  const read = async (): Promise<void> => {
    const options = completed(view, names);
    const pass = { options, channel, names: createNameService(root, options), onProblem, rates };
    // The processes are looked at once, whatever the number of namespaces.
    const walks = processWalks(
      contextOf({ root }, pass, (problem) => onProblem?.(problem), sinkOf(channel, { root })),
    );
    const errors: HostError[] = faultsOf(root, onProblem);
    const reasons = errors.map(({ reason }) => reason ?? '');
    for (const sight of sightsOf(root, asked)) {
      const error = await readSight(sight, pass, walks);
      if (error === undefined) continue;
      const message = sight.name === undefined ? error.message : `${sight.name}: ${error.message}`;
      const isMissing = asked !== undefined && (sight.unreadable !== undefined || hasEnded(error));
      if (isMissing) onProblem?.(problemIn(sight, { message, file: '/proc/net' }));
      // Of all namespaces one may have no process, or end meanwhile.
      if (isMissing && asked === 'all') continue;
      reasons.push(message);
      errors.push(...error.errors);
    }
    if (reasons.length > 0) throw new ReadError(reasons.join('; '), errors);
  };
  return channel.values(read, signal);
}

/** The options of a view of which nothing is left out. */
export function completed(view: ViewOptions, names: boolean): Options {
  const numeric = { numericHosts: !names, numericPorts: !names, numericUsers: !names };
  return { ...COMPLETE, ...numeric, ...view };
}

function hasEnded({ errors }: ReadError): boolean {
  return errors.length > 0 && errors.every(({ code }) => code === 'GONE');
}

/** Reads what is seen from one namespace, and gives what could not be read. */
async function readSight<R extends AnyRecord>(
  sight: Sight,
  pass: Pass<R>,
  walks: ProcessWalks,
): Promise<ReadError | undefined> {
  if (sight.unreadable !== undefined) return new ReadError(sight.unreadable);
  const { options, onProblem } = pass;
  // A program must not take what is left for everything.
  const watched = watchTables(sight.root);
  let last: ReadProblem | undefined;
  const warn = (problem: ReadProblem): void => {
    // A bad line is skipped and never the reason why a run fails.
    if (problem.code !== 'BOGUS_LINE') last = problem;
    onProblem?.(problemIn(sight, problem));
  };
  const own = contextOf({ ...sight, root: watched.root }, pass, warn, sinkOf(pass.channel, sight));
  const rated = pass.rates?.enter(sight);
  const context = {
    ...own,
    root: rated?.timed(own.root) ?? own.root,
    rows: own.rows && (rated?.rated(own.rows) ?? own.rows),
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

/** Says which namespace a problem is of, where namespaces were asked for. */
function problemIn({ netns }: Sight, problem: ReadProblem): ReadProblem {
  return netns === undefined ? problem : { ...problem, netns };
}

function sinkOf<R extends AnyRecord>(channel: Channel<R>, { netns }: Sight): RowSink {
  return {
    isPlain: false,
    needsOwners: false,
    readWorkloads,
    needsHosts: true,
    needsTcp: true,
    needsDrops: true,
    selects: () => true,
    take(given, parsed) {
      const rows = placedRows(given, { netns });
      for (const row of parsed) channel.push(rows.describe(row) as R);
    },
    endBlock: () => {},
    settle: () => channel.settle(),
  };
}

/** What a view works with that nothing is printed of. @param rows takes its rows */
export function contextOf(
  sight: Sight,
  { options, names, onProblem }: Shared,
  warn: (problem: ReadProblem) => void,
  rows?: RowSink,
): Context {
  const say = (words: string | readonly string[], place?: Place): void =>
    onProblem?.(problemIn(sight, readProblem(words, place)));
  return {
    root: sight.root,
    options,
    rows,
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
