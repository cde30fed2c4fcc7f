import { HostError, tryRead } from '../errors.ts';
import { COMMAND_LIMIT, listNumbers } from '../host/processes/process-facts.ts';
import { type InodeDigits, inodeDigits, isDescriptor } from '../host/processes/socket-links.ts';
import { walkThreads } from '../host/processes/thread-tables.ts';
import { selinuxEnabled } from '../host/selinux.ts';
import { parseCgroup } from '../proc/processes/cgroup.ts';
import { type Entry, file, folder, link } from './entry.ts';
import { onlyProgram, reducedMounts, reducedStat } from './reduced.ts';
import type { Source } from './source.ts';

/** In bytes, as views read them. */
const CGROUP_LIMIT = 64 * 1024;
const MOUNTS_LIMIT = 1024 * 1024;

/** `         0          0 4294967295`: the first user of the namespace is that of the host, so nothing is to be said. */
const SAME_USERS = /^ *0 +0 /;

export interface ProcessOptions {
  /** Whether command lines are recorded, not only the names of programs. */
  readonly commandLines: boolean;
  /** Takes the sockets that processes hold. */
  readonly held: Set<InodeDigits>;
}

/** Records processes one after the other: what views read of each, of its open files the sockets alone. */
export class ProcessRecorder {
  readonly #source: Source;
  readonly #options: ProcessOptions;
  readonly #hasContexts: boolean;
  /** What the mounts in a namespace of mounts tell. */
  readonly #mounts = new Map<string, Uint8Array | undefined>();

  constructor(source: Source, options: ProcessOptions) {
    this.#source = source;
    this.#options = options;
    this.#hasContexts = selinuxEnabled(source.root);
  }

  /** A process by its name in /proc; nothing of one that has ended. */
  *record(pid: string): Generator<Entry> {
    const at = `/proc/${pid}`;
    if (tryRead(() => this.#source.root.list(at)) instanceof HostError) return;
    yield folder(at);
    let holds = false;
    for (const entry of this.#sockets(at)) {
      holds = true;
      yield entry;
    }
    for (const { thread = '', inodes, fds = [] } of this.#threadTables(pid)) {
      for (const [index, inode] of inodes.entries()) {
        this.#options.held.add(inode);
        yield link(`${at}/task/${thread}/fd/${fds[index]}`, `socket:[${inode}]`);
      }
      yield* this.#command(`${at}/task/${thread}/cmdline`);
      holds = true;
    }
    yield* this.#command(`${at}/cmdline`);
    yield* this.#file(`${at}/comm`);
    yield* this.#file(`${at}/stat`, reducedStat);
    yield* this.#workload(pid);
    for (const kind of pid === '1' ? ['net', 'mnt', 'pid'] : ['net', 'mnt'])
      yield* this.#link(`${at}/ns/${kind}`);
    if (this.#hasContexts && holds) yield* this.#file(`${at}/attr/current`);
  }

  *#sockets(at: string): Generator<Entry> {
    const { root } = this.#source;
    const names = this.#source.list(`${at}/fd`);
    if (names === undefined) return;
    yield folder(`${at}/fd`);
    for (const name of names.filter(isDescriptor)) {
      const text = tryRead(() => root.readLink(`${at}/fd/${name}`));
      if (text instanceof HostError) {
        // Who may not follow one link of a process may follow none; others were closed meanwhile.
        if (text.code !== 'DENIED') continue;
        const [first = name] = names.toSorted();
        this.#source.note(`${at}/fd/${first}`, text.errno);
        return;
      }
      const inode = inodeDigits(text);
      if (inode === undefined) continue;
      this.#options.held.add(inode);
      yield link(`${at}/fd/${name}`, text);
    }
  }

  #threadTables(pid: string) {
    const [tables = []] = walkThreads(this.#source.root, [pid]);
    return tables.filter(({ inodes }) => inodes.length > 0);
  }

  *#workload(pid: string): Generator<Entry> {
    const at = `/proc/${pid}`;
    const cgroup = this.#source.read(`${at}/cgroup`, CGROUP_LIMIT);
    if (cgroup !== undefined) yield file(`${at}/cgroup`, cgroup);
    if (pid === '1' || (cgroup !== undefined && parseCgroup(cgroup) === undefined)) {
      const mounts = this.#mountsOf(at);
      if (mounts !== undefined) yield file(`${at}/mountinfo`, mounts);
    }
    const users = this.#source.read(`${at}/uid_map`);
    if (users !== undefined && !SAME_USERS.test(Buffer.from(users).toString('latin1')))
      yield file(`${at}/uid_map`, users);
  }

  /** The kernel takes long to print many mounts: those of a namespace of mounts are read once. */
  #mountsOf(at: string): Uint8Array | undefined {
    const { root } = this.#source;
    const namespace = tryRead(() => root.readLink(`${at}/ns/mnt`));
    if (namespace instanceof HostError) return this.#readMounts(at);
    if (!this.#mounts.has(namespace)) this.#mounts.set(namespace, this.#readMounts(at));
    return this.#mounts.get(namespace);
  }

  #readMounts(at: string): Uint8Array | undefined {
    const bytes = this.#source.read(`${at}/mountinfo`, MOUNTS_LIMIT);
    return bytes && reducedMounts(bytes);
  }

  *#command(path: string): Generator<Entry> {
    const bytes = this.#source.read(path, COMMAND_LIMIT + 1);
    if (bytes !== undefined) yield file(path, this.#options.commandLines ? bytes : onlyProgram(bytes));
  }

  *#file(path: string, reduce = (bytes: Uint8Array): Uint8Array => bytes): Generator<Entry> {
    const bytes = this.#source.read(path);
    if (bytes !== undefined) yield file(path, reduce(bytes));
  }

  *#link(path: string): Generator<Entry> {
    const target = this.#source.readLink(path);
    if (target !== undefined) yield link(path, target);
  }
}

/** The processes of a host by their names in /proc. */
export function processesOf({ root }: Source): readonly string[] {
  return listNumbers(root, '/proc') ?? [];
}
