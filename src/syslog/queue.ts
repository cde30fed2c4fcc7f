/** What waits for the receiver at most; the oldest are dropped for new ones. */
const LIMIT = 10_000;

interface Sent {
  readonly message: Buffer;
  /** When it was handed to the kernel, in milliseconds. */
  readonly at: number;
}

/** Messages in their order: those that wait, those that are being sent, and those sent of which it is not sure that they arrived. */
export class Queue {
  #dropped = 0;
  #waiting: Buffer[] = [];
  #inHand: readonly Buffer[] = [];
  #sent: Sent[] = [];

  /** How many are not sent. */
  get length(): number {
    return this.#waiting.length + this.#inHand.length;
  }

  /** How many were dropped since this was asked last. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  /** Returns whether this was the first for which another had to be dropped. */
  add(message: Buffer): boolean {
    const before = this.#dropped;
    this.#waiting.push(message);
    this.#drop();
    return before === 0 && this.#dropped > 0;
  }

  /** The oldest, at most so many, to be sent now. */
  take(most: number): readonly Buffer[] {
    this.#inHand = this.#waiting.splice(0, most);
    return this.#inHand;
  }

  /** What was taken is sent. */
  sent(at: number): void {
    this.#sent.push(...this.#inHand.map((message) => ({ message, at })));
    this.#inHand = [];
    if (this.#sent.length > 2 * LIMIT) this.#sent = this.#sent.slice(-LIMIT);
  }

  /** What was taken, and what was sent since then, waits again. Returns how many were sent before. */
  takeBack(since: number): number {
    const again = this.#sent.slice(-LIMIT).filter(({ at }) => at >= since);
    this.#waiting = [...again.map(({ message }) => message), ...this.#inHand, ...this.#waiting];
    this.#inHand = [];
    this.#sent = [];
    this.#drop();
    return again.length;
  }

  #drop(): void {
    const tooMany = Math.min(this.length - LIMIT, this.#waiting.length);
    if (tooMany <= 0) return;
    this.#waiting.splice(0, tooMany);
    this.#dropped += tooMany;
  }
}
