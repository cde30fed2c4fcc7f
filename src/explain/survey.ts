import type { AnyRecord, Kind } from '../records/record.ts';
import type { RouteRecord } from '../records/route.ts';
import type { SocketRecord } from '../records/socket.ts';
import type { StatisticRecord } from '../records/statistic.ts';
import { isDefaultRoute } from './route-kinds.ts';
import { SimilarSockets } from './similar-sockets.ts';

/** CLOSE_WAIT of connections that no program has accepted: they have no inode yet. */
export const NEVER_ACCEPTED = 'CLOSE_WAIT, never accepted';

/** What connections have to be alike in to make a pile: their state, and of CLOSE_WAIT whether a program has them. */
export function pileOf({ state, inode }: SocketRecord): string {
  return state === 'CLOSE_WAIT' && inode === 0 ? NEVER_ACCEPTED : state;
}

/** What is known of all rows that are shown together: notes on one row can depend on the others. */
export class Survey {
  /** The listeningKey of sockets that listen. */
  readonly listening = new Set<string>();
  /** The waitingKey of sockets of IPv4 without another end. */
  readonly waitingOnIpv4 = new Set<string>();
  /** The listeningKey of connections in SYN_RECV. */
  readonly halfOpen = new Set<string>();
  /** By their pileOf, for those of which many mean something. */
  readonly similar: ReadonlyMap<string, SimilarSockets> = new Map(
    ['CLOSE_WAIT', NEVER_ACCEPTED, 'TIME_WAIT', 'SYN_RECV'].map((pile) => [pile, new SimilarSockets()]),
  );
  /** Routes that take what no narrower one takes, in the order of their tables. */
  readonly defaultRoutes: RouteRecord[] = [];
  /** By table and name: `Tcp OutSegs`. */
  readonly counters = new Map<string, number | bigint>();
  /** Sockets that listen, by their place; undefined where there are several, as with SO_REUSEPORT. */
  readonly #listeners = new Map<string, SocketRecord | undefined>();

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
    const { protocol, state, foreign } = socket;
    if (foreign?.port === 0 && !protocol.endsWith('6')) this.waitingOnIpv4.add(waitingKey(socket));
    if (state === 'LISTEN' || state === 'LISTENING') {
      const place = placeOf(socket);
      this.#listeners.set(place, this.#listeners.has(place) ? undefined : socket);
      this.listening.add(listeningKey(socket));
    } else if (state === 'SYN_RECV') this.halfOpen.add(listeningKey(socket));
    this.similar.get(pileOf(socket))?.add(socket);
  }

  /** The socket that is to accept a connection, where it is shown and there is but one: at its address, or else at all. */
  acceptorOf(connection: SocketRecord): SocketRecord | undefined {
    const place = placeOf(connection);
    if (this.#listeners.has(place)) return this.#listeners.get(place);
    return this.#listeners.get(placeOf(connection, connection.protocol.endsWith('6') ? '::' : '0.0.0.0'));
  }
}

/** The port or path at which a socket listens or a connection was made. */
export function listeningKey({ protocol, local, path }: SocketRecord): string {
  return protocol === 'unix' ? `unix ${path}` : `tcp ${local?.port}`;
}

/** The protocol and port on which a socket waits: equal for both families. */
export function waitingKey({ protocol, local }: SocketRecord): string {
  return `${protocol.replace('6', '')} ${local?.port}`;
}

/** The same as listeningKey with the table and the address, which are those of the connections that it accepts. */
function placeOf(socket: SocketRecord, address = socket.local?.address): string {
  return socket.protocol === 'unix'
    ? listeningKey(socket)
    : `${socket.protocol} ${socket.local?.port} ${address}`;
}
