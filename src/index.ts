/**
 * netstat-js as a library: the records that netstat's views are made of, from the running host or a recorded one.
 * Nothing is printed, no process is started, no name is asked for over the network.
 */
export { HostError, type HostErrorCode } from './errors.ts';
export { openRoot, type Root } from './host/root.ts';
export { ReadError, type ReadOptions, type ReadProblem } from './library/reading.ts';
export {
  groups,
  interfaces,
  memory,
  type OwnedInode,
  owners,
  type RouteOptions,
  routes,
  type SocketOptions,
  type SocketProtocol,
  type StatisticOptions,
  sockets,
  statistics,
} from './library/records.ts';
export type { GroupRecord } from './records/group.ts';
export type { InterfaceAddressRecord, InterfaceRecord } from './records/interface.ts';
export type { MemoryRecord } from './records/memory.ts';
export type { Note } from './records/record.ts';
export type { RouteRecord } from './records/route.ts';
export type { EndRecord, OwnerRecord, SocketRecord, TcpRecord, TimerRecord } from './records/socket.ts';
export type { StatisticRecord } from './records/statistic.ts';
