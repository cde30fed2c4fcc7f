import type { Root } from '../host/root/root.ts';
import type { GroupRecord } from '../records/group.ts';
import type { InterfaceRecord } from '../records/interface.ts';
import type { MasqueradeRecord } from '../records/masquerade.ts';
import type { MemoryRecord } from '../records/memory.ts';
import type { NamespaceRecord } from '../records/namespace.ts';
import type { RouteRecord } from '../records/route.ts';
import type { StatisticRecord } from '../records/statistic.ts';
import { oneOf } from './arguments.ts';
import type { ReadOptions } from './options.ts';
import { readView, type ViewOptions } from './reading.ts';

const ROUTE_FAMILIES = ['inet', 'inet6', 'ax25', 'x25', 'ipx', 'ddp', 'netrom', 'rose'] as const;

/** A family that has routes: `inet` is IPv4, `inet6` IPv6, `ddp` AppleTalk. */
export type RouteFamily = (typeof ROUTE_FAMILIES)[number];

/** Which routes are read. */
export interface RouteOptions extends ReadOptions {
  /** Default: `inet`. */
  readonly family?: RouteFamily | undefined;
  /**
   * Read the cache instead of the table: for IPv4 /proc/net/rt_cache, up to Linux 3.5; for IPv6 the routes with the flag RTF_CACHE.
   * Other families have none. Default: `false`.
   */
  readonly cache?: boolean | undefined;
}

/**
 * The routes of a host in the kernel's order: for IPv4 those of /proc/net/route that are up (the main table), for IPv6 those of
 * /proc/net/ipv6_route (all tables), or those of an old family.
 *
 * @throws {ReadError} if the host has no such table, or it cannot be read to its end
 * @throws {RangeError} at once, for an unknown family
 * @throws the reason of `signal`
 */
export function routes(root: Root, options: RouteOptions = {}): AsyncGenerator<RouteRecord, void, undefined> {
  return readView(root, routesView(options), options);
}

/** Shows routes. @throws {RangeError} for an unknown family */
export function routesView({ family = 'inet', cache = false }: RouteOptions): ViewOptions {
  oneOf(ROUTE_FAMILIES, 'family', family);
  return { view: 'routes', families: [family], cache };
}

/**
 * The interfaces of a host sorted by name, including those that are down, with their counters (/proc/net/dev) and addresses; and the
 * labels of IPv4 addresses (`eth0:1`), which have no counters. MTU, flags and hardware come from /sys/class/net. IPv4
 * addresses come from os.networkInterfaces() on a live host, and from what the routes prove on a recorded one and in another network
 * namespace (`netns`), of which /sys/class/net is read only where a process in it has one that shows it.
 *
 * @throws {ReadError} if there is no /proc/net/dev, or an interface disappears meanwhile
 * @throws the reason of `signal`
 */
export function interfaces(
  root: Root,
  options: ReadOptions = {},
): AsyncGenerator<InterfaceRecord, void, undefined> {
  return readView(root, { view: 'interfaces', extend: 1 }, options);
}

export const STATISTIC_FAMILIES = ['inet', 'inet6'] as const;

type StatisticFamily = (typeof STATISTIC_FAMILIES)[number];

/** Which counters are read. */
export interface StatisticOptions extends ReadOptions {
  /**
   * `inet`: the counters of /proc/net/snmp, netstat and sctp/snmp; `inet6`: those of /proc/net/snmp6, and those of tcp from
   * /proc/net/snmp. Default: `inet`.
   */
  readonly family?: 'inet' | 'inet6' | undefined;
}

/**
 * The counters of the protocols by the kernel's names, zeros included, table by table in the kernel's order. Those of tcp are for IPv4
 * and IPv6 together.
 *
 * @throws {ReadError} if the host has no such table, or it cannot be read
 * @throws {RangeError} at once, for an unknown family
 * @throws the reason of `signal`
 */
export function statistics(
  root: Root,
  options: StatisticOptions = {},
): AsyncGenerator<StatisticRecord, void, undefined> {
  const { family = 'inet' } = options;
  oneOf(STATISTIC_FAMILIES, 'family', family);
  return readView(root, statisticsView(family), options);
}

/** What is read for statistics. */
export function statisticsView(family: StatisticFamily) {
  const sections = new Set(['tcp', 'sctp', 'udp', 'udplite', 'raw'] as const);
  return { view: 'statistics', families: [family], sections } as const;
}

/**
 * The multicast groups that the interfaces of a host have joined: /proc/net/igmp, then igmp6.
 *
 * @throws {ReadError} if there is neither, or one cannot be read to its end
 * @throws the reason of `signal`
 */
export function groups(root: Root, options: ReadOptions = {}): AsyncGenerator<GroupRecord, void, undefined> {
  return readView(root, groupsView(), options);
}

/** Shows groups. */
export function groupsView(): ViewOptions {
  return { view: 'sockets', sections: new Set(['groups'] as const), impliedByFamily: true };
}

/**
 * The connections that a host masquerades: /proc/net/ip_masquerade, which kernels before Linux 2.4 have.
 *
 * @throws {ReadError} if there is no such table, or a line of it makes no sense
 * @throws the reason of `signal`
 */
export function masquerade(
  root: Root,
  options: ReadOptions = {},
): AsyncGenerator<MasqueradeRecord, void, undefined> {
  return readView(root, { view: 'masquerade' }, options);
}

/**
 * The socket memory of a host, protocol by protocol: /proc/net/sockstat, sockstat6, protocols, and the limits tcp_mem, udp_mem,
 * sctp_mem.
 *
 * @throws {ReadError} if there is no /proc/net/sockstat, or one of these tables cannot be read
 * @throws the reason of `signal`
 */
export function memory(root: Root, options: ReadOptions = {}): AsyncGenerator<MemoryRecord, void, undefined> {
  return readView(root, { view: 'memory' }, options);
}

/** How namespaces are looked for. */
export type NamespaceOptions = Pick<ReadOptions, 'signal' | 'onProblem'>;

/**
 * The network namespaces of a host: that of process 1 first, the others by their numbers. They are those of processes in /proc, and those
 * that are mounted (/run/netns). The tables of sockets of each are read to count its sockets; one that cannot be read has
 * `readable: false` and a reason.
 *
 * @throws the reason of `signal`
 */
export function namespaces(
  root: Root,
  { signal, onProblem }: NamespaceOptions = {},
): AsyncGenerator<NamespaceRecord, void, undefined> {
  return readView(root, { view: 'namespaces' }, { signal, onProblem });
}
