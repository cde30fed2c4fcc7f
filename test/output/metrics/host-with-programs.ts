import type { MemoryFile } from '../../../src/host/root/memory-root.ts';

/** The heading of /proc/net/tcp. */
export const HEADING =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';

/** A line of /proc/net/tcp. */
export function row(
  port: number,
  state: string,
  [sendQ, recvQ]: readonly [number, number],
  inode = 0,
): string {
  const hex = (number: number, digits: number): string =>
    number.toString(16).toUpperCase().padStart(digits, '0');
  const foreign = state === '0A' ? '00000000:0000' : '0200000A:C350';
  return `   0: 0100000A:${hex(port, 4)} ${foreign} ${state} ${hex(sendQ, 8)}:${hex(recvQ, 8)} 00:00000000 00000000     0        0 ${inode} 1 0 20 4 30 10 -1\n`;
}

/** A host with a process of each name, each with a socket of its own. */
export function hostWithPrograms(names: readonly string[]): Readonly<Record<string, MemoryFile>> {
  const processes = names.flatMap((name, at): [string, MemoryFile][] => [
    [`/proc/${at + 1}/cmdline`, Buffer.from(`${name}\0`)],
    [`/proc/${at + 1}/fd/3`, { link: `socket:[${at + 100}]` }],
  ]);
  const rows = names.map((_name, at) => row(80, '01', [0, at], at + 100));
  return { ...Object.fromEntries(processes), '/proc/net/tcp': HEADING + rows.join('') };
}
