import { onAbort } from './abort.ts';

/** Thrown into what fills a channel when no one reads on. It is no error: no one sees it. */
const STOPPED = Symbol('stopped');

/**
 * Hands values from what makes them on its own, in its own order, to one who asks for them one by one. What fills it runs no
 * further ahead than one batch, and ends as soon as the values are not wanted any more, also while nobody asks.
 */
export class Channel<T> {
  #batch: T[] = [];
  #stopped = false;
  /** Lets what fills go on, which waits for its batch to be taken; undefined while it does not wait. */
  #goOn: (() => void) | undefined;
  /** Tells who waits for values that there are some, or that there are no more. */
  #tell = (): void => {};

  /** Adds a value to the batch. */
  push(value: T): void {
    this.#check();
    this.#batch.push(value);
  }

  /**
   * Waits until the batch is taken, then lets the event loop have its turn: files are read without waiting, so timers, and with
   * them signals, would otherwise have to wait for the last value.
   */
  async settle(): Promise<void> {
    this.#check();
    if (this.#batch.length > 0) {
      await new Promise<void>((resolve) => {
        this.#goOn = resolve;
        this.#tell();
      });
      this.#check();
    }
    await new Promise<void>((resolve) => void setImmediate(resolve));
    this.#check();
  }

  /** The values that `fill` pushes, until it is done; its error comes after them, the reason of `signal` at once. */
  async *values(fill: () => Promise<void>, signal?: AbortSignal): AsyncGenerator<T, void, undefined> {
    signal?.throwIfAborted();
    const ignore = signal && onAbort(signal, () => this.#stop());
    let running = true;
    const filling = fill().finally(() => {
      running = false;
      this.#tell();
    });
    // It is awaited below; until then a failure must not count as one that nobody handles.
    filling.catch(() => {});
    try {
      while (running || this.#batch.length > 0) {
        if (running && this.#goOn === undefined) await this.#told();
        const batch = this.#batch;
        this.#batch = [];
        for (const value of batch) {
          signal?.throwIfAborted();
          yield value;
        }
        this.#release();
        signal?.throwIfAborted();
      }
      await filling;
    } finally {
      ignore?.();
      this.#stop();
      // When this is over, so is what was opened.
      await filling.catch(() => {});
    }
  }

  #told(): Promise<void> {
    return new Promise((resolve) => {
      this.#tell = resolve;
    });
  }

  #stop(): void {
    this.#stopped = true;
    this.#release();
  }

  #release(): void {
    const goOn = this.#goOn;
    this.#goOn = undefined;
    goOn?.();
  }

  #check(): void {
    if (this.#stopped) throw STOPPED;
  }
}
