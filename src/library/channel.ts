import { onAbort } from './abort.ts';

/** Thrown into the producer of a channel when its values are no longer wanted. It never reaches a caller. */
const STOPPED = Symbol('stopped');

/**
 * Turns a producer that pushes values into an async iterator. The producer runs at most one batch ahead of the consumer, and ends as soon
 * as the values are no longer wanted, even while nobody asks for one.
 */
export class Channel<T> {
  #batch: T[] = [];
  #stopped = false;
  /** Resumes the producer, which waits for its batch to be taken; undefined while it does not wait. */
  #goOn: (() => void) | undefined;
  /** Wakes the consumer: there are values, or there will be no more. */
  #tell = (): void => {};

  /** Adds a value to the batch. */
  push(value: T): void {
    this.#check();
    this.#batch.push(value);
  }

  /**
   * Waits until the batch is taken, then lets the event loop run: files are read synchronously, so timers, and signals made of
   * them, would otherwise have to wait for the last value.
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

  /** Yields the values that `fill` pushes. An error of `fill` is thrown after them, the reason of `signal` at once. */
  async *values(fill: () => Promise<void>, signal?: AbortSignal): AsyncGenerator<T, void, undefined> {
    signal?.throwIfAborted();
    const ignore = signal && onAbort(signal, () => this.#stop());
    let running = true;
    const filling = fill().finally(() => {
      running = false;
      this.#tell();
    });
    // It is awaited below; until then a failure must not count as an unhandled rejection.
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
      // So that all files are closed when the iterator ends.
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
