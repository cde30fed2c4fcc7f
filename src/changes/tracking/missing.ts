import { type Entry, isRecorded } from './entry.ts';
import { keyOf } from './entry-keys.ts';

/** Rows of the look before that this one did not see. */
export class Missing {
  readonly #all = new Set<Entry>();
  readonly #byKey = new Map<string, Entry[]>();

  add(entry: Entry): void {
    this.#all.add(entry);
    const key = keyOf(entry);
    const alike = this.#byKey.get(key);
    if (alike === undefined) this.#byKey.set(key, [entry]);
    else alike.push(entry);
  }

  get size(): number {
    return this.#all.size;
  }

  /** Whether there are sockets of an earlier look of which it is not known when it was. */
  get hasRecorded(): boolean {
    for (const entry of this.#all) if (entry.inode !== 0 && isRecorded(entry)) return true;
    return false;
  }

  get isEmpty(): boolean {
    return this.#all.size === 0;
  }

  /** Takes one with the same addresses and ports, or known by the same. */
  find(arrival: Entry): Entry | undefined {
    const found = this.#byKey.get(keyOf(arrival))?.pop();
    if (found !== undefined) this.#all.delete(found);
    return found;
  }

  /** What became of this one is not known after all. */
  giveBack(entry: Entry): void {
    this.#all.add(entry);
  }

  left(): Iterable<Entry> {
    return this.#all;
  }
}
