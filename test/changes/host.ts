import { type MemoryFile, memoryRoot } from '../../src/host/root/memory-root.ts';
import type { Root } from '../../src/host/root/root.ts';

/** A host in memory. */
export type Files = Readonly<Record<string, MemoryFile>>;

const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

/** Of a row in a table of sockets: both ends as the kernel writes them, the state's number, and the inode. */
export type Row = readonly [local: string, foreign: string, state: number, inode: number];

/** A table of tcp, udp or raw. */
export function table(...rows: readonly Row[]): string {
  const lines = rows.map(([local, foreign, state, inode], at) => {
    const st = state.toString(16).toUpperCase().padStart(2, '0');
    return `${String(at).padStart(4)}: ${local} ${foreign} ${st} 00000000:00000000 00:00000000 00000000     0        0 ${inode} 1 0 100 0 0 10 0\n`;
  });
  return HEADING + lines.join('');
}

/** Numbers of states of tcp. */
export const ST = {
  ESTABLISHED: 1,
  SYN_SENT: 2,
  SYN_RECV: 3,
  FIN_WAIT2: 5,
  TIME_WAIT: 6,
  CLOSE: 7,
  CLOSE_WAIT: 8,
  LAST_ACK: 9,
  LISTEN: 10,
} as const;

/** Nobody in IPv4. */
export const ANY = '00000000:0000';

/** 10.0.0.NUMBER with a port. */
export function end(number: number, port: number): string {
  return `${hex(number, 2)}00000A:${hex(port, 4)}`;
}

function hex(number: number, width: number): string {
  return number.toString(16).toUpperCase().padStart(width, '0');
}

/** A process that holds sockets, by their inodes. */
export function holder(pid: number, program: string, ...inodes: readonly number[]): Files {
  return {
    [`/proc/${pid}/cmdline`]: `${program}\0`,
    ...Object.fromEntries(
      inodes.map((inode, at) => [`/proc/${pid}/fd/${at + 3}`, { link: `socket:[${inode}]` }]),
    ),
  };
}

/** Counters of tcp. */
export function snmp(activeOpens: number, passiveOpens: number): string {
  return `Tcp: RtoAlgorithm ActiveOpens PassiveOpens\nTcp: 1 ${activeOpens} ${passiveOpens}\n`;
}

/** A host that becomes another one at each call of `next`, for as long as there is one. */
export function changingRoot(hosts: readonly Files[]): { readonly root: Root; next(): void } {
  const roots = hosts.map((files) => memoryRoot(files));
  let at = 0;
  const now = (): Root => roots[Math.min(at, roots.length - 1)] as Root;
  return {
    root: {
      facts: { byteOrder: 'LE', ticksPerSecond: 100 },
      read: (path, most) => now().read(path, most),
      readBatches: (path) => now().readBatches(path),
      readLink: (path) => now().readLink(path),
      list: (path) => now().list(path),
    },
    next() {
      at++;
    },
  };
}

/** /proc/net/dev without interfaces. */
export const DEV = `Inter-|   Receive                                                |  Transmit
 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
`;

/** An interface; IPv6 addresses are 32 digits. */
export interface Link {
  readonly name: string;
  readonly mtu?: number;
  readonly flags?: string;
  readonly addresses?: readonly string[];
}

/** A host with these interfaces. */
export function links(...all: readonly Link[]): Files {
  const files: Record<string, string> = { '/proc/net/dev': DEV, '/proc/net/if_inet6': '' };
  for (const { name, mtu = 1500, flags = '0x1003', addresses = [] } of all) {
    files['/proc/net/dev'] += `  ${name}: 1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0\n`;
    files['/proc/net/if_inet6'] += addresses.map((address) => `${address} 02 40 20 80 ${name}\n`).join('');
    Object.assign(files, {
      [`/sys/class/net/${name}/mtu`]: `${mtu}\n`,
      [`/sys/class/net/${name}/flags`]: `${flags}\n`,
    });
  }
  return files;
}
