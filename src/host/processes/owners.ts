import { HostError } from '../../errors.ts';
import { MAX_64, narrow } from '../../proc/reading/integers.ts';
import { denies, type Root } from '../root/root.ts';
import { type InodeDigits, inodeDigits } from './socket-links.ts';
import { type ProcessSockets, walkProcesses } from './walk.ts';

/** A process that holds a socket. */
export interface Owner {
  readonly pid: number;
  /** The program's name, latin1: see programName. */
  readonly program: string;
  /** Its SELinux context, latin1; absent where it was not asked for or cannot be read. */
  readonly context?: string;
}

/** Who holds which socket. */
export interface Owners {
  /** The owner of the socket with this inode: of several processes the one with the lowest pid. */
  find(inode: number | bigint): Owner | undefined;
  /** Whether any socket can be identified at all. */
  readonly any: boolean;
  /** Whether the open files of some process may not be read, or /proc itself cannot be listed. */
  readonly denied: boolean;
}

/** No one is known: what -p shows where it was not asked for. */
export const noOwners: Owners = { find: () => undefined, any: false, denied: false };

const PID = /^[0-9]+$/;

/**
 * Finds owners by the open files of all processes, /proc/PID/fd/N -> `socket:[INODE]`, in ascending order of the pids.
 * The processes are walked once and only as far as it takes: no further than to the owners that were asked for.
 * A process that ends meanwhile is passed over, and so is one whose command line cannot be read.
 *
 * @param contexts whether the SELinux contexts of the owners are read as well
 */
export function readOwners(root: Root, contexts = false): Owners {
  const listed = attempt(() => root.list('/proc'));
  const pids = listed instanceof HostError ? [] : listed.filter((name) => PID.test(name)).sort(byNumber);
  const found = new Map<number | bigint, Owner>();
  const walk = walkProcesses(root, pids);
  const advance = (): boolean => {
    const { value, done } = walk.next();
    if (done) return false;
    addOwner(root, value, contexts, found);
    return true;
  };
  return {
    denied: listed instanceof HostError || pids.some((pid) => denies(root, `/proc/${pid}/fd`)),
    get any() {
      while (found.size === 0 && advance());
      return found.size > 0;
    },
    find(inode) {
      // A socket without an inode has no owner: time-wait, orphans.
      if (inode === 0) return found.get(0);
      for (;;) {
        const owner = found.get(inode);
        if (owner !== undefined || !advance()) return owner;
      }
    },
  };
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b);
}

/** Makes a process the owner of its sockets that have none yet. */
function addOwner(
  root: Root,
  { pid, inodes }: ProcessSockets,
  contexts: boolean,
  found: Map<number | bigint, Owner>,
): void {
  let owner: Owner | undefined;
  for (const digits of inodes) {
    const inode = inodeOf(digits);
    if (inode === undefined || found.has(inode)) continue;
    owner ??= readOwner(root, pid, contexts);
    if (owner !== undefined) found.set(inode, owner);
  }
}

function readOwner(root: Root, pid: string, contexts: boolean): Owner | undefined {
  const owner = readProgram(root, pid);
  const context = contexts && owner !== undefined ? readContext(root, pid) : undefined;
  return owner === undefined || context === undefined ? owner : { ...owner, context };
}

function attempt<T>(action: () => T): T | HostError {
  try {
    return action();
  } catch (error) {
    if (error instanceof HostError) return error;
    throw error;
  }
}

/** The inode of the socket that a link below /proc/PID/fd names; undefined where it names none. */
export function socketInode(link: string): number | bigint | undefined {
  const digits = inodeDigits(link);
  return digits === undefined ? undefined : inodeOf(digits);
}

function inodeOf(digits: InodeDigits): number | bigint | undefined {
  if (typeof digits === 'number') return digits;
  const inode = BigInt(digits);
  // To net-tools the largest number, and all that saturates to it, is no inode.
  return inode < MAX_64 ? narrow(inode) : undefined;
}

function readProgram(root: Root, pid: string): Owner | undefined {
  const commandLine = attempt(() => root.read(`/proc/${pid}/cmdline`));
  if (commandLine instanceof HostError) return undefined;
  return { pid: Number(pid), program: programName(commandLine) };
}

/** /proc/PID/attr/current: a text that may end in a NUL. */
export function readContext(root: Root, pid: string): string | undefined {
  const context = attempt(() => root.read(`/proc/${pid}/attr/current`));
  return context instanceof HostError ? undefined : untilNul(context);
}

/** net-tools looks at so much of a command line. */
const COMMAND_LINE_LIMIT = 511;

/**
 * net-tools' name of a program: the first argument, and of one that begins with `/` what follows its last `/`.
 * It may hold blanks and be empty.
 *
 * @param limit how many bytes of the command line are looked at
 */
export function programName(commandLine: Uint8Array, limit = COMMAND_LINE_LIMIT): string {
  const argument = untilNul(commandLine.subarray(0, limit));
  return argument.startsWith('/') ? argument.slice(argument.lastIndexOf('/') + 1) : argument;
}

/** Latin1: one character a byte. */
function untilNul(bytes: Uint8Array): string {
  const nul = bytes.indexOf(0);
  return Buffer.from(bytes.buffer, bytes.byteOffset, nul < 0 ? bytes.length : nul).toString('latin1');
}
