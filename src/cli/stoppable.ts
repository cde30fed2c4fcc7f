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

/** Makes waiting end at a signal that asks the run to end. A run waits for one thing at a time. */
export function stoppable(io: Io): Stoppable {
  let isStopped = false;
  let interrupt = (): void => {};
  const end = io.takeStops?.(() => {
    isStopped = true;
    interrupt();
  });
  // A promise that lasts as long as the run would keep all that ever waited for it.
  const unlessStopped = (waiting: Promise<void>): Promise<void> =>
    new Promise((resolve, reject) => {
      interrupt = () => reject(STOPPED);
      if (isStopped) interrupt();
      waiting.then(resolve, reject);
    });
  return {
    pass: () => unlessStopped(new Promise((resume) => setImmediate(resume))),
    io: { ...io, sleep: (milliseconds) => unlessStopped(io.sleep(milliseconds)) },
    end: () => end?.(),
  };
}
