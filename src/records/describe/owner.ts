import { textOf } from '../../text/utf8.ts';
import type { OwnerRecord } from '../socket.ts';

/** A process that holds a socket, as it is read. Texts are latin1. */
interface HoldingProcess {
  readonly pid: number;
  readonly wholeProgram: string;
  readonly command: string;
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
    const { pid, program, command, context } = owner;
    if (thread === undefined && context === undefined) return { pid, program, command, fd };
    return {
      pid,
      program,
      command,
      fd,
      ...(thread === undefined ? {} : { thread }),
      ...(context === undefined ? {} : { context }),
    };
  };
}

function describeProcess(held: HoldingProcess, selinux: boolean): Omit<OwnerRecord, 'fd'> {
  const owner = { pid: held.pid, program: textOf(held.wholeProgram), command: textOf(held.command) };
  const context = selinux ? held.context : undefined;
  return context === undefined ? owner : { ...owner, context: textOf(context) };
}
