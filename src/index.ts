/**
 * netstat-js as a library: the rows of netstat's views as typed records, from the running host or a recorded one. Nothing is
 * printed, no process is started, and no name service is asked.
 */
export { HostError, type HostErrorCode } from './errors.ts';
export { type MemoryFile, type MemoryRootOptions, memoryRoot } from './host/root/memory-root.ts';
export type { Fault, LocalFiles, Root } from './host/root/root.ts';
export { type ChangesOptions, changes, type LookOptions } from './library/changes.ts';
export { type FlowOptions, flows, type SeveralHosts } from './library/flows.ts';
export { type HostsOptions, hosts, type RecordedHost } from './library/hosts.ts';
export { openHost, openRoot, type RootOptions } from './library/open-root.ts';
export type { NetnsOption, NetnsSelector, ReadOptions } from './library/options.ts';
export { type OwnersOptions, owners, type SocketOwners } from './library/owners.ts';
export { ReadError } from './library/problem.ts';
export { type RateOptions, rates } from './library/rates.ts';
export { type SocketOptions, type SocketProtocol, sockets } from './library/sockets.ts';
export {
  groups,
  interfaces,
  masquerade,
  memory,
  type NamespaceOptions,
  namespaces,
  type RouteFamily,
  type RouteOptions,
  routes,
  type StatisticOptions,
  statistics,
} from './library/tables.ts';
export type { ContainerRuntime } from './proc/processes/workload.ts';
export type { HostFacts, ProblemCode } from './proc/reading/parsed.ts';
export type { ChangeRecord, ChangeWord, CoverageRecord } from './records/change.ts';
export type {
  FlowCertainty,
  FlowEndRecord,
  FlowProtocol,
  FlowRecord,
  FlowStateRecord,
} from './records/flow.ts';
export type { GroupRecord } from './records/group.ts';
export type { InterfaceAddressRecord, InterfaceRecord } from './records/interface.ts';
export type { MasqueradeRecord } from './records/masquerade.ts';
export type { MemoryRecord } from './records/memory.ts';
export type { NamespaceRecord } from './records/namespace.ts';
export type { NetnsRecord } from './records/netns.ts';
export type { Note } from './records/note.ts';
export type { ReadProblem } from './records/problem.ts';
export type { RouteRecord } from './records/route.ts';
export type {
  ContainerRecord,
  EndRecord,
  OwnerRecord,
  PodRecord,
  SocketRecord,
  SocketRecordProtocol,
  TcpRecord,
  TimerRecord,
} from './records/socket.ts';
export type { StatisticRecord } from './records/statistic.ts';
export { textBytes } from './text/utf8.ts';
