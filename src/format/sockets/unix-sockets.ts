import { hasFlag, isListening, type UnixSocket } from '../../proc/sockets/unix.ts';
import type { Column } from '../columns.ts';
import { programColumns, type SocketStyle, signed } from './socket-columns.ts';
import { SOCKET_FLAGS, socketTypeWord, unixStateWord } from './words.ts';

function flagLetters(flags: number | bigint): string {
  return `[ ${SOCKET_FLAGS.map(([flag, letters]) => (hasFlag(flags, flag) ? letters : '')).join('')}]`;
}

/** The columns of the unix block. */
export function unixColumns(style: SocketStyle): Column<UnixSocket>[] {
  return [
    {
      heading: 'Proto',
      width: 5,
      align: 'left',
      write: (out, { protocol }) => out.text(protocol === 0 ? 'unix' : '??'),
    },
    {
      heading: 'RefCnt',
      width: 6,
      align: 'left',
      write: (out, { refCount }) => out.decimal(signed(refCount)),
    },
    { heading: 'Flags', width: 11, align: 'left', write: (out, { flags }) => out.text(flagLetters(flags)) },
    { heading: 'Type', width: 10, align: 'left', write: (out, { type }) => out.text(socketTypeWord(type)) },
    {
      heading: 'State',
      width: 13,
      align: 'left',
      write: (out, socket) => out.text(unixStateWord(socket.state, isListening(socket))),
    },
    {
      heading: 'I-Node',
      width: 8,
      align: 'left',
      write: (out, { inode }) => (inode === undefined ? out.text('-') : out.decimal(inode)),
    },
    ...programColumns(style),
    { heading: 'Path', width: 0, align: 'left', write: (out, { path }) => out.name(path) },
  ];
}
