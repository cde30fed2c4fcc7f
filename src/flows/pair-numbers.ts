/** Two numbers below this are one, which is exact. */
const LIMIT = 0x400_0000;

/** Two numbers as one. */
export function pair(one: number, other: number): number {
  return one * LIMIT + other;
}

/** The same two the other way round. */
export function swapped(both: number): number {
  return pair(both % LIMIT, Math.floor(both / LIMIT));
}

/** Gives each pair of numbers a number of its own: 0, 1, 2. To look up texts takes twice as long. */
export class PairNumbers {
  readonly #numbers = new Map<number, number>();

  of(one: number, other: number): number {
    const key = pair(one, other);
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    const made = this.#numbers.size;
    this.#numbers.set(key, made);
    return made;
  }
}
