import type { InetSocket } from '../proc/sockets/inet-socket.ts';

/** netstat's word for the timer of a socket. */
export function timerKind({ timer }: InetSocket, words: readonly string[]): string {
  return words[timer] ?? `unkn-${timer}`;
}

/** Seconds until the timer of a socket ends, 0 for none. */
export function timerSeconds({ timer, when }: InetSocket, ticksPerSecond: number): number {
  return timer === 0 ? 0 : Number(when) / ticksPerSecond;
}

/** `TCP_LISTEN` of a socket's state. */
const TCP_LISTEN = 10;

/** The slow start threshold of a tcp socket; a listening one has the longest queue of fast open in its place. */
export function ssthreshOf({ tcp, state }: InetSocket): number | undefined {
  return state === TCP_LISTEN ? undefined : tcp?.ssthresh;
}
