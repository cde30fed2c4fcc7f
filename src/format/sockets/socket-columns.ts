import { sanitize } from '../../text/sanitize.ts';
import type { Column } from '../columns.ts';
import type { LineWriter } from '../line-writer.ts';
import type { Names } from '../names.ts';

/** What decides about the columns of a socket block, and what their fields need to know. */
export interface SocketStyle {
  readonly names: Names;
  /** -n, or both of its parts for hosts and ports: these have no names. */
  readonly numeric: boolean;
  /** -W: addresses are not cut. */
  readonly wide: boolean;
  /** -e: user and inode. */
  readonly extend: boolean;
  /** -o: timers. */
  readonly timers: boolean;
  /** -p: the program, of the inode it is asked for. */
  readonly programs: boolean;
  /** -Z: the SELinux context of that program. */
  readonly selinux: boolean;
  readonly owner: (inode: number | bigint) => SocketOwner | undefined;
  /** Units of a timer's time in a second. */
  readonly ticksPerSecond: number;
}

/** The process that holds a socket. */
interface SocketOwner {
  readonly pid: number;
  readonly program: string;
  readonly context?: string;
}

/** A socket that the column of -e can be asked of. */
interface OwnedSocket {
  readonly uid: number;
  readonly inode: number | bigint;
}

/** A socket that may lack an inode: those of -p and -Z can be asked of it. */
interface HeldSocket {
  readonly inode?: number | bigint;
}

/** The columns that -e, -p and -Z add, in this order. */
export function ownershipColumns(style: SocketStyle): Column<OwnedSocket>[] {
  const columns: Column<OwnedSocket>[] = [];
  if (style.extend) columns.push(userColumn(style.names), inodeColumn);
  return [...columns, ...programColumns(style)];
}

/** The columns that -p and -Z add, in this order. */
export function programColumns(style: SocketStyle): Column<HeldSocket>[] {
  const columns = [];
  if (style.programs) columns.push(programColumn(style));
  if (style.selinux) columns.push(contextColumn(style));
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

/** Bytes of `PID/name` that -p shows. */
export const PROGRAM_LIMIT = 19;

/** `PID/name`, or `-` where no process is known to hold the socket. */
function programColumn(style: SocketStyle): Column<HeldSocket> {
  const texts = new Map<SocketOwner, string>();
  const textOf = (owner: SocketOwner): string => {
    let text = texts.get(owner);
    if (text === undefined) {
      text = sanitize(`${owner.pid}/${owner.program}`.slice(0, PROGRAM_LIMIT));
      texts.set(owner, text);
    }
    return text;
  };
  return {
    heading: 'PID/Program name',
    width: 20,
    align: 'left',
    write(out, { inode }) {
      const owner = inode === undefined ? undefined : style.owner(inode);
      if (owner === undefined) out.text('-');
      else out.text(textOf(owner));
    },
  };
}

/** Of a context of more bytes -Z shows only the last ones, one less than these. */
export const CONTEXT_LIMIT = 49;

/** The SELinux context of the process that holds the socket, or `-`; its heading is a byte short. */
function contextColumn(style: SocketStyle): Column<HeldSocket> {
  return {
    heading: 'Security Context',
    headingWidth: 49,
    width: 50,
    align: 'left',
    write(out, { inode }) {
      const context = (inode === undefined ? undefined : style.owner(inode))?.context ?? '-';
      out.name(context.length > CONTEXT_LIMIT ? context.slice(1 - CONTEXT_LIMIT) : context);
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
