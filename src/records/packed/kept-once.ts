/** From so many UTF-16 units on a text is kept once for all items that have it: to look for shorter ones takes more than they do. */
export const LONG_TEXT = 1024;

/**
 * What is made of long texts, each once. Any process can have a command line of 32 KiB and 100,000 sockets: a copy for each of them
 * would take gigabytes.
 */
export class KeptOnce<T> {
  readonly #numbers = new Map<string, number>();
  readonly #kept: T[] = [];
  readonly #make: (text: string) => T;

  constructor(make: (text: string) => T) {
    this.#make = make;
  }

  /** The number of a text: equal texts have the same one. */
  numberOf(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.#kept.push(this.#make(text)) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }

  /** Where each text stands among all by its units of UTF-16, by their numbers. */
  ranks(): Uint32Array {
    const ranks = new Uint32Array(this.#numbers.size);
    const texts = [...this.#numbers].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [rank, [, number]] of texts.entries()) ranks[number] = rank;
    return ranks;
  }

  /** What was made of the text with a number. */
  at(number: number): T {
    return this.#kept[number] as T;
  }
}
