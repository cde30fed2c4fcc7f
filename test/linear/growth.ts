/** Below this many milliseconds a measurement says nothing. */
const LEAST = 3;

/** Of so many runs the fastest counts: the others were held up. */
const TRIES = 3;

/** The time that this process took for a run, in milliseconds: others may be at work beside it. */
export function timeOf(run: () => void): number {
  const { user } = process.cpuUsage();
  run();
  return (process.cpuUsage().user - user) / 1000;
}

function fastest(run: (size: number) => void, size: number): number {
  return Math.min(...Array.from({ length: TRIES }, () => timeOf(() => run(size))));
}

/** More than this is not linear: the mean of four doublings, of which garbage and caches may make one look like two. */
export const LINEAR = 3.2;

/**
 * How many times as long a run takes with twice as much: 2 where time is linear, 4 where it is quadratic. The first size is doubled until
 * a run takes long enough to be measured; undefined if none does up to `most`.
 *
 * @param run does the work on an input of this size
 */
export function growth(run: (size: number) => void, first: number, most: number): number | undefined {
  for (let size = first; size <= most; size *= 2) {
    run(size);
    const time = fastest(run, size);
    if (time >= LEAST) return (fastest(run, 16 * size) / time) ** (1 / 4);
  }
  return undefined;
}
