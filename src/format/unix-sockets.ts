import type { UnixSocket } from '../proc/unix.ts';
import type { Column } from './columns.ts';
import { programColumn, type SocketStyle } from './socket-columns.ts';
import { SO_ACCEPTCON, SOCKET_FLAGS, socketTypeWord, unixStateWord } from './words.ts';

/** Whether a flag of the kernel is set; flags are far below 2^32. */
function has(flags: number | bigint, flag: number): boolean {
  return (Number(BigInt.asUintN(32, BigInt(flags))) & flag) !== 0;
}

function flagLetters(flags: number | bigint): string {
  return `[ ${SOCKET_FLAGS.map(([flag, letters]) => (has(flags, flag) ? letters : '')).join('')}]`;
}

/** The columns of the unix block. */
export function unixColumns(style: SocketStyle): Column<UnixSocket>[] {
  return [
    { heading: 'Proto', width: 5, align: 'left', write: (out, { protocol }) => out.text(protocol === 0 ? 'unix' : '??') },
    { heading: 'RefCnt', width: 6, align: 'left', write: (out, { refCount }) => out.decimal(refCount) },
    { heading: 'Flags', width: 11, align: 'left', write: (out, { flags }) => out.text(flagLetters(flags)) },
    { heading: 'Type', width: 10, align: 'left', write: (out, { type }) => out.text(socketTypeWord(type)) },
    {
      heading: 'State',
      width: 13,
      align: 'left',
      write: (out, { state, flags }) => out.text(unixStateWord(state, has(flags, SO_ACCEPTCON))),
    },
    {
      heading: 'I-Node',
      width: 8,
      align: 'left',
      write: (out, { inode }) => (inode === undefined ? out.text('-') : out.decimal(inode)),
    },
    ...(style.programs ? [programColumn(style)] : []),
    { heading: 'Path', width: 0, align: 'left', write: (out, { path }) => out.name(path) },
  ];
}
