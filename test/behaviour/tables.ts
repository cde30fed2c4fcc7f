import type { HostFiles } from './case.ts';

/** Header lines as Linux 6 prints them. */
export const HEADERS = {
  tcp: '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode                                                     \n',
  tcp6: '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n',
  udp: '   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops            \n',
  udp6: '  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n',
  raw: '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops\n',
  unix: 'Num       RefCount Protocol Flags    Type St Inode Path\n',
  eps: ' ENDPT     SOCK   STY SST HBKT LPORT   UID INODE LADDRS\n',
  assocs:
    ' ASSOC     SOCK   STY SST ST HBKT ASSOC-ID TX_QUEUE RX_QUEUE UID INODE LPORT RPORT LADDRS <-> RADDRS HBINT INS OUTS MAXRT T1X T2X RTXC wmema wmemq sndbuf rcvbuf\n',
  route:
    'Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT                                                       \n',
  dev: 'Inter-|   Receive                                                |  Transmit\n face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n',
  igmp: 'Idx\tDevice    : Count Querier\tGroup    Users Timer\tReporter\n',
} as const;

/** A table: its header, then the rows. */
export function table(kind: keyof typeof HEADERS, ...rows: readonly string[]): string {
  return HEADERS[kind] + rows.map((row) => `${row}\n`).join('');
}

interface InetFields {
  /** tx_queue and rx_queue */
  readonly queues?: string;
  /** tr and tm->when */
  readonly timer?: string;
  readonly retransmits?: string;
  readonly uid?: string;
  readonly timeout?: string;
  readonly inode?: string;
}

/** A row of tcp, udp, udplite or raw, spaced as the kernel does. Addresses, ports and the state as in the file. */
export function inet(local: string, foreign: string, state: string, fields: InetFields = {}): string {
  const { queues = '00000000:00000000', timer = '00:00000000', retransmits = '00000000' } = fields;
  const { uid = '0', timeout = '0', inode = '12345' } = fields;
  return `   0: ${local} ${foreign} ${state} ${queues} ${timer} ${retransmits} ${uid.padStart(5)} ${timeout.padStart(8)} ${inode} 1 0000000000000000`;
}

/** A process that holds the sockets of these inodes. Arguments end in NUL, as the kernel writes them. */
export function holder(pid: number, cmdline: string, ...inodes: readonly number[]): HostFiles {
  return Object.fromEntries([
    [`/proc/${pid}/cmdline`, cmdline],
    ...inodes.map((inode, at) => [`/proc/${pid}/fd/${at + 3}`, { link: `socket:[${inode}]` }]),
  ]);
}
