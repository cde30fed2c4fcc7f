import { LineWriter } from '../format/line-writer.ts';
import { createNameService } from '../host/names/names.ts';
import { withDoubtTold } from '../host/recording/doubt.ts';
import { lackText } from '../host/root/errno-text.ts';
import { lenientRoot } from '../host/root/lenient-root.ts';
import { isLive, type Root } from '../host/root/root.ts';
import { shownByteLines } from '../text/shown.ts';
import type { Context } from '../views/context.ts';
import type { Options } from '../views/options.ts';
import type { Io } from './io.ts';
import type { Lacks } from './lacks.ts';
import type { Scope } from './scopes.ts';

/**
 * What the views of a run work with: plain lines go to standard output, warnings to standard error.
 *
 * @param lacks is told of the same warnings, and of what netstat says nothing of
 * @param shared the context of the host, whose names and lines are those of all its namespaces
 * @param scope whose name, if it has one, is in each line of a warning
 */
export function createContext(
  host: Root,
  options: Options,
  io: Io,
  lacks?: Lacks,
  shared?: Context,
  { name }: Pick<Scope, 'name'> = {},
): Context {
  const out = shared?.out ?? new LineWriter((bytes) => io.stdout.write(bytes));
  const warn: Context['warn'] = (line, place) => {
    // On a terminal both streams show in the order in which they were written.
    if (io.stdout.isTerminal) out.flush();
    io.stderr.write(shownByteLines(named([line].flat(), name)));
    lacks?.warned(line, place);
  };
  const lenient = lenientRoot(lacks?.root ?? host, (error) => warn(lackText(error), { file: error.path }));
  const root = isLive(host) ? lenient : withDoubtTold(lenient, (file) => warn(doubtText(file), { file }));
  const { names, resolve, ownSockets, endLookups } = shared ?? nameService(root, options, io);
  return {
    root,
    options,
    out,
    names,
    resolve,
    ownSockets,
    endLookups,
    uid: io.uid,
    warn,
    say: (line) => out.line(line),
    lack: (line, place) => lacks?.lacked(line, place),
  };
}

function doubtText(file: string): string {
  return `netstat: ${file.slice(1)} looks like that of a big-endian host, which nothing else proves: little-endian was assumed (--byte-order big)`;
}

/** A warning that says what it is about, unless it does already. */
function named([first = '', ...others]: readonly string[], name: string | undefined): string[] {
  if (name === undefined || first.startsWith(`netstat: ${name}: `)) return [first, ...others];
  return [`netstat: ${name}: ${first.replace(/^netstat: /, '')}`, ...others];
}

function nameService(root: Root, options: Options, { lookups }: Io) {
  const { close, ...service } = createNameService(root, { ...options, lookups });
  return { ...service, endLookups: close };
}
