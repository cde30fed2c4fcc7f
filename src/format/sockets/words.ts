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
 * The words for the next numbers, which no kernel prints: net-tools reads beyond its list of states and finds these. For
 * still larger numbers it prints garbage or crashes.
 */
const BEYOND_TCP_STATES: readonly string[] = ['LISTENING', 'CONN SENT', 'DISC SENT', 'ESTABLISHED'];

/** The word for a tcp state. */
export function tcpStateWord(state: number): string {
  return TCP_STATES[state] ?? BEYOND_TCP_STATES[state - TCP_STATES.length] ?? 'UNKNOWN';
}

/** The word for the state of an sctp socket or association; the numbers are those of tcp. */
export function sctpStateWord(state: number): string {
  return TCP_STATES[state] ?? `UNKNOWN(${state | 0})`;
}

/** The word for the state of udp and udplite: TCP_ESTABLISHED if connected, else TCP_CLOSE, which is blank. */
export function udpStateWord(state: number): string {
  return state === 1 ? 'ESTABLISHED' : state === 7 ? '' : 'UNKNOWN';
}

/** The state of a raw socket is its number. */
export function rawStateWord(state: number): string {
  return String(state | 0);
}

/** The timers of tcp by number: none, retransmission, keepalive (or SYN-ACK), TIME_WAIT, zero-window probe. */
export const TCP_TIMERS: readonly string[] = ['off', 'on', 'keepalive', 'timewait', 'probe'];

/** The timers of udp, udplite and raw, for which the kernel prints 0. */
export const DATAGRAM_TIMERS: readonly string[] = ['off', 'on1', 'on2'];

/** The types of a unix socket, SOCK_STREAM = 1 and so on (include/linux/net.h). */
const SOCKET_TYPES: readonly string[] = ['UNKNOWN', 'STREAM', 'DGRAM', 'RAW', 'RDM', 'SEQPACKET'];

/** The word for the type of a unix socket. */
export function socketTypeWord(type: number): string {
  return SOCKET_TYPES[type] ?? 'UNKNOWN';
}

/** The flags of a unix socket in net-tools' order (include/linux/net.h): bit, letters. */
export const SOCKET_FLAGS: readonly (readonly [number, string])[] = [
  [0x10000, 'ACC '],
  [0x20000, 'W '],
  [0x40000, 'N '],
];

/** The states of a unix socket, SS_FREE = 0 and so on. Listeners are SS_UNCONNECTED too: only a flag tells them apart. */
const UNIX_STATES: readonly string[] = ['FREE', '', 'CONNECTING', 'CONNECTED', 'DISCONNECTING'];

/** The word for the state of a unix socket. */
export function unixStateWord(state: number, listening: boolean): string {
  return listening ? 'LISTENING' : (UNIX_STATES[state] ?? 'UNKNOWN');
}
