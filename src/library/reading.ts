import { geteuid } from 'node:process';
import { LineWriter } from '../format/line-writer.ts';
import { createResolver } from '../host/names.ts';
import type { Root } from '../host/root.ts';
import type { AnyRecord } from '../records/record.ts';
import { textOf } from '../records/text.ts';
import type { Context } from '../views/frame.ts';
import { VIEWS } from '../views/index.ts';
import type { Options } from '../views/options.ts';
import type { RowSink } from '../views/rows.ts';
import { Channel } from './channel.ts';

/** Something in the tables that gave no record, or a table that is not there. */
export interface ReadProblem {
  /** One line, as netstat says it. */
  readonly message: string;
  /** The path on the host. */
  readonly file?: string;
  /** Number of the line in its file, from 1 on. */
  readonly line?: number;
}

/** What all functions that read records take. */
export interface ReadOptions {
  /** Ends reading: the iterator throws its reason. */
  readonly signal?: AbortSignal;
  /** Names addresses, ports and users, as far as the files of the host name them; the DNS is never asked. false unless given. */
  readonly names?: boolean;
  /** Is told of each line that gives no record and of each table that is not there; without it they are passed over. */
  readonly onProblem?: (problem: ReadProblem) => void;
}

/** A view could not be read at all: the table that it needs is not there, or may not be read. */
export class ReadError extends Error {
  override readonly name = 'ReadError';
  /** What was told of before the end. */
  readonly problems: readonly ReadProblem[];

  constructor(problems: readonly ReadProblem[]) {
    super(problems.at(-1)?.message ?? 'nothing could be read');
    this.problems = problems;
  }
}

/** What no option of the library changes. */
const PLAIN: Omit<Options, 'view' | 'inet' | 'inet6' | 'sections' | 'families'> = {
  quiet: false,
  all: true,
  listening: false,
  numericHosts: true,
  numericPorts: true,
  numericUsers: true,
  symbolic: false,
  extend: 0,
  timers: false,
  programs: false,
  verbose: true,
  wide: true,
  continuous: false,
  context: false,
  cache: false,
  fib: false,
  root: undefined,
  dnsTimeout: 0,
};

/** The options of a view by which it is read, those of `PLAIN` unless given. */
export type ViewOptions = Pick<Options, 'view'> & Partial<Options>;

/** Reads the records of a view, batch by batch, as they are asked for. */
export function readView<R extends AnyRecord>(
  root: Root,
  view: ViewOptions,
  { signal, names = false, onProblem }: ReadOptions,
): AsyncGenerator<R, void, undefined> {
  const channel = new Channel<R>(signal);
  return channel.values(async () => {
    signal?.throwIfAborted();
    const options: Options = {
      inet: true,
      inet6: true,
      sections: new Set(),
      families: [],
      ...PLAIN,
      numericHosts: !names,
      numericPorts: !names,
      numericUsers: !names,
      ...view,
    };
    const problems: ReadProblem[] = [];
    const report = (problem: ReadProblem): void => {
      problems.push(problem);
      onProblem?.(problem);
    };
    const status = await VIEWS[options.view].show(contextOf(root, options, sinkOf(channel), report), 0);
    if (status !== 0) throw new ReadError(problems);
  });
}

function sinkOf<R extends AnyRecord>(channel: Channel<R>): RowSink {
  return {
    isPlain: false,
    needsOwners: false,
    needsHosts: true,
    selects: () => true,
    take: (_kind, record) => channel.push(record as R),
    endBlock: () => {},
    settle: () => channel.settle(),
  };
}

function contextOf(
  root: Root,
  options: Options,
  rows: RowSink,
  report: (problem: ReadProblem) => void,
): Context {
  const { names, resolve } = createResolver(root, options);
  return {
    root,
    options,
    rows,
    names,
    resolve,
    out: new LineWriter(() => {}),
    endLookups: async () => {},
    uid: geteuid?.() ?? 0,
    warn(line, place) {
      report({
        message: textOf(line),
        ...(place === undefined ? {} : { file: place.file }),
        ...(place?.line === undefined ? {} : { line: place.line + 1 }),
      });
    },
    say: (line) => report({ message: textOf(line) }),
  };
}
