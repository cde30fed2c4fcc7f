import { HostError, tryRead } from '../errors.ts';
import type { Root } from '../host/root/root.ts';

/** What is normal: a kernel has not all there is, and processes end. */
const NORMAL: ReadonlySet<string> = new Set(['ENOENT', 'ESRCH', 'ENOTDIR', 'EISDIR']);

/** A host that is recorded, and what could not be read of it. */
export class Source {
  readonly root: Root;
  readonly #errors = new Map<string, string[]>();

  constructor(root: Root) {
    this.root = root;
  }

  /** A whole file, or the beginning of one that is too large; undefined where there is none that can be read. */
  read(path: string, most?: number): Uint8Array | undefined {
    const bytes = tryRead(() => this.root.read(path, most));
    if (!(bytes instanceof HostError)) return bytes;
    return bytes.beginning ?? this.note(path, bytes.errno);
  }

  /** A table, of any size. */
  readTable(path: string): Uint8Array | undefined {
    const bytes = tryRead(() =>
      Buffer.concat(Array.from(this.root.readBatches(path), (batch) => Buffer.from(batch))),
    );
    return bytes instanceof HostError ? this.note(path, bytes.errno) : bytes;
  }

  readLink(path: string): string | undefined {
    const text = tryRead(() => this.root.readLink(path));
    return text instanceof HostError ? this.note(path, text.errno) : text;
  }

  /** The names in a folder that can be names. */
  list(path: string): string[] | undefined {
    const names = tryRead(() => this.root.list(path));
    if (names instanceof HostError) return this.note(path, names.errno);
    return names.filter((name) => name !== '' && name !== '.' && name !== '..' && !name.includes('/'));
  }

  /** Takes down that something could not be read. */
  note(path: string, errno: string): undefined {
    if (NORMAL.has(errno)) return;
    const paths = this.#errors.get(errno);
    if (paths === undefined) this.#errors.set(errno, [path]);
    else if (paths.at(-1) !== path) paths.push(path);
  }

  /** The paths of what could not be read, by the names of errors. */
  get errors(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(this.#errors);
  }
}
