/** The states of an AX.25 connection, AX25_STATE_0 and so on (include/net/ax25.h). */
export const AX25_STATES: readonly string[] = [
  'LISTENING',
  'SABM SENT',
  'DISC SENT',
  'ESTABLISHED',
  'RECOVERY',
];

/** The states of an X.25 connection (include/net/x25.h). */
export const X25_STATES: readonly string[] = [
  'LISTENING',
  'SABM_SENT',
  'DISC_SENT',
  'ESTABLISHED',
  'RECOVERY',
];

/** The states of NET/ROM and ROSE connections (include/net/netrom.h, include/net/rose.h). */
export const NETROM_STATES: readonly string[] = ['LISTENING', 'CONN SENT', 'DISC SENT', 'ESTABLISHED'];

/** The word for a state. For a number beyond these net-tools prints what its memory holds there. */
export function radioStateWord(states: readonly string[], state: number): string {
  return states[state] ?? 'UNKNOWN';
}

/** A number padded with zeros to a number of characters, the sign included. */
export function zeroFilled(value: number, places: number): string {
  return value < 0 ? `-${String(-value).padStart(places - 1, '0')}` : String(value).padStart(places, '0');
}
