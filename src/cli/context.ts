import { LineWriter } from '../format/line-writer.ts';
import { createResolver } from '../host/names/names.ts';
import type { Root } from '../host/root/root.ts';
import { latin1Bytes } from '../text/latin1.ts';
import type { Context } from '../views/context.ts';
import type { Options } from '../views/options.ts';
import type { Io } from './io.ts';

/** What the views of a run work with: plain lines go to standard output, warnings to standard error. */
export function createContext(root: Root, options: Options, io: Io): Context {
  const out = new LineWriter((bytes) => io.stdout.write(bytes));
  const { names, resolve, close } = createResolver(root, { ...options, lookups: io.lookups });
  return {
    root,
    options,
    out,
    names,
    resolve,
    endLookups: close,
    uid: io.uid,
    warn(line) {
      // On a terminal both streams show in the order in which they were written.
      if (io.stdout.isTerminal) out.flush();
      io.stderr.write(latin1Bytes(`${line}\n`));
    },
    say: (line) => out.line(line),
  };
}
