import { textOf } from '../../text/utf8.ts';
import type { OwnerRecord } from '../socket.ts';

/** Of a socket that no process holds. */
export const NOBODY: readonly OwnerRecord[] = [];
/** Of a socket that none is known to hold, though one may that was not seen. Records show it as no one; it is known by itself. */
export const UNSEEN: readonly OwnerRecord[] = [];

/** A process that holds a socket, as it is read. Texts are latin1. */
interface HoldingProcess {
  readonly pid: number;
  readonly wholeProgram: string;
  readonly command: string;
  readonly commandCut: boolean;
  readonly context: string | undefined;
}

/** A descriptor by which it does. */
export interface SocketHolder {
  readonly process: HoldingProcess;
  readonly fd: number;
  readonly thread: number | undefined;
}

/**
 * Describes the holders of sockets, each process once.
 *
 * @param selinux whether their SELinux contexts are asked for
 */
export function ownerDescriber(selinux: boolean): (holder: SocketHolder) => OwnerRecord {
  const known = new Map<HoldingProcess, Omit<OwnerRecord, 'fd'>>();
  return ({ process, fd, thread }) => {
    let owner = known.get(process);
    if (owner === undefined) {
      owner = describeProcess(process, selinux);
      known.set(process, owner);
    }
    const { pid, program, command, commandCut, context } = owner;
    // To copy all of it takes longer, where there is one for each of 100,000 descriptors.
    if (thread === undefined && commandCut === undefined && context === undefined)
      return { pid, program, command, fd };
    return { ...owner, fd, ...(thread === undefined ? {} : { thread }) };
  };
}

function describeProcess(held: HoldingProcess, selinux: boolean): Omit<OwnerRecord, 'fd'> {
  const context = selinux ? held.context : undefined;
  return {
    pid: held.pid,
    program: textOf(held.wholeProgram),
    command: textOf(held.command),
    ...(held.commandCut ? { commandCut: true } : {}),
    ...(context === undefined ? {} : { context: textOf(context) }),
  };
}
