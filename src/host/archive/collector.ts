import { areRecorded } from '../recording/recorded-files.ts';
import type { Fault } from '../root/root.ts';
import { shortened } from './shortened.ts';
import type { ContentTaker, Member, MemberTaker } from './tar/tar-reader.ts';
import { emptyFolder, type Folder, type Node, nodeAt, put } from './tree.ts';

/** What is kept of an archive, in bytes: a hundred times what a host with 10,000 sockets has. */
export const KEPT_LIMIT = 256 * 1024 * 1024;

/** What a member takes besides its name and its content, and what a folder does, about. */
const NODE_SIZE = 128;
const FOLDER_SIZE = 256;

/** PATH_MAX of Linux, and how deep folders are that anything is read in. */
const LONGEST_NAME = 4096;
const DEEPEST = 64;

/** Which folder of the host the archive, or the one folder in it, may be: see openRoot. */
const PREFIXES = [[], ['proc'], ['proc', 'net']];

/** There is more in an archive than is kept. */
export class TooMuch extends Error {}

/** Why members are left out, but for those that no view reads. */
const REASONS = {
  outside: 'names that lead out of it',
  long: 'names that are too long',
  malformed: 'headers that cannot be understood',
  links: 'hard links to what is not in it',
  sparse: 'sparse files',
} as const;

/** Keeps of an archive what views read: files that they may read, all links and all folders. */
export class Collector implements MemberTaker {
  readonly top: Folder = emptyFolder();
  #room = KEPT_LIMIT;
  #isAbsolute = false;
  /** Where the last member was put, if that is a link: its folder, and what names in it begin with. */
  #lastLink: { readonly folder: Folder; readonly prefix: string } | undefined;
  readonly #onFile: (names: readonly string[], bytes: Uint8Array) => void;
  readonly #leftOut = new Map<keyof typeof REASONS, { count: number; readonly first: string }>();

  /** @param onFile is told of each file that is kept */
  constructor(onFile: (names: readonly string[], bytes: Uint8Array) => void = () => {}) {
    this.#onFile = onFile;
  }

  /** What is wrong with members. */
  faults(): Fault[] {
    const absolute = { words: 'names in it begin with /, which is that of the archive', lacks: false };
    const leftOut = [...this.#leftOut].map(([reason, { count, first }]) => ({
      words: `${REASONS[reason]}: ${count === 1 ? '1 member is' : `${count} members are`} left out${first}`,
      lacks: true,
    }));
    return [...(this.#isAbsolute ? [absolute] : []), ...leftOut];
  }

  malformed(): void {
    this.#leaveOut('malformed');
  }

  member({ name, kind, size, target }: Member): ContentTaker | undefined {
    if (name.length > LONGEST_NAME || target.length > LONGEST_NAME) return this.#leaveOut('long', name);
    if (kind === 'link' && this.#putBesideLast(name, target)) return undefined;
    const names = stepsOf(name);
    if (names.includes('..')) return this.#leaveOut('outside', name);
    if (name.startsWith('/')) this.#isAbsolute = true;
    if (names.length > DEEPEST || names.length === 0) return undefined;
    if (kind === 'folder') return this.#put(names, emptyFolder());
    if (kind === 'link') return target === '' ? undefined : this.#putLink(name, names, target);
    if (!isWanted(names)) return undefined;
    if (kind === 'file') return new KeptFile(this, names, Math.min(size, this.#room));
    if (kind === 'special') return this.#put(names, { kind: 'unreadable', errno: 'EFTYPE' });
    if (kind === 'sparse') {
      this.#put(names, { kind: 'unreadable', errno: 'EOPNOTSUPP' });
      return this.#leaveOut('sparse', name);
    }
    const linked = nodeAt(this.top, stepsOf(target));
    return linked === undefined || linked.kind === 'folder'
      ? this.#leaveOut('links', name)
      : this.#put(names, linked);
  }

  /** Takes what is kept off the room that there is. */
  charge(bytes: number): void {
    this.#room -= bytes;
    if (this.#room < 0) throw new TooMuch();
  }

  keep(names: readonly string[], bytes: Uint8Array): void {
    this.#put(names, { kind: 'file', bytes });
    this.#onFile(names, bytes);
  }

  #put(names: readonly string[], node: Node): undefined {
    this.#lastLink = undefined;
    const texts = (names.at(-1) as string).length + (node.kind === 'link' ? node.target.length : 0);
    this.charge(put(this.top, names, node) * FOLDER_SIZE + NODE_SIZE + texts);
  }

  #putLink(name: string, names: readonly string[], target: string): undefined {
    this.#put(names, { kind: 'link', target });
    const folder = nodeAt(this.top, names.slice(0, -1));
    const own = names.at(-1) as string;
    if (folder?.kind === 'folder' && name.endsWith(own))
      this.#lastLink = { folder, prefix: name.slice(0, -own.length) };
  }

  /** Puts a link there if it is beside the last one: most members are links of one folder after the other, to what a process has open. */
  #putBesideLast(name: string, target: string): boolean {
    const last = this.#lastLink;
    if (last === undefined || target === '' || !name.startsWith(last.prefix)) return false;
    const own = name.slice(last.prefix.length);
    // With a dot it may mean another folder.
    if (own === '' || own.includes('/') || own.includes('.')) return false;
    last.folder.names.set(own, { kind: 'link', target });
    this.charge(NODE_SIZE + own.length + target.length);
    return true;
  }

  #leaveOut(reason: keyof typeof REASONS, name = ''): undefined {
    const known = this.#leftOut.get(reason);
    if (known !== undefined) known.count++;
    else this.#leftOut.set(reason, { count: 1, first: name === '' ? '' : `, ${shortened(name)}` });
  }
}

/** Keeps the content of a file. */
class KeptFile implements ContentTaker {
  readonly #collector: Collector;
  readonly #names: readonly string[];
  readonly #bytes: Buffer;
  #length = 0;

  /** @param size so many bytes are kept at most */
  constructor(collector: Collector, names: readonly string[], size: number) {
    this.#collector = collector;
    this.#names = names;
    this.#bytes = Buffer.allocUnsafe(size);
  }

  take(bytes: Uint8Array): void {
    this.#collector.charge(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  end(isCut: boolean): void {
    const bytes = this.#bytes.subarray(0, this.#length);
    // Of a line that is cut no one can tell what it would say.
    const whole = isCut ? bytes.subarray(0, bytes.lastIndexOf('\n') + 1) : bytes;
    if (!isCut || whole.length > 0) this.#collector.keep(this.#names, whole);
  }
}

/** Whether a view may read a file of these names, whatever folder of the host the archive is, or one folder in it. */
function isWanted(names: readonly string[]): boolean {
  const inner = names.slice(1);
  return PREFIXES.some(
    (prefix) =>
      areRecorded([...prefix, ...names]) || (inner.length > 0 && areRecorded([...prefix, ...inner])),
  );
}

/** The names in a path, which `..` is taken for as well. */
function stepsOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}
