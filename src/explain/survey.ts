import type { AnyRecord, Kind } from '../records/record.ts';
import type { RouteRecord } from '../records/route.ts';
import type { SocketRecord } from '../records/socket.ts';
import type { StatisticRecord } from '../records/statistic.ts';
import { isDefaultRoute } from './notes/default-routes.ts';
import { type Pile, pilesOf } from './notes/piles.ts';
import { placeOf } from './place.ts';

const LISTENING: ReadonlySet<string> = new Set(['LISTEN', 'LISTENING']);

/** What rows that are shown together have in common: notes of one row can go by the others. */
export class Survey {
  /** By their place. */
  readonly listeners = new Map<string, SocketRecord>();
  /** Places at which connections are half open. */
  readonly halfOpen = new Set<string>();
  readonly piles = new Map<string, Pile>();
  /** Those that do not refuse. */
  readonly defaultRoutes: RouteRecord[] = [];
  /** By table and name. */
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
    if (LISTENING.has(socket.state)) this.listeners.set(placeOf(socket), socket);
    if (socket.state === 'SYN_RECV') this.halfOpen.add(placeOf(socket));
    for (const key of pilesOf(socket)) {
      const pile = this.piles.get(key) ?? { count: 0, pids: new Set() };
      this.piles.set(key, pile);
      pile.count++;
      const [owner] = socket.owners ?? [];
      if (owner !== undefined) pile.pids.add(owner.pid);
    }
  }
}
