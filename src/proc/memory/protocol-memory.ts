import { narrow } from '../reading/integers.ts';
import type { MemoryLimits } from './memory-limits.ts';
import type { Protocol } from './protocols.ts';
import type { SocketCounts } from './sockstat.ts';

type Count = number | bigint;

/** The name of the row for all sockets. */
const ALL = 'all';

/** Names of sockstat, and those of the same protocols in /proc/net/protocols. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['sockets', ALL],
  ['UDPLITE', 'UDP-Lite'],
  ['TCP6', 'TCPv6'],
  ['UDP6', 'UDPv6'],
  ['UDPLITE6', 'UDPLITEv6'],
  ['RAW6', 'RAWv6'],
]);

/** How much memory the sockets of a protocol hold. */
interface HeldMemory {
  /** Absent for FRAG and FRAG6, which are counted in bytes. */
  readonly pages?: Count;
  /** Absent where the page size is unknown. */
  readonly bytes?: Count;
}

/** The figures of all tables for the sockets of a protocol; those that no table has are absent. */
export interface ProtocolMemory {
  /**
   * The kernel's name as in /proc/net/protocols: `TCP`, `TCPv6`, `UNIX-STREAM`, …; `FRAG` and `FRAG6` for packets whose
   * fragments are being put together; `all` for all sockets.
   */
  readonly protocol: string;
  /** Sockets in use in this network namespace, of TCP without those in TIME_WAIT; of FRAG packets. */
  readonly inUse?: Count;
  /** TCP: connections of the whole machine, of IPv4 and IPv6, that no process holds any more. */
  readonly orphans?: Count;
  /** tcp_max_orphans: the most orphans. */
  readonly orphanLimit?: Count;
  /** TCP: connections of this network namespace, of IPv4 and IPv6, that are in TIME_WAIT. */
  readonly timeWaits?: Count;
  /** tcp_max_tw_buckets: the most connections in TIME_WAIT. */
  readonly timeWaitLimit?: Count;
  /** TCP: allocated sockets of the whole machine, of IPv4 and IPv6, in any state. */
  readonly allocated?: Count;
  /**
   * What the buffers of all sockets of the machine hold, for FRAG and FRAG6 of this network namespace; absent where the
   * protocol does not count it. Protocols with a common count each have it: TCP, TCPv6 and MPTCP, UDP and UDPv6.
   */
  readonly memory?: HeldMemory;
  /** The limits of that memory, in pages: tcp_mem, udp_mem or sctp_mem. */
  readonly limits?: MemoryLimits;
  /** Whether the protocol is short of memory; null where it has no such state. */
  readonly pressure?: boolean | null;
  /** The size of one socket, in bytes. */
  readonly socketSize?: Count;
  /** Bytes reserved for headers. */
  readonly maxHeader?: Count;
  /** Whether its sockets come from a cache of their own. */
  readonly slab?: boolean;
  /** The kernel module of the protocol, `kernel` for none. */
  readonly module?: string;
}

/** The tables about the memory of sockets. */
export interface MemoryTables {
  /** Of sockstat, then of sockstat6. */
  readonly counts: readonly SocketCounts[];
  readonly protocols: readonly Protocol[];
  /** By the names of protocols. */
  readonly limits: ReadonlyMap<string, MemoryLimits>;
  readonly orphanLimit: Count | undefined;
  readonly timeWaitLimit: Count | undefined;
  /** In bytes. */
  readonly pageSize: number | undefined;
}

/**
 * Joins the tables by protocol, in the order of sockstat, then of sockstat6, then of the table of protocols. Where two
 * tables have the same figure, that of sockstat counts; where two lines of a table do, that of the later line.
 */
export function joinProtocolMemory(tables: MemoryTables): ProtocolMemory[] {
  const counted = byName(tables.counts);
  const registered = new Map(tables.protocols.map((protocol) => [protocol.name, protocol]));
  return [...new Set([...counted.keys(), ...registered.keys()])].map((protocol) => {
    const counts = counted.get(protocol);
    const registration = registered.get(protocol);
    return {
      protocol,
      ...given('inUse', counts?.used ?? counts?.inuse ?? registration?.sockets),
      ...given('orphans', counts?.orphan),
      ...given('orphanLimit', counts?.orphan === undefined ? undefined : tables.orphanLimit),
      ...given('timeWaits', counts?.tw),
      ...given('timeWaitLimit', counts?.tw === undefined ? undefined : tables.timeWaitLimit),
      ...given('allocated', counts?.alloc),
      ...given('memory', heldMemory(counts, registration, tables.pageSize)),
      ...given('limits', tables.limits.get(protocol)),
      ...given('pressure', registration?.pressure),
      ...given('socketSize', registration?.size),
      ...given('maxHeader', registration?.maxHeader),
      ...given('slab', registration?.slab),
      ...given('module', registration?.module),
    };
  });
}

function byName(counts: readonly SocketCounts[]): ReadonlyMap<string, SocketCounts> {
  const found = new Map<string, SocketCounts>();
  for (const line of counts) {
    const name = NAMES.get(line.name) ?? line.name;
    found.set(name, { ...found.get(name), ...line });
  }
  return found;
}

/** The `memory` of a protocol that does not count it. */
const NOT_COUNTED = -1;

function heldMemory(
  counts: SocketCounts | undefined,
  registration: Protocol | undefined,
  pageSize: number | undefined,
): HeldMemory | undefined {
  if (counts?.memory !== undefined) return { bytes: counts.memory };
  const pages = counts?.mem ?? registration?.memory;
  if (pages === undefined || (counts?.mem === undefined && pages === NOT_COUNTED)) return undefined;
  return pageSize === undefined ? { pages } : { pages, bytes: narrow(BigInt(pages) * BigInt(pageSize)) };
}

function given<K extends string, V>(key: K, value: V | undefined): { readonly [key in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [key in K]?: V });
}
