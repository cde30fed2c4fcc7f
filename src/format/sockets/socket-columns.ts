import { type Column, leftColumn } from '../columns.ts';
import type { LineWriter } from '../line-writer.ts';
import type { Names } from '../names.ts';

/** Which columns a block of sockets has, and what its fields need. */
export interface SocketStyle {
  readonly names: Names;
  /** Whether hosts and ports are numbers: -n, or --numeric-hosts with --numeric-ports. */
  readonly numeric: boolean;
  /** -W: addresses are not cut. */
  readonly wide: boolean;
  /** -e: user and inode. */
  readonly extend: boolean;
  /** -o: timers. */
  readonly timers: boolean;
  /** -p: the program that holds the socket. */
  readonly programs: boolean;
  /** -Z: the SELinux context of that program. */
  readonly selinux: boolean;
  /** The process that holds the socket with an inode. */
  readonly owner: (inode: number | bigint) => SocketOwner | undefined;
  /** Units of the kernel's times. */
  readonly ticksPerSecond: number;
}

/** The process that holds a socket. */
interface SocketOwner {
  /** Its name in /proc: digits. */
  readonly name: string;
  readonly program: string;
  readonly context?: string | undefined;
}

/** A socket with what the columns of -e show. */
interface OwnedSocket {
  readonly uid: number;
  readonly inode: number | bigint;
}

/** A socket with what the columns of -p and -Z need. */
interface HeldSocket {
  readonly inode?: number | bigint;
}

/** The columns that -e, -p and -Z add, in this order. */
export function ownershipColumns(style: SocketStyle): Column<OwnedSocket>[] {
  const columns: Column<OwnedSocket>[] = [];
  if (style.extend) {
    columns.push(
      leftColumn('User', 10, (out, { uid }) => writeUser(out, uid, style.names)),
      leftColumn('Inode', 10, (out, { inode }) => out.decimal(inode)),
    );
  }
  return [...columns, ...programColumns(style)];
}

/** The columns that -p and -Z add, in this order. */
export function programColumns(style: SocketStyle): Column<HeldSocket>[] {
  const columns = [];
  if (style.programs) columns.push(programColumn(style));
  if (style.selinux) columns.push(contextColumn(style));
  return columns;
}

/** The name of a user, or the uid. */
export function writeUser(out: LineWriter, uid: number, names: Names): void {
  const name = names.user(uid);
  if (name === undefined) out.decimal(uid);
  else out.text(name);
}

/** Bytes of `PID/name` that -p shows. */
export const PROGRAM_LIMIT = 19;

/** `PID/name`, or `-` where no process is known to hold the socket. */
function programColumn(style: SocketStyle): Column<HeldSocket> {
  const texts = new Map<SocketOwner, string>();
  const textOf = (owner: SocketOwner): string => {
    let text = texts.get(owner);
    if (text === undefined) {
      text = `${owner.name}/${owner.program}`.slice(0, PROGRAM_LIMIT);
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

/** The SELinux context of the process that holds the socket, or `-`. The heading is one byte narrower than the fields. */
function contextColumn(style: SocketStyle): Column<HeldSocket> {
  return {
    heading: 'Security Context',
    headingWidth: 49,
    width: 50,
    align: 'left',
    write(out, { inode }) {
      const context = (inode === undefined ? undefined : style.owner(inode))?.context ?? '-';
      out.text(context.length > CONTEXT_LIMIT ? context.slice(1 - CONTEXT_LIMIT) : context);
    },
  };
}

/** net-tools prints unsigned 64-bit numbers as C longs. */
export function signed(value: number | bigint): number | bigint {
  return typeof value === 'bigint' ? BigInt.asIntN(64, value) : value;
}
