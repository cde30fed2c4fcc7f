import type { HostError } from '../../errors.ts';
import type { ExplainFacts } from '../../host/explain-facts/explain-facts.ts';
import type { Note } from '../../records/note.ts';

/** A table that could not be read, and why. */
export type AbsentTable = Pick<HostError, 'path' | 'code'>;

const IPV6 = /^(tcp6|udp6|udplite6|raw6|igmp6|snmp6|ipv6_route|if_inet6|sockstat6)$/;
const COMMON = /^(tcp|udp|raw|unix|igmp|route|snmp|netstat|dev|sockstat|protocols)$/;
const PROTOCOLS =
  /^(udplite6?|sctp\/(eps|assocs|snmp)|ipx\/(socket|route)|ax25|ax25_route|x25|x25\/route|nr|nr_nodes|rose|rose_nodes|atalk_route)$/;

/** Why tables of a running host are not there. */
interface Reason extends Note {
  /** Their names. */
  readonly tables: RegExp;
  readonly applies?: (facts: ExplainFacts) => boolean;
}

/** The first that applies counts. Tables that only old kernels have go unmentioned. */
const REASONS: readonly Reason[] = [
  {
    code: 'no-ipv6',
    tables: IPV6,
    applies: ({ ipv6Disabled }) => ipv6Disabled(),
    text: 'The kernel was started with ipv6.disable=1: there is no IPv6, and there are no sockets or routes of it.',
  },
  {
    // Where there is this one, single tables are missing.
    code: 'no-ipv6',
    tables: IPV6,
    applies: ({ hasFile }) => !hasFile('/proc/net/if_inet6'),
    text: 'There is no IPv6: the kernel was built without it, or its module ipv6 is not loaded.',
  },
  {
    code: 'no-proc',
    tables: COMMON,
    applies: ({ hasFile }) => !hasFile('/proc/self/stat'),
    text: 'No /proc is mounted here that shows this process, and without one nothing is known of the network.',
  },
  {
    code: 'no-protocol',
    tables: new RegExp([IPV6, PROTOCOLS, COMMON].map(({ source }) => source).join('|')),
    text: 'The kernel has no such table: it was built without the protocol, or the module of the protocol is not loaded. Then there is nothing of it to show.',
  },
  {
    code: 'outdated-table',
    tables: /^ip_masquerade$/,
    text: 'It went with Linux 2.2: the kernels after it keep what they masquerade among all connections that they track (conntrack -L).',
  },
  {
    code: 'outdated-table',
    tables: /^rt_cache$/,
    text: 'This kernel has no cache of IPv4 routes. Since Linux 3.6 none keeps one.',
  },
];

/** Why a table could not be read; nothing of files that are no such tables. */
export function absentTableNote({ path, code }: AbsentTable, facts: ExplainFacts): Note | undefined {
  const name = /^\/proc\/net\/(.+)$/.exec(path)?.[1] ?? '';
  const reasons = REASONS.filter(({ tables }) => tables.test(name));
  if (reasons.length === 0) return undefined;
  if (code === 'DENIED')
    return {
      code: 'table-denied',
      text: `User ${facts.uid} may not read it: a security module such as SELinux or AppArmor forbids it, as on Android, or the rights of /proc do.`,
    };
  if (code !== 'ABSENT') return undefined;
  if (!facts.live)
    return {
      code: 'not-recorded',
      text: 'It was not recorded with this host, or the host did not have it.',
    };
  const reason = reasons.find(({ applies }) => applies?.(facts) ?? true);
  return reason && { code: reason.code, text: reason.text };
}
