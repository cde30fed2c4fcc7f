import { numericNames } from '../../format/names.ts';
import { writeSctpAssociation, writeSctpEndpoint } from '../../format/sockets/sctp-sockets.ts';
import type { SocketStyle } from '../../format/sockets/socket-columns.ts';
import {
  parseSctpAssociations,
  parseSctpEndpoints,
  type SctpAssociation,
  type SctpEndpoint,
} from '../../proc/sockets/sctp.ts';
import type { SocketFacts } from '../../records/describe/inet-socket.ts';
import { describeSctpAssociation, describeSctpEndpoint } from '../../records/describe/sctp-socket.ts';
import type { Frame } from '../frame.ts';
import type { Options } from '../options.ts';
import { attempt, showTable, type TableRows } from '../tables.ts';

/** Shows the endpoints (-a, -l) and the associations (-a, or without -l). */
export async function sctp(socketFrame: Frame): Promise<number> {
  const frame = isNumeric(socketFrame.options) ? withoutHosts(socketFrame) : socketFrame;
  const { facts, style } = frame;
  const { all, listening } = frame.options;
  const ends = all || listening ? await showBoth(frame, 'eps', endpointRows(style, facts)) : 0;
  if (ends !== 0 || (listening && !all)) return ends;
  return showBoth(frame, 'assocs', associationRows(style, facts));
}

/** Any of the numeric options makes the addresses of sctp numeric, and so does -N. */
function isNumeric({ numericHosts, numericPorts, numericUsers, symbolic }: Options): boolean {
  return numericHosts || numericPorts || numericUsers || symbolic;
}

/** Users keep their names. No host is looked up whose name would not be shown. */
function withoutHosts(frame: Frame): Frame {
  const names = { ...numericNames, user: frame.names.user };
  return {
    ...frame,
    options: { ...frame.options, numericHosts: true },
    style: { ...frame.style, names },
    facts: { ...frame.facts, names },
  };
}

async function showBoth<R>(frame: Frame, table: string, rows: TableRows<R>): Promise<number> {
  const { inet, inet6 } = frame.options;
  const status = inet
    ? await attempt(frame, 'AF INET (sctp)', () => showTable(frame, `/proc/net/sctp/${table}`, rows))
    : 0;
  if (status > 1 || !inet6) return status;
  await attempt(frame, undefined, () => showTable(frame, `/proc/net/sctp6/${table}`, rows));
  return status;
}

function endpointRows(style: SocketStyle, facts: SocketFacts): TableRows<SctpEndpoint> {
  return {
    parse: parseSctpEndpoints,
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
    parse: parseSctpAssociations,
    complaint: 'warning, got bogus sctp assoc line.',
    wanted: () => true,
    addresses: ({ locals, foreigns }) => [...locals, ...foreigns],
    kind: 'socket',
    describe: (association) => describeSctpAssociation(association, facts),
    write: (out, association) => writeSctpAssociation(out, style, association),
  };
}
