import type { Note } from '../../records/note.ts';
import type { SocketRecord } from '../../records/socket.ts';

/** Which thread holds a socket that -p shows no program for, as its process has no descriptor for it. */
export function threadNote({ owners }: SocketRecord): Note | undefined {
  const owner = owners?.[0];
  if (owner?.thread === undefined) return undefined;
  const { pid, program, fd, thread } = owner;
  return {
    code: 'thread-descriptor',
    text: `Thread ${thread} of ${pid}/${program} holds it (fd ${fd}), in a table of descriptors that the process does not have: it called unshare(CLONE_FILES), or the first thread has ended. -p looks in /proc/${pid}/fd alone and shows no program.`,
  };
}
