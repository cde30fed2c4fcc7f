import { textOf } from '../../text/utf8.ts';
import type { OwnerRecord } from '../socket.ts';

/** A process that holds a socket, from the same in latin1. */
export function describeOwner({ pid, program, command, fd, context }: OwnerRecord): OwnerRecord {
  const owner = { pid, program: textOf(program), command: textOf(command), fd };
  return context === undefined ? owner : { ...owner, context: textOf(context) };
}
