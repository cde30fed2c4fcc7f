/** The states of an AX.25 connection, AX25_STATE_0 and so on (include/net/ax25.h). */
export const AX25_STATES: readonly string[] = [
  'LISTENING',
  'SABM SENT',
  'DISC SENT',
  'ESTABLISHED',
  'RECOVERY',
];

/** The same of X.25 (include/net/x25.h). */
export const X25_STATES: readonly string[] = [
  'LISTENING',
  'SABM_SENT',
  'DISC_SENT',
  'ESTABLISHED',
  'RECOVERY',
];

/** The same of NET/ROM and ROSE (include/net/netrom.h, include/net/rose.h). */
export const NETROM_STATES: readonly string[] = ['LISTENING', 'CONN SENT', 'DISC SENT', 'ESTABLISHED'];

/** The word for a state; net-tools has none beyond these and prints what lies behind them in its memory. */
export function radioStateWord(states: readonly string[], state: number): string {
  return states[state] ?? 'UNKNOWN';
}

/** `Vr/Vs`, each filled up with zeros to so many places, a sign among them. */
export function sequenceNumbers(received: number, sent: number, places: number): string {
  return `${zeroFilled(received, places)}/${zeroFilled(sent, places)}`;
}

/** A number filled up with zeros to so many places, a sign among them. */
export function zeroFilled(value: number, places: number): string {
  return value < 0 ? `-${String(-value).padStart(places - 1, '0')}` : String(value).padStart(places, '0');
}
