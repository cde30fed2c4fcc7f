import { VIEWS } from '../views/index.ts';
import type { Options } from '../views/options.ts';
import type { Io } from './io.ts';

/** Between the frames of -c, in milliseconds. */
const INTERVAL = 1000;

/**
 * Shows one frame, or with -c one a second for as long as all goes well, and gives the exit status.
 *
 * @param show shows a frame and gives its status. @param pass 0 at first
 */
export async function showFrames(
  { view, continuous }: Options,
  io: Io,
  show: (pass: number) => Promise<number>,
): Promise<number> {
  for (let pass = 0; ; pass++) {
    const status = await show(pass);
    if (status !== 0 || !continuous || !VIEWS[view].repeats) return status;
    await io.sleep(INTERVAL);
  }
}
