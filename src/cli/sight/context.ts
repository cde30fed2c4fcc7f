import type { UsageError } from '../../errors.ts';
import { LineWriter } from '../../format/line-writer.ts';
import { createNameService } from '../../host/names/names.ts';
import { withDoubtTold } from '../../host/recording/doubt.ts';
import { withMendingTold } from '../../host/root/copied-root.ts';
import { lackText } from '../../host/root/errno-text.ts';
import { lenientRoot } from '../../host/root/lenient-root.ts';
import { isLive, type Root } from '../../host/root/root.ts';
import type { Surroundings } from '../../rows/plan.ts';
import { hostLabel } from '../../text/host-name.ts';
import { utf8AsLatin1 } from '../../text/latin1.ts';
import { shownByteLines } from '../../text/shown.ts';
import type { Context } from '../../views/context.ts';
import type { Options } from '../../views/options.ts';
import type { Io } from '../io.ts';
import type { Lacks } from './lacks.ts';
import type { Host, Scope } from './scopes.ts';

/** What a context has in common with others. */
interface Shared {
  /** Where plain lines go: standard output unless given. */
  readonly out?: LineWriter;
  /** Is told of the same warnings, and of what netstat says nothing of. */
  readonly lacks?: Lacks;
}

/** What the views work with of a host: plain lines go to standard output, warnings to standard error. */
export function hostContext(
  { root, name }: Pick<Host, 'root' | 'name'>,
  options: Options,
  io: Io,
  { out = new LineWriter((bytes) => io.stdout.write(bytes)), lacks }: Shared = {},
): Context {
  const context = contextOf(root, options, io, out, lacks, name === undefined ? [] : [hostLabel(name)]);
  return { ...context, ...nameService(context.root, options, io) };
}

/** The same for what is seen from one of its namespaces, whose names and lines are those of the host. */
export function scopeContext(
  context: Context,
  host: Pick<Host, 'name'>,
  scope: Scope,
  io: Io,
  lacks?: Lacks,
): Context {
  if (scope.netns === undefined) return context;
  const labels = [
    ...(host.name === undefined ? [] : [hostLabel(host.name)]),
    ...(scope.name === undefined ? [] : [scope.name]),
  ];
  return sharingContext(context, scope.root, io, lacks, labels);
}

/** The same for what has the names and lines of another host in common. */
export function sharingContext(
  { options, out, names, resolve, ownSockets, endLookups }: Context,
  root: Root,
  io: Io,
  lacks?: Lacks,
  labels: readonly string[] = [],
): Context {
  return { ...contextOf(root, options, io, out, lacks, labels), names, resolve, ownSockets, endLookups };
}

/** Why one of several hosts is passed over for which an expression means nothing. Latin1. */
export function misfitText(name: string, { report: [reason = ''] }: UsageError): string {
  return `${hostLabel(name)}: ${utf8AsLatin1(reason.replace(/^netstat: /, ''))}`;
}

type Names = Pick<Context, 'names' | 'resolve' | 'ownSockets' | 'endLookups'>;

/** @param labels are in each line of a warning */
function contextOf(
  host: Root,
  options: Options,
  io: Io,
  out: LineWriter,
  lacks: Lacks | undefined,
  labels: readonly string[],
): Omit<Context, keyof Names> {
  const warn: Context['warn'] = (line, place) => {
    // On a terminal both streams show in the order in which they were written.
    if (io.stdout.isTerminal) out.flush();
    io.stderr.write(shownByteLines(labelled([line].flat(), labels)));
    lacks?.warned(line, place);
  };
  const lenient = lenientRoot(lacks?.root ?? host, (error) => warn(lackText(error), { file: error.path }));
  const told = withMendingTold(lenient, (file, words) =>
    warn(`netstat: ${file.slice(1)}: ${words}: read as the table that it was`, { file }),
  );
  const root = isLive(host) ? told : withDoubtTold(told, (file) => warn(doubtText(file), { file }));
  return {
    root,
    options,
    out,
    uid: readerOf(host, io),
    warn,
    say: (line) => out.line(line),
    lack: (line, place) => lacks?.lacked(line, place),
  };
}

function doubtText(file: string): string {
  return `netstat: ${file.slice(1)} looks like that of a big-endian host, which nothing else proves: little-endian was assumed (--byte-order big)`;
}

/** What a plan must know of the world around the run. @param host undefined where there are several */
export function surroundingsOf(host: Root | undefined, io: Io): Surroundings {
  const { env, stdout, monotonic } = io;
  return { env, isTerminal: stdout.isTerminal, uid: readerOf(host, io), monotonic };
}

/** The user who could read some files of the host and not others. */
function readerOf(host: Root | undefined, { uid }: Pick<Io, 'uid'>): number {
  return host?.recording?.uid ?? uid;
}

/** A warning that says what it is about, unless it does already. */
function labelled([first = '', ...others]: readonly string[], labels: readonly string[]): string[] {
  const words = first.replace(/^netstat: /, '');
  const missing = labels.filter((label) => !words.startsWith(`${label}: `));
  return missing.length === 0 ? [first, ...others] : [`netstat: ${missing.join(': ')}: ${words}`, ...others];
}

function nameService(root: Root, options: Options, { lookups }: Io): Names {
  const { close, ...service } = createNameService(root, { ...options, lookups });
  return { ...service, endLookups: close };
}
