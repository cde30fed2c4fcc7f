import { onAbort } from './abort.ts';

/** In seconds; the most is a day. */
const SHORTEST = 0.05;
const LONGEST = 86_400;

/** An interval in milliseconds. @throws {RangeError} for what is none */
export function millisecondsOf(interval: number): number {
  if (!(interval >= SHORTEST && interval <= LONGEST))
    throw new RangeError(`interval is ${SHORTEST} to ${LONGEST} seconds, not ${interval}`);
  return interval * 1000;
}

/**
 * Numbers from 0, each a whole number of intervals after the first; what passes meanwhile is left out.
 *
 * @param interval in milliseconds
 * @throws the reason of `signal`
 */
export async function* ticks(
  interval: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<number, never, undefined> {
  const start = performance.now();
  for (let number = 0; ; number++) {
    signal?.throwIfAborted();
    yield number;
    const elapsed = performance.now() - start;
    await wait((Math.floor(elapsed / interval) + 1) * interval - elapsed, signal);
  }
}

/** Waits so many milliseconds, or until a signal aborts. */
function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      ignore?.();
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    const ignore = signal && onAbort(signal, end);
  });
}
