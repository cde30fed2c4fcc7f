import type { AnyRecord, Kind } from '../records/record.ts';
import type { RouteRecord } from '../records/route.ts';
import type { SocketRecord } from '../records/socket.ts';
import type { StatisticRecord } from '../records/statistic.ts';
import { isDefaultRoute } from './route-kinds.ts';
import { SimilarSockets } from './similar-sockets.ts';

/** What is known of all rows that are shown together: notes on one row can depend on the others. */
export class Survey {
  /** Listening sockets by their listeningKey. */
  readonly listeners = new Map<string, SocketRecord>();
  /** The listeningKey of connections in SYN_RECV. */
  readonly halfOpen = new Set<string>();
  /** By state, for the states in which many connections mean something. */
  readonly similar: ReadonlyMap<string, SimilarSockets> = new Map(
    ['CLOSE_WAIT', 'TIME_WAIT', 'SYN_RECV'].map((state) => [state, new SimilarSockets()]),
  );
  /** Routes that take what no narrower one takes, in the order of their tables. */
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
    if (state === 'LISTEN' || state === 'LISTENING') this.listeners.set(listeningKey(socket), socket);
    else if (state === 'SYN_RECV') this.halfOpen.add(listeningKey(socket));
    this.similar.get(state)?.add(socket);
  }
}

/** Where a socket listens or a connection was made: equal for a connection and the socket that is to accept it. */
export function listeningKey({ protocol, local, path }: SocketRecord): string {
  return protocol === 'unix' ? `unix ${path}` : `tcp ${local?.port}`;
}
