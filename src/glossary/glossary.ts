import { HARDWARE_TYPES, INTERFACE_COLUMNS, INTERFACE_TEXTS } from './columns/interfaces.ts';
import { MEMORY_COLUMNS } from './columns/memory.ts';
import { OLD_ROUTE_COLUMNS, OLD_SOCKET_COLUMNS } from './columns/old-families.ts';
import { CACHED_ROUTE_COLUMNS, IPV4_ROUTE_COLUMNS, IPV6_ROUTE_COLUMNS } from './columns/routes.ts';
import { GROUP_COLUMNS, MASQUERADE_COLUMNS } from './columns/small-tables.ts';
import { SOCKET_COLUMNS, UNIX_COLUMNS } from './columns/sockets.ts';
import { VALUES } from './columns/values.ts';
import { ICMP, ICMP_MSG } from './counters/icmp.ts';
import { ICMP6 } from './counters/icmp6.ts';
import { IP, IP_EXT } from './counters/ip.ts';
import { IP6 } from './counters/ip6.ts';
import { MPTCP_EXT } from './counters/mptcp.ts';
import { SCTP } from './counters/sctp.ts';
import { TCP } from './counters/tcp.ts';
import { TCP_EXT } from './counters/tcp-ext.ts';
import { UDP } from './counters/udp.ts';
import type { Entry, Topic } from './entry.ts';
import { ADDRESS_SCOPES, INTERFACE_FLAGS } from './words/interface-flags.ts';
import { METRIC_NAMES } from './words/metrics.ts';
import { NEIGHBOUR_FLAGS, NEIGHBOUR_STATES } from './words/neighbours.ts';
import { OLD_FAMILY_STATES, RAW_STATES, SCTP_STATES, UDP_STATES } from './words/other-states.ts';
import { PROTOCOLS } from './words/protocols.ts';
import { RECORD_FIELDS } from './words/record-fields.ts';
import { CACHED_ROUTE_FLAGS, IPV4_ROUTE_FLAGS, IPV6_ROUTE_FLAGS } from './words/route-flags.ts';
import { TCP_STATES } from './words/tcp-states.ts';
import { TIMERS } from './words/timers.ts';
import { UNIX_FLAGS, UNIX_STATES, UNIX_TYPES } from './words/unix-words.ts';

/**
 * All that is said of the words that netstat prints, by topic and always in this order: --define shows the meanings of
 * a word in it, and the manual follows it.
 */
export const GLOSSARY: readonly Topic[] = [
  SOCKET_COLUMNS,
  PROTOCOLS,
  TCP_STATES,
  UDP_STATES,
  RAW_STATES,
  SCTP_STATES,
  TIMERS,
  UNIX_COLUMNS,
  UNIX_STATES,
  UNIX_TYPES,
  UNIX_FLAGS,
  IPV4_ROUTE_COLUMNS,
  IPV4_ROUTE_FLAGS,
  IPV6_ROUTE_COLUMNS,
  IPV6_ROUTE_FLAGS,
  CACHED_ROUTE_COLUMNS,
  CACHED_ROUTE_FLAGS,
  NEIGHBOUR_STATES,
  NEIGHBOUR_FLAGS,
  INTERFACE_COLUMNS,
  INTERFACE_FLAGS,
  INTERFACE_TEXTS,
  ADDRESS_SCOPES,
  HARDWARE_TYPES,
  GROUP_COLUMNS,
  MASQUERADE_COLUMNS,
  OLD_SOCKET_COLUMNS,
  OLD_FAMILY_STATES,
  OLD_ROUTE_COLUMNS,
  MEMORY_COLUMNS,
  VALUES,
  RECORD_FIELDS,
  METRIC_NAMES,
  IP,
  IP_EXT,
  ICMP,
  ICMP_MSG,
  TCP,
  TCP_EXT,
  UDP,
  MPTCP_EXT,
  IP6,
  ICMP6,
  SCTP,
];

/** The entries of all topics, in the order of the glossary. */
export const ENTRIES: readonly Entry[] = GLOSSARY.flatMap(({ entries }) => entries);
