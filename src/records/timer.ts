import type { InetSocket } from '../proc/sockets/inet-socket.ts';

/** netstat's word for the timer of a socket. */
export function timerKind({ timer }: InetSocket, words: readonly string[]): string {
  return words[timer] ?? `unkn-${timer}`;
}

/** Seconds until the timer of a socket ends, 0 for none. */
export function timerSeconds({ timer, when }: InetSocket, ticksPerSecond: number): number {
  return timer === 0 ? 0 : Number(when) / ticksPerSecond;
}
