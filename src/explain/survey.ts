import type { AnyRecord, Kind } from '../records/record.ts';
import type { RouteRecord } from '../records/route.ts';
import type { SocketRecord } from '../records/socket.ts';
import type { StatisticRecord } from '../records/statistic.ts';
import { PileCounts } from './pile-counts.ts';

const LISTENING: ReadonlySet<string> = new Set(['LISTEN', 'LISTENING']);

/** What rows that are shown together have in common: notes on one row can depend on the others. */
export class Survey {
  /** Listening sockets by their listeningKey. */
  readonly listeners = new Map<string, SocketRecord>();
  /** The listeningKey of connections in SYN_RECV. */
  readonly halfOpen = new Set<string>();
  readonly piles = new PileCounts();
  /** Those that do not refuse. */
  readonly defaultRoutes: RouteRecord[] = [];
  /** By table and name: `Tcp OutSegs`. */
  readonly counters = new Map<string, number | bigint>();

  learn(kind: Kind, record: AnyRecord): void {
    if (kind === 'socket') this.#learnSocket(record as SocketRecord);
    else if (kind === 'route') {
      if (isDefaultRoute(record as RouteRecord)) this.defaultRoutes.push(record as RouteRecord);
    } else if (kind === 'statistic') {
      const { table, counter, value } = record as StatisticRecord;
      this.counters.set(`${table} ${counter}`, value);
    }
  }

  #learnSocket(socket: SocketRecord): void {
    const { state } = socket;
    if (LISTENING.has(state)) this.listeners.set(listeningKey(socket), socket);
    else if (state === 'SYN_RECV') this.halfOpen.add(listeningKey(socket));
    this.piles.add(socket);
  }
}

/** Where a socket listens, or a connection was made: the same for a connection and for the socket that is to accept it. */
export function listeningKey({ protocol, local, path }: SocketRecord): string {
  return protocol === 'unix' ? `unix ${path}` : `tcp ${local?.port}`;
}

/** Whether a route takes what no other route takes, and does not refuse it. */
export function isDefaultRoute(route: RouteRecord): boolean {
  const { family, cached, destination, genmask, prefixLength, flags } = route;
  if (cached || flags?.includes('!')) return false;
  return (
    (family === 'inet' && destination === '0.0.0.0' && genmask === '0.0.0.0') ||
    (family === 'inet6' && destination === '::' && prefixLength === 0)
  );
}
