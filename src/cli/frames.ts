import type { Root } from '../host/root/root.ts';
import { shownLines } from '../text/shown.ts';
import type { View } from '../views/index.ts';
import type { Options } from '../views/options.ts';
import { processWalks } from '../views/process-walks.ts';
import { createContext } from './context.ts';
import type { Io } from './io.ts';
import { type Scopes, showScope } from './scopes.ts';

/** Between the end of a frame of -c and the next one, in milliseconds. */
const PAUSE = 1000;

/** When frames are shown. */
type Schedule = Pick<Options, 'continuous' | 'interval' | 'count'>;

/**
 * Shows one frame, or some for as long as all goes well, and gives the exit status.
 *
 * @param repeats whether -c repeats the view; --interval repeats every one
 * @param show shows a frame and gives its status. @param frame its number, from 0
 */
export async function showFrames(
  { continuous, interval, count }: Schedule,
  repeats: boolean,
  io: Io,
  show: (frame: number) => Promise<number>,
): Promise<number> {
  const goesOn = continuous && (repeats || interval !== undefined);
  const wait = interval === undefined ? () => io.sleep(PAUSE) : ticker(interval * 1000, io);
  for (let frame = 0; ; frame++) {
    const status = await show(frame);
    if (status !== 0 || !goesOn || frame + 1 === count) return status;
    await wait();
  }
}

/**
 * Waits for the next of the times that are whole numbers of intervals after now, by a clock that is never set. What has passed already is
 * left out, and that is told once.
 */
export function ticker(interval: number, { monotonic, sleep, stderr }: Io): () => Promise<void> {
  const start = monotonic();
  let tick = 0;
  let isTold = false;
  return async () => {
    const elapsed = monotonic() - start;
    const next = Math.max(tick + 1, Math.ceil(elapsed / interval));
    if (next > tick + 1 && !isTold) {
      isTold = true;
      const seconds = interval / 1000;
      stderr.write(shownLines([`netstat: a look takes longer than ${seconds} s: some are left out`]));
    }
    tick = next;
    await sleep(Math.max(0, start + tick * interval - monotonic()));
  };
}

/** Shows a view as net-tools does and gives the exit status. */
export async function showPlain(
  view: Pick<View, 'show' | 'repeats'>,
  root: Root,
  scopes: Scopes,
  options: Options,
  io: Io,
): Promise<number> {
  const host = createContext(root, options, io);
  try {
    return await showFrames(options, view.repeats, io, async (frame) => {
      const walks = processWalks(host);
      let status = 0;
      for (const scope of scopes()) {
        const context =
          scope.netns === undefined ? host : createContext(scope.root, options, io, undefined, host, scope);
        if (scope.heading !== undefined) host.out.line(scope.heading());
        const shown = await showScope(scope, { ...context, walks }, (context) => view.show(context, frame));
        status ||= shown;
      }
      host.out.flush();
      return status;
    });
  } finally {
    await host.endLookups();
  }
}
