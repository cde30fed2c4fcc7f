import { ROUTE_IFACE_LIMIT } from '../../format/routes/route-levels.ts';
import { ROUTE_NAME_LIMIT } from '../../format/routes/routes.ts';
import { SCTP_HOST_LIMIT } from '../../format/sockets/sctp-sockets.ts';
import { CONTEXT_LIMIT, PROGRAM_LIMIT } from '../../format/sockets/socket-columns.ts';
import type { Note } from '../../records/note.ts';
import type { RouteRecord } from '../../records/route.ts';
import type { SocketRecord } from '../../records/socket.ts';
import type { Background, RowStyle } from '../explanation.ts';
import { type Shown, shownEnd, shownName, shownPath } from '../shown.ts';

/** What is cut in the plain row of a socket, and what it is in full. */
export function socketCutNotes(socket: SocketRecord, { style }: Background): readonly Note[] {
  if (style === undefined) return [];
  const { protocol, path, owners: [owner] = [] } = socket;
  const program = owner === undefined ? '' : `${owner.pid}/${owner.program}`;
  const context = owner?.context ?? '';
  return [
    ...(protocol === 'sctp' ? cutHosts(socket) : cutEnds(socket, style)),
    ...(style.programs ? cut('cut-program', 'the program', shownName(program, PROGRAM_LIMIT)) : []),
    ...(style.selinux ? cut('cut-context', 'the security context', shownName(context, CONTEXT_LIMIT)) : []),
    ...(path === undefined ? [] : cut('cut-path', 'the path', shownPath(path))),
  ];
}

function cut(code: string, what: string, { shown, whole }: Shown, remedy = ''): readonly Note[] {
  return shown === whole ? [] : [{ code, text: `In full ${what} is ${whole}${remedy}` }];
}

/** Families whose addresses share a width with their ports. */
const INTERNET = /^(tcp|udp|udplite|raw)6?$/;

function cutEnds({ protocol, local, foreign }: SocketRecord, style: RowStyle): readonly Note[] {
  if (!INTERNET.test(protocol)) return [];
  const remedy = style.wide ? '' : ' (-W shows it)';
  return [
    ...(local === undefined ? [] : cut('cut-address', 'the local address', shownEnd(local, style), remedy)),
    ...(foreign === undefined
      ? []
      : cut('cut-address', 'the foreign address', shownEnd(foreign, style), remedy)),
  ];
}

function cutHosts({ local, foreign }: SocketRecord): readonly Note[] {
  return [
    ...cut('cut-address', 'the local host', shownName(local?.host ?? '', SCTP_HOST_LIMIT)),
    ...cut('cut-address', 'the foreign host', shownName(foreign?.host ?? '', SCTP_HOST_LIMIT)),
  ];
}

/** What is cut in the plain row of an IPv4 route, and what it is in full; other families cut nothing. */
export function routeCutNotes(route: RouteRecord, { style }: Background): readonly Note[] {
  const { family, cached, destinationHost = '', gatewayHost = '', flags, iface = '' } = route;
  if (style === undefined || family !== 'inet') return [];
  const hosts = cached
    ? []
    : cut('cut-address', 'the destination', shownName(destinationHost, ROUTE_NAME_LIMIT));
  if (!cached && flags?.includes('!')) return hosts;
  return [
    ...hosts,
    ...(cached ? [] : cut('cut-address', 'the gateway', shownName(gatewayHost, ROUTE_NAME_LIMIT))),
    ...(style.routeLevel === 3
      ? cut('cut-interface', 'the interface', shownName(iface, ROUTE_IFACE_LIMIT))
      : []),
  ];
}
