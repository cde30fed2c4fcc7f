import type { InetSocket } from '../proc/sockets/inet-socket.ts';
import type { SocketRecord } from './socket.ts';

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

/** Protocols without connections: a socket waits for whoever sends, as long as it has no peer. */
const CONNECTIONLESS = /^(?:udp|udplite|raw)6?$/;
const ANY_ADDRESS = /^(?:0\.0\.0\.0|::)$/;

/** Whether a socket waits for peers, as `-l` shows them. */
export function isListener({ protocol, state, foreign }: SocketRecord): boolean {
  if (CONNECTIONLESS.test(protocol)) return ANY_ADDRESS.test(foreign?.address ?? '');
  return state === 'LISTEN' || state === 'LISTENING';
}
