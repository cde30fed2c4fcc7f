/** The states of tcp by their number in the table, TCP_ESTABLISHED = 1 and so on (include/net/tcp_states.h). */
const TCP_STATES: readonly string[] = [
  '',
  'ESTABLISHED',
  'SYN_SENT',
  'SYN_RECV',
  'FIN_WAIT1',
  'FIN_WAIT2',
  'TIME_WAIT',
  'CLOSE',
  'CLOSE_WAIT',
  'LAST_ACK',
  'LISTEN',
  'CLOSING',
];

/**
 * Numbers that no kernel shows in this table. net-tools has no words for them and prints what lies behind its own,
 * which are these; further on it prints rubbish or crashes.
 */
const BEYOND_TCP_STATES: readonly string[] = ['LISTENING', 'CONN SENT', 'DISC SENT', 'ESTABLISHED'];

/** The word for a tcp state. */
export function tcpStateWord(state: number): string {
  return TCP_STATES[state] ?? BEYOND_TCP_STATES[state - TCP_STATES.length] ?? 'UNKNOWN';
}

/** The word for the state of an sctp socket or association, which uses the numbers of tcp. */
export function sctpStateWord(state: number): string {
  return TCP_STATES[state] ?? `UNKNOWN(${state | 0})`;
}

/** udp and udplite use two of tcp's states: TCP_ESTABLISHED when connected, TCP_CLOSE otherwise. */
export function udpStateWord(state: number): string {
  return state === 1 ? 'ESTABLISHED' : state === 7 ? '' : 'UNKNOWN';
}

/** A raw socket's state is shown as its number. */
export function rawStateWord(state: number): string {
  return String(state | 0);
}

/** Timers of tcp by number: retransmission, keepalive (or SYN-ACK), time-wait, zero window probe. */
export const TCP_TIMERS: readonly string[] = ['off', 'on', 'keepalive', 'timewait', 'probe'];

/** udp, udplite and raw run no timers; the kernel prints 0. */
export const DATAGRAM_TIMERS: readonly string[] = ['off', 'on1', 'on2'];

/** The types of a unix socket, SOCK_STREAM = 1 and so on (include/linux/net.h). */
const SOCKET_TYPES: readonly string[] = ['UNKNOWN', 'STREAM', 'DGRAM', 'RAW', 'RDM', 'SEQPACKET'];

export function socketTypeWord(type: number): string {
  return SOCKET_TYPES[type] ?? 'UNKNOWN';
}

/** Flags of a unix socket in the order in which they are shown (include/linux/net.h): the bit, its letters. */
export const SOCKET_FLAGS: readonly (readonly [number, string])[] = [
  [0x10000, 'ACC '],
  [0x20000, 'W '],
  [0x40000, 'N '],
];

/** The states of a unix socket, SS_FREE = 0 and so on; an unconnected one is a listener by its flag only. */
const UNIX_STATES: readonly string[] = ['FREE', '', 'CONNECTING', 'CONNECTED', 'DISCONNECTING'];

export function unixStateWord(state: number, listening: boolean): string {
  return listening ? 'LISTENING' : (UNIX_STATES[state] ?? 'UNKNOWN');
}
