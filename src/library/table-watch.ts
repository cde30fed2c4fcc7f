import { HostError, tryRead } from '../errors.ts';
import type { Root } from '../host/root/root.ts';

/** Where the tables are. Other files only add to them and are often absent. */
const TABLES = '/proc/net/';

/**
 * Records which tables of a host could be read. netstat silently skips some that it cannot read; a program must not take what is
 * left for everything.
 */
export class TableWatch {
  /** The host, with its reads recorded. */
  readonly root: Root;
  readonly #errors: HostError[] = [];
  #found = false;

  constructor(root: Root) {
    this.root = {
      ...root,
      read: (path, most) => this.#watch(path, () => root.read(path, most)),
      readBatches: (path) =>
        this.#batches(
          path,
          this.#watch(path, () => root.readBatches(path)),
        ),
    };
  }

  /** Whether any table could be read. */
  get found(): boolean {
    return this.#found;
  }

  /** Every table that could not be read, or not to its end. */
  get errors(): readonly HostError[] {
    return this.#errors;
  }

  /** Those of them that exist. Some kernels have folders where others have tables. */
  get failures(): readonly HostError[] {
    return this.#errors.filter(({ code, errno }) => code !== 'ABSENT' && errno !== 'EISDIR');
  }

  #watch<T>(path: string, read: () => T): T {
    const result = tryRead(read);
    const isTable = path.startsWith(TABLES);
    if (result instanceof HostError) {
      if (isTable) this.#errors.push(result);
      throw result;
    }
    this.#found ||= isTable;
    return result;
  }

  *#batches(path: string, batches: Iterable<Uint8Array>): Generator<Uint8Array> {
    const iterator = batches[Symbol.iterator]();
    try {
      for (;;) {
        const { value, done } = this.#watch(path, () => iterator.next());
        if (done) return;
        yield value;
      }
    } finally {
      iterator.return?.();
    }
  }
}
