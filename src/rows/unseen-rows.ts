import { KINDS, type Kind } from '../records/record.ts';
import type { RowPlan } from './row-plan.ts';

/** The protocols of the rows of a table, by its name in /proc/net. */
const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  'sctp/eps': ['sctp'],
  'sctp/assocs': ['sctp'],
  'sctp6/eps': ['sctp'],
  'sctp6/assocs': ['sctp'],
  'ipx/socket': ['ipx'],
  nr: ['netrom'],
  ...Object.fromEntries(
    ['tcp', 'tcp6', 'udp', 'udp6', 'udplite', 'udplite6', 'raw', 'raw6', 'unix', 'ax25', 'x25', 'rose'].map(
      (name) => [name, [name]],
    ),
  ),
};

const GROUPS = /^\/proc\/net\/igmp6?$/;
const SOCKETS = /^\/proc\/net\/(.+)$/;

/** Whether a row that was not seen, for what is wrong with this file, could be such as is asked for. */
export function couldBeWanted({ where, dualStack }: RowPlan, file: string): boolean {
  if (where === undefined) return true;
  const couldBe = (kind: Kind): boolean => where.partly(kind, () => false).could({} as never);
  const protocols = protocolsOf(file);
  if (protocols === undefined) {
    if (GROUPS.test(file)) return couldBe('group');
    return file === '/sys/class/net' ? couldBe('interface') : (Object.keys(KINDS) as Kind[]).some(couldBe);
  }
  const { could } = where.partly('socket', (field) => field === 'protocol');
  return protocols
    .flatMap((name) => guises(name, dualStack))
    .some((protocol) => could({ protocol } as never));
}

/** The kinds of rows that other tables make, by the names of the files. */
const KINDS_OF: Readonly<Record<string, Kind>> = {
  '/proc/net/route': 'route',
  '/proc/net/ipv6_route': 'route',
  '/proc/net/rt_cache': 'route',
  ...Object.fromEntries(
    [
      'ax25_route',
      'x25/route',
      'x25_routes',
      'ipx/route',
      'ipx_route',
      'atalk_route',
      'nr_nodes',
      'rose_nodes',
    ].map((name) => [`/proc/net/${name}`, 'route']),
  ),
  '/proc/net/dev': 'interface',
  '/proc/net/igmp': 'group',
  '/proc/net/igmp6': 'group',
};

/** Whether rows of a kind, and sockets or flows of a protocol, may be from this file. */
export function isOfTable(file: string): (kind: Kind, protocol: string | undefined) => boolean {
  const protocols = protocolsOf(file);
  if (protocols !== undefined) {
    const ofFlows = protocols.map((name) => name.replace(/6$/, ''));
    return (kind, protocol = '') =>
      (kind === 'socket' && protocols.includes(protocol)) || (kind === 'flow' && ofFlows.includes(protocol));
  }
  return (kind) => Object.hasOwn(KINDS_OF, file) && KINDS_OF[file] === kind;
}

function protocolsOf(file: string): readonly string[] | undefined {
  return PROTOCOLS[SOCKETS.exec(file)?.[1] ?? ''];
}

/** What a socket of IPv6 may count as: one that serves IPv4 too is that to its clients. */
function guises(protocol: string, dualStack: RowPlan['dualStack']): string[] {
  if (!protocol.endsWith('6') || dualStack === undefined) return [protocol];
  const asIpv4 = protocol.slice(0, -1);
  return dualStack === 'only-as-ipv4' ? [asIpv4] : [protocol, asIpv4];
}
