import { HostError, tryRead } from '../../errors.ts';
import { type PidNamespace, pidNamespace } from '../processes/pid-namespace.ts';
import { isProcess } from '../processes/process-facts.ts';
import { optional, optionalText } from '../root/optional.ts';
import { type Root, wasLive, wasRunning } from '../root/root.ts';

/** Which processes can be looked at for the sockets that they hold. */
export interface ProcessVisibility {
  /** How many /proc lists; 0 as well where it may not be listed, or has none. */
  readonly listed: number;
  /** The pids of those whose open files may not be read, or were not recorded. */
  readonly unreadable: readonly string[];
  /** Whether /proc leaves out processes of other users (its mount option hidepid). */
  readonly hidden: boolean;
  readonly namespace: PidNamespace;
}

/** In one line, why a process that holds a socket may not have been seen; undefined where all were looked at. */
export function unseenProcesses({
  listed,
  unreadable,
  hidden,
  namespace,
}: ProcessVisibility): string | undefined {
  if (listed === 0) return 'no process may be looked at';
  if (unreadable.length > 0) return `${unreadable.length} of ${listed} processes may not be looked at`;
  if (hidden) return 'it is mounted with hidepid and leaves out the processes of other users';
  return namespace === 'inner'
    ? 'it shows the processes of one PID namespace, and others may share its sockets'
    : undefined;
}

/** Finds out which processes can be looked at. */
export function readProcessVisibility(root: Root): ProcessVisibility {
  const pids = (optional(() => root.list('/proc')) ?? []).filter(isProcess);
  return {
    listed: pids.length,
    unreadable: pids.filter((pid) => isUnreadable(root, pid)),
    hidden: wasLive(root) && !pids.includes('1') && hidesProcesses(root),
    namespace: wasRunning(root) ? pidNamespace(root) : 'unknown',
  };
}

/** The folder alone does not tell: root may list it where only a process with CAP_SYS_PTRACE may follow its links. */
function isUnreadable(root: Root, pid: string): boolean {
  const folder = `/proc/${pid}/fd`;
  const error = tryRead(() => {
    // In an order of its own: folders are listed by one runtime as by another only in /proc.
    const [first] = root.list(folder).toSorted();
    return first === undefined ? first : root.readLink(`${folder}/${first}`);
  });
  if (!(error instanceof HostError)) return false;
  return !wasRunning(root) || error.errno === 'EACCES' || error.errno === 'EPERM';
}

/** In /proc/self/mountinfo: the mount point is the fifth word; behind ` - ` come type, source and options. */
const HIDING_PROC = /^(?:\S+ ){4}\/proc .* - proc \S+ \S*hidepid=(?:2|4|invisible|ptraceable)\b/;

function hidesProcesses(root: Root): boolean {
  const mounts = (optionalText(root, '/proc/self/mountinfo') ?? '').split('\n');
  return mounts.some((line) => HIDING_PROC.test(line));
}

/** The pid of the process that started this one, or took it in; undefined where it cannot be known, 0 for none. */
export function parentOf(root: Root, pid: number): number | undefined {
  const stat = optionalText(root, `/proc/${pid}/stat`);
  // The name, in parentheses, may itself hold blanks and parentheses: the state and the parent follow the last one.
  const parent = /^\) \S (\d+)/.exec(stat?.slice(stat.lastIndexOf(')')) ?? '')?.[1];
  return parent === undefined ? undefined : Number(parent);
}
