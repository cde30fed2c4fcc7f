import type { HostError } from '../../errors.ts';
import type { ExplainFacts } from '../../host/explain-facts/explain-facts.ts';
import type { Note } from '../../records/note.ts';

/** A table that could not be read, and why. */
export type AbsentTable = Pick<HostError, 'path' | 'code'>;

const IPV6 = /^(tcp6|udp6|udplite6|raw6|igmp6|snmp6|ipv6_route|if_inet6|sockstat6)$/;
const COMMON = /^(tcp|udp|raw|unix|igmp|route|snmp|netstat|dev|sockstat|protocols)$/;
const PROTOCOLS =
  /^(udplite6?|sctp\/(eps|assocs|snmp)|ipx\/(socket|route)|ax25|ax25_route|x25|x25\/route|nr|nr_nodes|rose|rose_nodes|atalk_route)$/;

/** Why a table is not there, by its name; the first that knows a reason counts. Tables that only old kernels have go unmentioned. */
const REASONS: readonly (readonly [tables: RegExp, reason: (facts: ExplainFacts) => Note | undefined])[] = [
  [IPV6, noIpv6Note],
  [PROTOCOLS, () => NO_PROTOCOL],
  [IPV6, () => NO_PROTOCOL],
  [/^ip_masquerade$/, () => NO_MASQUERADING],
  [/^rt_cache$/, () => NO_CACHE],
  [COMMON, ({ hasFile }) => (hasFile('/proc/self/stat') ? NO_PROTOCOL : NO_PROC)],
];

const NO_PROTOCOL: Note = {
  code: 'no-protocol',
  text: 'The kernel has no such table: it was built without the protocol, or the module of the protocol is not loaded. Then there is nothing of it to show.',
};

const NO_MASQUERADING: Note = {
  code: 'outdated-table',
  text: 'It went with Linux 2.2: the kernels after it keep what they masquerade among all connections that they track (conntrack -L).',
};

const NO_CACHE: Note = {
  code: 'outdated-table',
  text: 'This kernel has no cache of IPv4 routes. Since Linux 3.6 none keeps one.',
};

const NO_PROC: Note = {
  code: 'no-proc',
  text: 'No /proc is mounted here that shows this process, and without one nothing is known of the network.',
};

const NOT_RECORDED: Note = {
  code: 'not-recorded',
  text: 'It was not recorded with this host, or the host did not have it.',
};

/** Tables of IPv6 can be missing one by one, or all of them. */
function noIpv6Note({ hasFile, ipv6Disabled }: ExplainFacts): Note | undefined {
  if (ipv6Disabled())
    return {
      code: 'no-ipv6',
      text: 'The kernel was started with ipv6.disable=1: there is no IPv6, and there are no sockets or routes of it.',
    };
  if (hasFile('/proc/net/if_inet6')) return undefined;
  return {
    code: 'no-ipv6',
    text: 'There is no IPv6: the kernel was built without it, or its module ipv6 is not loaded.',
  };
}

/** Why a table could not be read; nothing of files that are no such tables. */
export function absentTableNote({ path, code }: AbsentTable, facts: ExplainFacts): Note | undefined {
  const name = /^\/proc\/net\/(.+)$/.exec(path)?.[1] ?? '';
  const known = REASONS.filter(([tables]) => tables.test(name));
  if (known.length === 0) return undefined;
  if (code === 'DENIED')
    return {
      code: 'table-denied',
      text: `User ${facts.uid} may not read it: a security module such as SELinux or AppArmor forbids it, as on Android, or the rights of /proc do.`,
    };
  if (code !== 'ABSENT') return undefined;
  if (!facts.live) return NOT_RECORDED;
  for (const [, reason] of known) {
    const note = reason(facts);
    if (note !== undefined) return note;
  }
  return undefined;
}
