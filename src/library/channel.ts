/** Thrown into what fills a channel when no one reads on. */
const STOPPED = Symbol('stopped');

/** Hands values from what makes them on its own to an async iterator, a batch at a time. */
export class Channel<T> {
  readonly #signal: AbortSignal | undefined;
  #batch: T[] = [];
  #taken: (() => void) | undefined;
  #stopped = false;
  #filled: () => void = () => {};

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  /** Adds a value to the batch. */
  push(value: T): void {
    this.#check();
    this.#batch.push(value);
  }

  /** Waits until the batch is taken. */
  async settle(): Promise<void> {
    this.#check();
    if (this.#batch.length === 0) return;
    await new Promise<void>((resolve) => {
      this.#taken = resolve;
      this.#filled();
    });
    this.#check();
  }

  /** The values that `fill` pushes, until it is done; its error comes after them. */
  async *values(fill: () => Promise<void>): AsyncGenerator<T, void, undefined> {
    let done = false;
    const filling = fill().finally(() => {
      done = true;
      this.#filled();
    });
    // It is awaited below: nothing is lost when it fails before.
    filling.catch(() => {});
    try {
      let last = false;
      while (!last) {
        if (!done && this.#taken === undefined) {
          await new Promise<void>((resolve) => {
            this.#filled = resolve;
          });
        }
        last = done;
        const batch = this.#batch;
        this.#batch = [];
        for (const value of batch) {
          this.#signal?.throwIfAborted();
          yield value;
        }
        this.#release();
      }
      await filling;
    } finally {
      this.#stopped = true;
      this.#release();
      await filling.catch(() => {});
    }
  }

  #release(): void {
    const taken = this.#taken;
    this.#taken = undefined;
    taken?.();
  }

  #check(): void {
    this.#signal?.throwIfAborted();
    if (this.#stopped) throw STOPPED;
  }
}
