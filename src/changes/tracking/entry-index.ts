import { type AnySource, type Entry, isConnection, isRecorded, isSame } from './entry.ts';
import { addressKey, portsOf, recordKey, socketKey } from './entry-keys.ts';
import { Missing } from './missing.ts';

/** In the place of the inode of a row that is followed no more: equal to none. */
const FORGOTTEN = -1;

/** The rows that are followed, by what they are known by. */
export class EntryIndex {
  /** How many there are. */
  size = 0;
  /** Sockets by their inodes. */
  readonly #sockets = new Map<number | bigint, Entry>();
  /** Whether several rows had one inode, as all subflows of a connection of mptcp have: #others has all but the first. */
  #areShared = false;
  /** Other rows by what they are known by, in which several may be alike. */
  readonly #others = new Map<string, Entry[]>();

  add(entry: Entry): void {
    this.size++;
    const { inode, known } = entry;
    if (known === undefined && inode !== 0 && !this.#sockets.has(inode)) {
      this.#sockets.set(inode, entry);
      return;
    }
    this.#areShared ||= inode !== 0;
    const key = otherKey(entry);
    const alike = this.#others.get(key);
    if (alike === undefined) this.#others.set(key, [entry]);
    else alike.push(entry);
  }

  /** Takes a row back as if it had not been seen. */
  forget(entry: Entry): void {
    const { inode } = entry;
    this.size--;
    if (this.#sockets.get(inode) === entry) {
      this.#sockets.delete(inode);
    } else {
      const key = otherKey(entry);
      const rest = this.#others.get(key)?.filter((one) => one !== entry) ?? [];
      if (rest.length > 0) this.#others.set(key, rest);
      else this.#others.delete(key);
    }
    // It may stand in the order of this look.
    entry.inode = FORGOTTEN;
  }

  /** A socket that a row is of. */
  find(inode: number | bigint, source: AnySource, row: unknown): Entry | undefined {
    if (inode !== 0) {
      const found = this.#sockets.get(inode);
      if (found !== undefined && isSame(found, source, row)) return found;
      if (!this.#areShared) return undefined;
    }
    return this.#others.get(socketKey(inode, source, row))?.find((entry) => isSame(entry, source, row));
  }

  /** One of the rows that are alike in all that is compared. */
  alike(key: string, number: number): Entry | undefined {
    return this.#others.get(key)?.[number];
  }

  /** Takes out the rows that a look did not see. */
  takeMissing(look: number): Missing {
    const missing = new Missing();
    for (const [inode, entry] of this.#sockets) {
      if (entry.seen === look) continue;
      missing.add(entry);
      this.#sockets.delete(inode);
    }
    for (const [key, entries] of this.#others) {
      if (entries.every(({ seen }) => seen === look)) continue;
      const seen = entries.filter((entry) => entry.seen === look);
      for (const entry of entries) if (entry.seen !== look) missing.add(entry);
      if (seen.length > 0) this.#others.set(key, seen);
      else this.#others.delete(key);
    }
    this.size -= missing.size;
    return missing;
  }

  /** Those of new rows whose connection has another row in a look: it got its inode, or lost it, while the table was read. */
  doublesOf(fresh: readonly Entry[], look: number): Set<Entry> {
    const doubles = new Set<Entry>();
    const connections = fresh.filter((entry) => entry.known === undefined && isConnection(entry));
    const bare = new Map<string, Entry>();
    const ports = new Set<number | undefined>();
    for (const entry of connections) {
      if (entry.inode !== 0) continue;
      bare.set(addressKey(entry.source, entry.row), entry);
      ports.add(portsOf(entry));
    }
    for (const entry of connections) {
      if (entry.inode === 0) continue;
      const key = addressKey(entry.source, entry.row);
      if (!bare.has(key) && this.#others.get(key)?.some(({ inode }) => inode === 0)) doubles.add(entry);
    }
    if (bare.size === 0) return doubles;
    for (const entry of this.#sockets.values()) {
      if (entry.seen !== look || !ports.has(portsOf(entry))) continue;
      const double = bare.get(addressKey(entry.source, entry.row));
      if (double !== undefined && !doubles.has(entry)) doubles.add(double);
    }
    return doubles;
  }

  /** Whether there are sockets of an earlier look of which it is not known when it was. */
  get hasRecorded(): boolean {
    for (const entry of this.#sockets.values()) if (isRecorded(entry)) return true;
    return false;
  }

  *[Symbol.iterator](): Generator<Entry> {
    yield* this.#sockets.values();
    for (const entries of this.#others.values()) yield* entries;
  }
}

function otherKey({ inode, source, row, known }: Entry): string {
  return known === undefined ? socketKey(inode, source, row) : recordKey(source, known);
}
