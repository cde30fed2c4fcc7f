import { hasFlag, isListening, type UnixSocket } from '../../proc/sockets/unix.ts';
import { type Column, leftColumn } from '../columns.ts';
import { programColumns, type SocketStyle, signed } from './socket-columns.ts';
import { SOCKET_FLAGS, socketTypeWord, unixStateWord } from './words.ts';

function flagLetters(flags: number | bigint): string {
  return `[ ${SOCKET_FLAGS.map(([flag, letters]) => (hasFlag(flags, flag) ? letters : '')).join('')}]`;
}

/** The columns of the unix block. */
export function unixColumns(style: SocketStyle): Column<UnixSocket>[] {
  return [
    leftColumn('Proto', 5, (out, { protocol }) => out.text(protocol === 0 ? 'unix' : '??')),
    leftColumn('RefCnt', 6, (out, { refCount }) => out.decimal(signed(refCount))),
    leftColumn('Flags', 11, (out, { flags }) => out.text(flagLetters(flags))),
    leftColumn('Type', 10, (out, { type }) => out.text(socketTypeWord(type))),
    leftColumn('State', 13, (out, socket) => out.text(unixStateWord(socket.state, isListening(socket)))),
    leftColumn('I-Node', 8, (out, { inode }) => (inode === undefined ? out.text('-') : out.decimal(inode))),
    ...programColumns(style),
    leftColumn('Path', 0, (out, { path }) => out.text(path)),
  ];
}
