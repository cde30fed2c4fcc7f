import { numericNames } from '../../format/names.ts';
import { writeSctpAssociation, writeSctpEndpoint } from '../../format/sockets/sctp-sockets.ts';
import type { SocketStyle } from '../../format/sockets/socket-columns.ts';
import {
  type SctpAssociation,
  type SctpEndpoint,
  sctpAssociationReader,
  sctpEndpointReader,
} from '../../proc/sockets/sctp.ts';
import type { SocketFacts } from '../../records/describe/inet-socket.ts';
import { describeSctpAssociation, describeSctpEndpoint } from '../../records/describe/sctp-socket.ts';
import type { Options } from '../options.ts';
import { showTables, type TableRows } from '../tables.ts';
import type { SocketContext } from './socket-context.ts';

/** Shows the endpoints (-a, -l) and the associations (-a, or without -l). */
export async function sctp(given: SocketContext): Promise<number> {
  const context = isNumeric(given.options) ? withoutHosts(given) : given;
  const { facts, style } = context;
  const { all, listening } = context.options;
  const ends = all || listening ? await showBoth(context, 'eps', () => endpointRows(style, facts)) : 0;
  if (ends !== 0 || (listening && !all)) return ends;
  return showBoth(context, 'assocs', () => associationRows(style, facts));
}

/** Any numeric option makes the addresses of sctp numeric, and so does -N. */
function isNumeric({ numericHosts, numericPorts, numericUsers, symbolic }: Options): boolean {
  return numericHosts || numericPorts || numericUsers || symbolic;
}

/** Without names of hosts, which are then not looked up. Users keep their names. */
function withoutHosts(context: SocketContext): SocketContext {
  const names = { ...numericNames, user: context.names.user };
  return {
    ...context,
    options: { ...context.options, numericHosts: true },
    style: { ...context.style, names },
    facts: { ...context.facts, names },
  };
}

function showBoth<R>(context: SocketContext, table: string, rows: () => TableRows<R>): Promise<number> {
  return showTables(context, 'AF INET (sctp)', `/proc/net/sctp/${table}`, `/proc/net/sctp6/${table}`, rows);
}

function endpointRows(style: SocketStyle, facts: SocketFacts): TableRows<SctpEndpoint> {
  return {
    read: sctpEndpointReader(),
    complaint: 'warning, got bogus sctp eps line.',
    wanted: () => true,
    addresses: ({ locals }) => locals,
    kind: 'socket',
    describe: (endpoint) => describeSctpEndpoint(endpoint, facts),
    write: (out, endpoint) => writeSctpEndpoint(out, style, endpoint),
  };
}

function associationRows(style: SocketStyle, facts: SocketFacts): TableRows<SctpAssociation> {
  return {
    read: sctpAssociationReader(),
    complaint: 'warning, got bogus sctp assoc line.',
    wanted: () => true,
    addresses: ({ locals, foreigns }) => [...locals, ...foreigns],
    kind: 'socket',
    describe: (association) => describeSctpAssociation(association, facts),
    write: (out, association) => writeSctpAssociation(out, style, association),
  };
}
