/** A way to the receiver that is open. */
export interface Transport {
  /** Whether, and why, it is lost. */
  readonly loss: Loss;
  /** Hands messages to the kernel, in their order. Rejects with a reason if that fails. */
  send(messages: readonly Buffer[]): Promise<void>;
  /** Of what was sent before it was lost for this reason, the last milliseconds may not have arrived. */
  uncertain(reason: Error): number;
  /** Ends it when all is sent. Rejects with a reason if the receiver did not take it. */
  close(): Promise<void>;
  /** Ends it at once. */
  destroy(): void;
}

/** Why something is lost, once it is. One at a time may wait for that, and unlike a promise this keeps nothing of those who did. */
export class Loss {
  #reason: Error | undefined;
  #reject = (_reason: Error): void => {};

  /** The first reason counts. */
  report(reason: Error): void {
    this.#reason ??= reason;
    this.#reject(this.#reason);
  }

  /** What an action gives. Rejects with the reason as soon as there is one. */
  unless<T>(action: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#reject = reject;
      if (this.#reason !== undefined) reject(this.#reason);
      action.then(resolve, reject);
    });
  }
}

/** An error that has a name of the system or of Node. */
export function codedError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** The name of an error. */
export function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
