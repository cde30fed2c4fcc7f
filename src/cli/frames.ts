import type { Io } from './io.ts';

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
