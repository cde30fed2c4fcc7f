import { geteuid } from 'node:process';
import { LineWriter } from '../format/line-writer.ts';
import { createNameService } from '../host/names/names.ts';
import { readWorkloads } from '../host/processes/workloads/workloads.ts';
import { emptyText } from '../host/root/errno-text.ts';
import type { Root } from '../host/root/root.ts';
import { watchTables } from '../host/root/watched-tables.ts';
import type { ReadProblem } from '../records/problem.ts';
import type { AnyRecord } from '../records/record.ts';
import type { Context, Place } from '../views/context.ts';
import { VIEWS } from '../views/index.ts';
import { DEFAULT_OPTIONS, type Options } from '../views/options.ts';
import { problemOf } from '../views/problem.ts';
import type { RowSink } from '../views/rows.ts';
import { Channel } from './channel.ts';
import type { ReadOptions } from './options.ts';
import { ReadError, reasonsOf } from './problem.ts';

/** Nothing is left out or cut, and no name is waited for. */
const COMPLETE: Options = { ...DEFAULT_OPTIONS, all: true, wide: true, dnsTimeout: 0 };

/** A view and the options that differ from `COMPLETE`. */
type ViewOptions = Pick<Options, 'view'> & Partial<Options>;

/**
 * Reads the records of a view, batch by batch, as they are asked for. Nothing is opened before the first one is.
 *
 * @throws {ReadError} after the last record, if something could not be read
 */
export function readView<R extends AnyRecord>(
  root: Root,
  view: ViewOptions,
  { signal, names = false, onProblem }: ReadOptions,
): AsyncGenerator<R, void, undefined> {
  const channel = new Channel<R>();
  const read = async (): Promise<void> => {
    const numeric = { numericHosts: !names, numericPorts: !names, numericUsers: !names };
    const options: Options = { ...COMPLETE, ...numeric, ...view };
    // A program must not take what is left for everything.
    const watched = watchTables(root);
    let last: ReadProblem | undefined;
    const warn = (problem: ReadProblem): void => {
      // A bad line is skipped and never the reason why a run fails.
      if (problem.code !== 'BOGUS_LINE') last = problem;
      onProblem?.(problem);
    };
    const status = await VIEWS[options.view].show(
      contextOf(watched.root, options, sinkOf(channel), warn, onProblem),
      0,
    );
    const { failed, absent, noneThere, empty } = watched.unread();
    for (const file of empty) onProblem?.({ message: emptyText(file), file });
    if (failed.length > 0) throw new ReadError(reasonsOf(failed), failed);
    if (noneThere) throw new ReadError(reasonsOf(absent), absent);
    if (status !== 0) throw new ReadError(last?.message ?? reasonsOf(absent), absent);
  };
  return channel.values(read, signal);
}

function sinkOf<R extends AnyRecord>(channel: Channel<R>): RowSink {
  return {
    isPlain: false,
    needsOwners: false,
    readWorkloads,
    needsHosts: true,
    needsTcp: true,
    needsDrops: true,
    selects: () => true,
    take(rows, parsed) {
      for (const row of parsed) channel.push(rows.describe(row) as R);
    },
    endBlock: () => {},
    settle: () => channel.settle(),
  };
}

function contextOf(
  root: Root,
  options: Options,
  rows: RowSink,
  warn: (problem: ReadProblem) => void,
  say: ReadOptions['onProblem'],
): Context {
  const { names, resolve } = createNameService(root, options);
  return {
    root,
    options,
    rows,
    names,
    resolve,
    out: new LineWriter(() => {}),
    endLookups: async () => {},
    uid: geteuid?.() ?? 0,
    warn: (line, place) => warn(readProblem(line, typeof place?.lack === 'string' ? undefined : place)),
    say: (line, place) => say?.(readProblem(line, place)),
    lack: (line, place) => say?.(readProblem(line, place)),
  };
}

/** What netstat says on standard error, without its name. */
function readProblem(words: string | readonly string[], place?: Place): ReadProblem {
  const problem = problemOf(words, place);
  return { ...problem, message: problem.message.replace(/^netstat: /, '') };
}
