import { latin1 } from '../names/database-lines.ts';
import { optional } from '../root/optional.ts';
import { denies, type Root } from '../root/root.ts';
import { type Owners, programName, readContext, socketInode } from './owners.ts';

/** A descriptor by which a process holds a socket. Texts are latin1. */
export interface Holder {
  readonly pid: number;
  /** See programName. */
  readonly program: string;
  /** The whole command line, with blanks for the NULs between its arguments. */
  readonly command: string;
  readonly fd: number;
  /** Its SELinux context; absent where it was not asked for or cannot be read. */
  readonly context?: string;
}

/** All who hold sockets, where Owners knows of each socket only the first. */
export interface Holders extends Owners {
  /** All descriptors for the socket with this inode, by ascending pids and descriptors. */
  all(inode: number | bigint): readonly Holder[];
  /** Every socket that is held, with all its holders. */
  entries(): Iterable<readonly [inode: number | bigint, holders: readonly Holder[]]>;
}

const NOBODY: readonly Holder[] = [];
const NUMBER = /^[0-9]+$/;

/**
 * Finds all holders of sockets, by the open files of all processes. A process that ends meanwhile is passed over.
 *
 * @param contexts whether the SELinux contexts of the holders are read as well
 */
export function readHolders(root: Root, contexts: boolean): Holders {
  const walk = walkHolders(root, contexts);
  for (;;) {
    const { value, done } = walk.next();
    if (done) return value;
  }
}

/** The same a process a step, for those who have other things to do in between. */
export function* walkHolders(root: Root, contexts: boolean): Generator<undefined, Holders, undefined> {
  const listed = optional(() => root.list('/proc'));
  const pids = numbers(listed);
  const found = new Map<number | bigint, Holder[]>();
  for (const pid of pids) {
    addHolders(root, pid, contexts, found);
    yield;
  }
  return {
    denied: listed === undefined || pids.some((pid) => denies(root, `/proc/${pid}/fd`)),
    any: found.size > 0,
    find: (inode) => found.get(inode)?.[0],
    all: (inode) => found.get(inode) ?? NOBODY,
    entries: () => found,
  };
}

function numbers(names: readonly string[] = []): number[] {
  return names
    .filter((name) => NUMBER.test(name))
    .map(Number)
    .sort((a, b) => a - b);
}

function addHolders(root: Root, pid: number, contexts: boolean, found: Map<number | bigint, Holder[]>): void {
  const folder = `/proc/${pid}/fd`;
  let process: Omit<Holder, 'fd'> | undefined;
  for (const fd of numbers(optional(() => root.list(folder)))) {
    const link = optional(() => root.readLink(`${folder}/${fd}`));
    const inode = link === undefined ? undefined : socketInode(link);
    if (inode === undefined) continue;
    process ??= readProcess(root, pid, contexts);
    if (process === undefined) return;
    const holders = found.get(inode);
    if (holders === undefined) found.set(inode, [{ ...process, fd }]);
    else holders.push({ ...process, fd });
  }
}

function readProcess(root: Root, pid: number, contexts: boolean): Omit<Holder, 'fd'> | undefined {
  const commandLine = optional(() => root.read(`/proc/${pid}/cmdline`));
  if (commandLine === undefined) return undefined;
  const context = contexts ? readContext(root, String(pid)) : undefined;
  return {
    pid,
    program: programName(commandLine, commandLine.length),
    command: latin1(commandLine).replace(/\0+$/, '').replaceAll('\0', ' '),
    ...(context === undefined ? {} : { context }),
  };
}
