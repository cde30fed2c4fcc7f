import type { Root } from '../host/root/root.ts';
import type { View } from '../views/index.ts';
import type { Options } from '../views/options.ts';
import { processWalks } from '../views/process-walks.ts';
import { createContext } from './context.ts';
import type { Io } from './io.ts';
import { type Scopes, showScope } from './scopes.ts';

/** Between the frames of -c, in milliseconds. */
const INTERVAL = 1000;

/**
 * Shows one frame, or one a second for as long as all goes well, and gives the exit status.
 *
 * @param repeats whether -c was given for a view that it repeats
 * @param show shows a frame and gives its status. @param frame its number, from 0
 */
export async function showFrames(
  repeats: boolean,
  io: Io,
  show: (frame: number) => Promise<number>,
): Promise<number> {
  for (let frame = 0; ; frame++) {
    const status = await show(frame);
    if (status !== 0 || !repeats) return status;
    await io.sleep(INTERVAL);
  }
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
    return await showFrames(options.continuous && view.repeats, io, async (frame) => {
      const walks = processWalks(host);
      let status = 0;
      for (const scope of scopes()) {
        const context = scope.root === root ? host : createContext(scope.root, options, io, undefined, host);
        if (scope.heading !== undefined) host.out.line(scope.heading);
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
