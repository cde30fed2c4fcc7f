import { lookAt, timesOfLooks } from '../../host/recording/looks.ts';
import type { Root } from '../../host/root/root.ts';
import type { Options } from '../../views/options.ts';
import type { Io } from '../io.ts';

/** A run over looks that were recorded. */
interface Played {
  readonly root: Root;
  readonly options: Options;
  readonly io: Io;
}

/** Looks are recorded a little too early or too late. */
const TOLERANCE = 0.1;

/**
 * Plays the looks that were recorded of a host, one for each frame, at the times at which they were recorded: all of them or, with an
 * interval, those that are at least so far apart. With the last one the run ends.
 *
 * @param rated whether the first look shows nothing
 */
export function play(root: Root, options: Options, rated: boolean, io: Io): Played {
  const times = timesOfLooks(root);
  const shown = options.interval === undefined ? [...times.keys()] : spaced(times, options.interval * 1000);
  const [start = 0] = times;
  let frame = 0;
  const time = (): number => times[shown[frame] ?? 0] ?? start;
  const looks = lookCache(root);
  const current = (): Root => looks((shown[frame] ?? 0) + 1);
  const { time: _, ...recording } = root.recording ?? {};
  const frames = shown.length - (rated ? 1 : 0);
  return {
    root: {
      facts: root.facts,
      recording,
      read: (path, most) => current().read(path, most),
      readBatches: (path) => current().readBatches(path),
      readLink: (path) => current().readLink(path),
      list: (path) => current().list(path),
    },
    options: { ...options, count: Math.min(options.count ?? frames, frames) },
    io: {
      ...io,
      now: () => new Date(time()),
      monotonic: () => time() - start,
      async nextLook() {
        frame = Math.min(frame + 1, shown.length - 1);
      },
    },
  };
}

/** The looks that are so many milliseconds apart, from the first one on. */
function spaced(times: readonly number[], interval: number): number[] {
  const found: number[] = [];
  let next = Number.NEGATIVE_INFINITY;
  for (const [look, time] of times.entries()) {
    if (time < next) continue;
    found.push(look);
    next = time + interval * (1 - TOLERANCE);
  }
  return found;
}

/** The look that was asked for last is kept open. */
function lookCache(root: Root): (look: number) => Root {
  let opened: readonly [look: number, root: Root] = [1, root];
  return (look) => {
    if (opened[0] !== look) opened = [look, lookAt(root, look)];
    return opened[1];
  };
}
