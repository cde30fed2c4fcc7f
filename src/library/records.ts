import { type Holder, readHolders } from '../host/holders.ts';
import type { Root } from '../host/root.ts';
import type { GroupRecord } from '../records/group.ts';
import type { InterfaceRecord } from '../records/interface.ts';
import type { MemoryRecord } from '../records/memory.ts';
import type { RouteRecord } from '../records/route.ts';
import type { OwnerRecord, SocketRecord } from '../records/socket.ts';
import type { StatisticRecord } from '../records/statistic.ts';
import { textOf } from '../records/text.ts';
import { type ReadOptions, readView } from './reading.ts';

/** A protocol or family of sockets. `ipx` to `rose` are of old kernels. */
export type SocketProtocol =
  | 'tcp'
  | 'udp'
  | 'udplite'
  | 'raw'
  | 'sctp'
  | 'unix'
  | 'ipx'
  | 'ax25'
  | 'x25'
  | 'netrom'
  | 'rose';

export interface SocketOptions extends ReadOptions {
  /** Only these; each must be there. Unless given, all that the host has. */
  readonly protocols?: readonly SocketProtocol[];
  /** Of tcp, udp, udplite, raw and sctp only the sockets of this family: `inet` is IPv4, `inet6` IPv6. Both unless given. */
  readonly family?: 'inet' | 'inet6';
  /** Whether sockets that wait for connections are read, or all others; both unless given. */
  readonly listening?: boolean;
  /** Whether the processes that hold each socket are looked for: `owners`. It takes a look at every open file of the host. */
  readonly owners?: boolean;
}

/**
 * The sockets of a host, protocol by protocol, in the kernel's order.
 *
 * Throws ReadError where a protocol that was asked for is not there, and the reason of `signal` when that aborts.
 */
export function sockets(
  root: Root,
  options: SocketOptions = {},
): AsyncGenerator<SocketRecord, void, undefined> {
  const { protocols = [], family, listening, owners = false } = options;
  return readView(
    root,
    {
      view: 'sockets',
      sections: new Set(protocols),
      inet: family !== 'inet6',
      inet6: family !== 'inet',
      quiet: family === 'inet6',
      all: listening === undefined,
      listening: listening === true,
      programs: owners,
      verbose: protocols.length > 0,
    },
    options,
  );
}

export interface RouteOptions extends ReadOptions {
  /** `inet` unless given. */
  readonly family?: 'inet' | 'inet6' | 'ax25' | 'x25' | 'ipx' | 'ddp' | 'netrom' | 'rose';
  /** The cache in the place of the table. */
  readonly cache?: boolean;
}

/** The routes of a host. Throws ReadError where it has no such table. */
export function routes(root: Root, options: RouteOptions = {}): AsyncGenerator<RouteRecord, void, undefined> {
  const { family = 'inet', cache = false } = options;
  return readView(root, { view: 'routes', families: [family], cache }, options);
}

/** The interfaces of a host, those that are down too, with their addresses. */
export function interfaces(
  root: Root,
  options: ReadOptions = {},
): AsyncGenerator<InterfaceRecord, void, undefined> {
  return readView(root, { view: 'interfaces', extend: 1 }, options);
}

export interface StatisticOptions extends ReadOptions {
  /** The counters of /proc/net/snmp and /proc/net/netstat, or with `inet6` those of /proc/net/snmp6. `inet` unless given. */
  readonly family?: 'inet' | 'inet6';
}

/** The counters of the protocols. tcp counts IPv4 and IPv6 together. */
export function statistics(
  root: Root,
  options: StatisticOptions = {},
): AsyncGenerator<StatisticRecord, void, undefined> {
  const { family = 'inet' } = options;
  const sections = new Set(['tcp', 'sctp', 'udp', 'udplite', 'raw'] as const);
  return readView(root, { view: 'statistics', families: [family], sections }, options);
}

/** The multicast groups that the interfaces of a host have joined, IPv4 then IPv6. */
export function groups(root: Root, options: ReadOptions = {}): AsyncGenerator<GroupRecord, void, undefined> {
  return readView(root, { view: 'sockets', sections: new Set(['groups'] as const), quiet: true }, options);
}

/** The socket memory of a host, protocol by protocol. */
export function memory(root: Root, options: ReadOptions = {}): AsyncGenerator<MemoryRecord, void, undefined> {
  return readView(root, { view: 'memory' }, options);
}

/** The owners of a socket. */
export interface OwnedInode {
  readonly inode: number | bigint;
  /** All processes that hold it, by ascending pids and descriptors. */
  readonly owners: readonly OwnerRecord[];
}

/**
 * Who holds which socket, by the open files of all processes that may be looked at: those of other users only root may.
 */
export async function* owners(
  root: Root,
  { signal }: Pick<ReadOptions, 'signal'> = {},
): AsyncGenerator<OwnedInode, void, undefined> {
  signal?.throwIfAborted();
  for (const [inode, holders] of readHolders(root, false).entries()) {
    signal?.throwIfAborted();
    yield { inode, owners: holders.map(ownerOf) };
  }
}

function ownerOf({ pid, program, command, fd }: Holder): OwnerRecord {
  return { pid, program: textOf(program), command: textOf(command), fd };
}
