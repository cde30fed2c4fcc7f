import { ROUTE_IFACE_LIMIT } from '../../format/routes/route-levels.ts';
import { ROUTE_NAME_LIMIT } from '../../format/routes/routes.ts';
import { SCTP_HOST_LIMIT } from '../../format/sockets/sctp-sockets.ts';
import { CONTEXT_LIMIT } from '../../format/sockets/socket-columns.ts';
import type { Note } from '../../records/note.ts';
import type { RouteRecord } from '../../records/route.ts';
import type { SocketRecord } from '../../records/socket.ts';
import type { Background } from '../explanation.ts';
import { type PlainFields, type Shown, shownPath } from '../plain-fields.ts';

const NONE: readonly Note[] = [];

/** What is cut in the plain row of a socket, and what it is in full. */
export function socketCutNotes(socket: SocketRecord, { fields }: Background): readonly Note[] {
  if (fields === undefined) return NONE;
  const { protocol, path, owners } = socket;
  const { programs, selinux } = fields.style;
  const [owner] = owners ?? [];
  const notes: Note[] = [];
  if (protocol === 'sctp') addHostCuts(notes, socket, fields);
  else if (path === undefined) addEndCuts(notes, socket, fields);
  // Where only a thread holds it, -p shows no program.
  if (programs && owner !== undefined && owner.thread === undefined)
    addCut(notes, 'cut-program', 'the program', fields.program(owner));
  if (selinux && owner?.context !== undefined)
    addCut(notes, 'cut-context', 'the security context', fields.name(owner.context, CONTEXT_LIMIT));
  if (path !== undefined) addCut(notes, 'cut-path', 'the path', { shown: shownPath(path), whole: path });
  return notes;
}

function addCut(notes: Note[], code: string, what: string, { shown, whole }: Shown, remedy = ''): void {
  if (shown !== whole) notes.push({ code, text: `In full ${what} is ${whole}${remedy}` });
}

/** Families whose addresses share a width with their ports. */
const INTERNET = /^(?:tcp|udp|udplite|raw)6?$/;

function addEndCuts(notes: Note[], socket: SocketRecord, fields: PlainFields): void {
  const { protocol } = socket;
  // Numbers of IPv4 always fit.
  const fits = fields.style.numericHosts && fields.style.numericPorts && !protocol.endsWith('6');
  if (fits || !INTERNET.test(protocol)) return;
  const remedy = fields.style.wide ? '' : ' (-W shows it)';
  const { local, foreign } = socket;
  if (local !== undefined) addCut(notes, 'cut-address', 'the local address', fields.end(local), remedy);
  if (foreign !== undefined) addCut(notes, 'cut-address', 'the foreign address', fields.end(foreign), remedy);
}

function addHostCuts(notes: Note[], { local, foreign }: SocketRecord, fields: PlainFields): void {
  const cut = (what: string, host = ''): void =>
    addCut(notes, 'cut-address', what, fields.name(host, SCTP_HOST_LIMIT));
  cut('the local host', local?.host);
  cut('the foreign host', foreign?.host);
}

/** What is cut in the plain row of an IPv4 route, and what it is in full; other families cut nothing. */
export function routeCutNotes(route: RouteRecord, { fields }: Background): readonly Note[] {
  const { family, cached, destinationHost, gatewayHost, flags, iface } = route;
  if (fields === undefined || family !== 'inet') return NONE;
  const notes: Note[] = [];
  const cut = (code: string, what: string, name: string | undefined, limit: number): void => {
    if (name !== undefined) addCut(notes, code, what, fields.name(name, limit));
  };
  if (!cached) cut('cut-address', 'the destination', destinationHost, ROUTE_NAME_LIMIT);
  if (!cached && flags?.includes('!')) return notes;
  if (!cached) cut('cut-address', 'the gateway', gatewayHost, ROUTE_NAME_LIMIT);
  if (fields.style.routeLevel === 3) cut('cut-interface', 'the interface', iface, ROUTE_IFACE_LIMIT);
  return notes;
}
