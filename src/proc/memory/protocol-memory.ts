import { narrow } from '../reading/integers.ts';
import type { MemoryLimits } from './memory-limits.ts';
import type { Protocol } from './protocols.ts';
import type { SocketCounts } from './sockstat.ts';

type Count = number | bigint;

/** The name under which the figures of all sockets are put together. */
const ALL = 'all';

/** What sockstat calls otherwise than the table of protocols. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['sockets', ALL],
  ['UDPLITE', 'UDP-Lite'],
  ['TCP6', 'TCPv6'],
  ['UDP6', 'UDPv6'],
  ['UDPLITE6', 'UDPLITEv6'],
  ['RAW6', 'RAWv6'],
]);

/** How much memory the sockets of a protocol hold. */
export interface HeldMemory {
  /** Absent for FRAG and FRAG6, which are counted in bytes. */
  readonly pages?: Count;
  /** Absent where the size of a page is not known. */
  readonly bytes?: Count;
}

/** What the tables together say of the sockets of a protocol; what none of them says is absent. */
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
  /** tcp_max_orphans: so many of them there may be. */
  readonly orphanLimit?: Count;
  /** TCP: connections of this network namespace, of IPv4 and IPv6, that are in TIME_WAIT. */
  readonly timeWaits?: Count;
  /** tcp_max_tw_buckets: so many of them there may be. */
  readonly timeWaitLimit?: Count;
  /** TCP: sockets of the whole machine, of IPv4 and IPv6, in whatever state. */
  readonly allocated?: Count;
  /**
   * What the buffers of all sockets of the whole machine hold; absent where the protocol does not count it. Protocols that
   * share a count have it each: TCP with TCPv6 and MPTCP, UDP with UDPv6. Of FRAG and FRAG6 that of this network namespace.
   */
  readonly memory?: HeldMemory;
  /** What they may hold: tcp_mem, udp_mem, sctp_mem; in pages. */
  readonly limits?: MemoryLimits;
  /** Whether the protocol is short of memory; null where it has no such state. */
  readonly pressure?: boolean | null;
  /** Of one socket, in bytes. */
  readonly socketSize?: Count;
  /** Room that is kept for headers, in bytes. */
  readonly maxHeader?: Count;
  /** Whether its sockets come from a cache of their own. */
  readonly slab?: boolean;
  /** The kernel module that the protocol is in, `kernel` for none. */
  readonly module?: string;
}

/** The tables that tell of the memory of sockets. */
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
 * Puts together what the tables say of each protocol: in the order of sockstat, then of sockstat6, then, for those that
 * neither has, of the table of protocols. Where two tables have the same figure, that of sockstat counts, and of two lines
 * about one protocol the later.
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

/** What the table of protocols shows where memory is not counted. */
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
