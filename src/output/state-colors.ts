import type { ChalkInstance } from 'chalk';

type Color = 'green' | 'cyan' | 'yellow' | 'red' | 'dim';

/** Waiting to be called, talking, on the way there, on the way out, and what someone should look at. */
const COLORS: Readonly<Record<Color, readonly string[]>> = {
  green: ['LISTEN', 'LISTENING'],
  cyan: ['ESTABLISHED', 'CONNECTED', 'REACHABLE', 'PERMANENT'],
  yellow: [
    'SYN_SENT',
    'SYN_RECV',
    'CONNECTING',
    'SABM SENT',
    'SABM_SENT',
    'CONN SENT',
    'INCOMPLETE',
    'PROBE',
  ],
  dim: ['FIN_WAIT1', 'FIN_WAIT2', 'TIME_WAIT', 'CLOSE', 'CLOSING', 'LAST_ACK', 'DISCONNECTING', 'DISC SENT'],
  // The other side hung up, and the program has not done so.
  red: ['CLOSE_WAIT', 'FAILED'],
};

/** Colours the word of a state; one without a colour stays as it is. */
export function statePaint(chalk: ChalkInstance): (state: string) => string {
  const paints = new Map<string, ChalkInstance>();
  for (const [color, states] of Object.entries(COLORS))
    for (const state of states) paints.set(state, chalk[color as Color]);
  return (state) => paints.get(state)?.(state) ?? state;
}
