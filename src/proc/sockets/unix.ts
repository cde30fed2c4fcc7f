import { lineReader } from '../reading/lines.ts';
import type { ProblemCode, Reader } from '../reading/parsed.ts';
import { low32, NO_NUMBER, type Scanner } from '../reading/scanner.ts';

/**
 * A line of /proc/net/unix, printed by unix_seq_show:
 *
 *     ffff9a5f0d3f6c00: 00000002 00000000 00010000 0001 01 20917 /run/dbus/system_bus_socket
 *
 * All hexadecimal but the inode. The kernel writes the NUL of an abstract name as `@`.
 */
export interface UnixSocket {
  /** RefCount: users of the socket; unsigned 64 bits. */
  readonly refCount: number | bigint;
  /** Protocol: always 0. */
  readonly protocol: number | bigint;
  /** Flags: SO_ACCEPTCON, SO_WAITDATA, SO_NOSPACE. */
  readonly flags: number | bigint;
  /** Type: SOCK_STREAM, SOCK_DGRAM, … */
  readonly type: number;
  /** St: SS_FREE … SS_DISCONNECTING. */
  readonly state: number;
  /** Inode, 0 where the line ends before it; absent where the heading does not name it (before Linux 2.2). */
  readonly inode?: number | bigint;
  /** The inode of a line that has one, though the heading does not name it. */
  readonly unnamedInode?: number | bigint;
  /** Path, latin1, up to its first blank; empty for a nameless socket. Where the heading names no inode, the inode: so net-tools has it. */
  readonly path: string;
  /** The path to the end of the line, blanks included. */
  readonly fullPath: string;
}

/** __SO_ACCEPTCON of UnixSocket.flags: listen() was called. */
export const SO_ACCEPTCON = 0x10000;

/** SS_UNCONNECTED of UnixSocket.state. */
export const SS_UNCONNECTED = 1;

/** Whether a socket listens for connections. */
export function isListening({ state, flags }: UnixSocket): boolean {
  return state === SS_UNCONNECTED && hasFlag(flags, SO_ACCEPTCON);
}

/** Whether a flag below 2^32 is set. */
export function hasFlag(flags: number | bigint, flag: number): boolean {
  return (low32(flags) & flag) !== 0;
}

const COLON = 0x3a;

/** Makes the reader of the table. The first line of the file is its heading. */
export function unixSocketReader(): Reader<UnixSocket> {
  let hasInode = false;
  return lineReader({}, (scanner) => {
    if (scanner.line > 0) return parseLine(scanner, hasInode);
    hasInode = scanner.rest().includes('Inode');
    return undefined;
  });
}

function parseLine(scanner: Scanner, hasInode: boolean): UnixSocket | ProblemCode {
  if (!skipPointer(scanner) || !scanner.literal(COLON)) return 'BOGUS_LINE';
  const refCount = scanner.hex();
  const protocol = scanner.hex();
  const flags = scanner.hex();
  const type = scanner.hex32();
  // Where a number is missing, nothing after it can be read.
  const state = scanner.hex32();
  if (state === NO_NUMBER) return 'BOGUS_LINE';
  const inode = scanner.decimal();
  if (!hasInode) {
    const unnamed = inode === NO_NUMBER ? {} : { unnamedInode: inode };
    const path = String(inode === NO_NUMBER ? 0 : inode);
    return { refCount, protocol, flags, type, state, ...unnamed, path, fullPath: restOfLine(scanner) };
  }
  if (inode === NO_NUMBER)
    return { refCount, protocol, flags, type, state, inode: 0, path: '', fullPath: '' };
  const fullPath = restOfLine(scanner);
  return { refCount, protocol, flags, type, state, inode, path: scanner.word(), fullPath };
}

const BLANK = 0x20;

/** The rest of the line after the blank that ends the last column. */
function restOfLine(scanner: Scanner): string {
  const { bytes, position, end } = scanner;
  return scanner.text(bytes[position] === BLANK ? position + 1 : position, end);
}

/** Skips the address of the socket in the kernel, in any form that `%p` of scanf takes; false for none. */
function skipPointer(scanner: Scanner): boolean {
  return scanner.hex() !== NO_NUMBER || scanner.word(NIL.length) === NIL;
}

const NIL = '(nil)';
