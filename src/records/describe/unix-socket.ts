import { SOCKET_FLAGS, socketTypeWord, unixStateWord } from '../../format/sockets/words.ts';
import { hasFlag, isListening, type UnixSocket } from '../../proc/sockets/unix.ts';
import { textOf } from '../../text/utf8.ts';
import type { SocketRecord } from '../socket.ts';
import { ownersOf, type SocketFacts } from './inet-socket.ts';

/** A unix socket. */
export function describeUnixSocket(socket: UnixSocket, facts: SocketFacts): SocketRecord {
  const { refCount, flags, type, state, inode = socket.unnamedInode, fullPath } = socket;
  return {
    protocol: 'unix',
    refCount,
    flags: SOCKET_FLAGS.filter(([flag]) => hasFlag(flags, flag))
      .map(([, letters]) => letters.trim())
      .join(' '),
    type: socketTypeWord(type),
    state: unixStateWord(state, isListening(socket)),
    ...(inode === undefined ? {} : { inode }),
    ...ownersOf(facts, inode),
    path: textOf(fullPath),
  };
}
