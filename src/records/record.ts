import type { GroupRecord } from './group.ts';
import type { InterfaceRecord } from './interface.ts';
import type { MasqueradeRecord } from './masquerade.ts';
import type { MemoryRecord } from './memory.ts';
import type { RouteRecord } from './route.ts';
import type { SocketRecord } from './socket.ts';
import type { StatisticRecord } from './statistic.ts';

/** The records by their kind: what a row of a view says, for programs. */
export interface Records {
  readonly socket: SocketRecord;
  readonly route: RouteRecord;
  readonly interface: InterfaceRecord;
  readonly statistic: StatisticRecord;
  readonly group: GroupRecord;
  readonly masquerade: MasqueradeRecord;
  readonly memory: MemoryRecord;
}

/** What a record is about. */
export type Kind = keyof Records;

/** A record of any kind. */
export type AnyRecord = Records[Kind];

/** The array of a document that holds the records of a kind. */
export const PLURALS: Readonly<Record<Kind, string>> = {
  socket: 'sockets',
  route: 'routes',
  interface: 'interfaces',
  statistic: 'statistics',
  group: 'groups',
  masquerade: 'masquerade',
  memory: 'memory',
};
