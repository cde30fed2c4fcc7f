import type { Io } from './io.ts';

/** Thrown where the run is to end. */
export const STOPPED = Symbol('stopped');

export interface Stoppable {
  /** As before, but that waiting ends when the run is to end. */
  readonly io: Io;
  /** Lets what came meanwhile arrive, and throws STOPPED where the run is to end. */
  pass(): Promise<void>;
  /** Ends the process as it would have ended at once, if something asked for it. */
  end(): void;
}

/** Makes waiting end at a signal that asks the run to end. */
export function stoppable(io: Io): Stoppable {
  let stop = (): void => {};
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(STOPPED);
  });
  stopped.catch(() => {});
  const end = io.takeStops?.(stop) ?? (() => {});
  const pass = (): Promise<void> =>
    Promise.race([stopped, new Promise<void>((resume) => setImmediate(resume))]);
  return {
    pass,
    io: { ...io, sleep: (milliseconds) => Promise.race([io.sleep(milliseconds), stopped]) },
    end,
  };
}
