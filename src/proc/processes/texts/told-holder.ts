import { parseInteger } from '../../reading/integers.ts';

/** A program whose output names the holders of sockets. */
export type TextSource = 'netstat' | 'ss' | 'lsof';

/** A process that holds a socket, as the output of another program says. */
export interface ToldHolder {
  /** Of the socket; never 0. */
  readonly inode: number | bigint;
  readonly pid: number;
  /** As the program printed it, which may have cut it. Latin1. */
  readonly program: string;
  /** The descriptor by which the process holds the socket, where it was printed. */
  readonly fd?: number;
}

/** Digits of the largest pid, and of the largest descriptor, with room for more. */
const MOST_DIGITS = 10;

/** What words of digits say; undefined for numbers that no process or socket has. */
export function toldHolder(inode: string, pid: string, program: string, fd?: string): ToldHolder | undefined {
  const number = parseInteger(inode);
  if (number === undefined || number === 0 || isLong(pid) || (fd !== undefined && isLong(fd)))
    return undefined;
  return { inode: number, pid: Number(pid), program, ...(fd === undefined ? {} : { fd: Number(fd) }) };
}

function isLong(digits: string): boolean {
  return digits.length > MOST_DIGITS;
}
