import { FLOW, type FlowRecord } from './flow.ts';
import { GROUP, type GroupRecord } from './group.ts';
import { INTERFACE, type InterfaceRecord } from './interface.ts';
import type { RecordKind } from './kind.ts';
import { MASQUERADE, type MasqueradeRecord } from './masquerade.ts';
import { MEMORY, type MemoryRecord } from './memory.ts';
import { NAMESPACE, type NamespaceRecord } from './namespace.ts';
import { ROUTE, type RouteRecord } from './route.ts';
import type { SocketRecord } from './socket.ts';
import { SOCKET } from './socket-fields.ts';
import { STATISTIC, type StatisticRecord } from './statistic.ts';

/** The records by their kind: what a row of a view says, for programs. */
export interface Records {
  readonly socket: SocketRecord;
  readonly route: RouteRecord;
  readonly interface: InterfaceRecord;
  readonly statistic: StatisticRecord;
  readonly group: GroupRecord;
  readonly masquerade: MasqueradeRecord;
  readonly memory: MemoryRecord;
  readonly namespace: NamespaceRecord;
  readonly flow: FlowRecord;
}

/** What a record is about. */
export type Kind = keyof Records;

/** A record of any kind. */
export type AnyRecord = Records[Kind];

/** What is known of the records of each kind. */
export const KINDS: { readonly [K in Kind]: RecordKind<Records[K]> } = {
  socket: SOCKET,
  route: ROUTE,
  interface: INTERFACE,
  statistic: STATISTIC,
  group: GROUP,
  masquerade: MASQUERADE,
  memory: MEMORY,
  namespace: NAMESPACE,
  flow: FLOW,
};
