import type { Column } from './columns.ts';
import type { LineWriter } from './line-writer.ts';
import type { Names } from './names.ts';

/** What decides about the columns of a socket block, and what their fields need to know. */
export interface SocketStyle {
  readonly names: Names;
  /** -W: addresses are not cut. */
  readonly wide: boolean;
  /** -e: user and inode. */
  readonly extend: boolean;
  /** -o: timers. */
  readonly timers: boolean;
  /** -p: the program, of the inode it is asked for. */
  readonly programs: boolean;
  readonly owner: (inode: number | bigint) => { readonly pid: number; readonly program: string } | undefined;
  /** Units of a timer's time in a second. */
  readonly ticksPerSecond: number;
}

/** A socket that the columns of -e and -p can be asked of. */
interface OwnedSocket {
  readonly uid: number;
  readonly inode: number | bigint;
}

/** The columns that -e and -p add, in this order. */
export function ownershipColumns(style: SocketStyle): Column<OwnedSocket>[] {
  const columns: Column<OwnedSocket>[] = [];
  if (style.extend) columns.push(userColumn(style.names), inodeColumn);
  if (style.programs) columns.push(programColumn(style));
  return columns;
}

function userColumn(names: Names): Column<OwnedSocket> {
  return {
    heading: 'User',
    width: 10,
    align: 'left',
    write(out, { uid }) {
      const name = names.user(uid);
      if (name === undefined) out.decimal(uid);
      else out.name(name);
    },
  };
}

const inodeColumn: Column<OwnedSocket> = {
  heading: 'Inode',
  width: 10,
  align: 'left',
  write: (out, { inode }) => out.decimal(inode),
};

/** So many bytes of `PID/name` are shown. */
const PROGRAM_LIMIT = 19;

/** `PID/name`, or `-` where no process is known to hold the socket. */
export function programColumn(style: SocketStyle): Column<{ readonly inode?: number | bigint }> {
  return {
    heading: 'PID/Program name',
    width: 20,
    align: 'left',
    write(out, { inode }) {
      const owner = inode === undefined ? undefined : style.owner(inode);
      if (owner === undefined) out.text('-');
      else out.name(`${owner.pid}/${owner.program}`, PROGRAM_LIMIT);
    },
  };
}

/**
 * `KIND (SECONDS/RETRANSMITS/PROBES)` of a timer that ends in `when` ticks; without a timer (kind 0) the time is 0.00.
 *
 * @param words the kinds by number
 */
export function writeTimer(
  out: LineWriter,
  words: readonly string[],
  timer: number,
  when: number | bigint,
  retransmits: number | bigint,
  probes: number,
  ticksPerSecond: number,
): void {
  out.text(words[timer] ?? `unkn-${timer | 0}`);
  out.text(timer === 0 ? ' (0.00/' : ` (${(Number(when) / ticksPerSecond).toFixed(2)}/`);
  out.decimal(signed(retransmits));
  out.text('/');
  out.decimal(probes);
  out.text(')');
}

/** An unsigned 64-bit number as net-tools prints it, a C long. */
export function signed(value: number | bigint): number | bigint {
  return typeof value === 'bigint' ? BigInt.asIntN(64, value) : value;
}
