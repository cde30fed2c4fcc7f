import { numericNames } from '../format/names.ts';
import { writeSctpAssociation, writeSctpEndpoint } from '../format/sctp-sockets.ts';
import type { SocketStyle } from '../format/socket-columns.ts';
import {
  parseSctpAssociations,
  parseSctpEndpoints,
  type SctpAssociation,
  type SctpEndpoint,
} from '../proc/sctp.ts';
import type { SocketFacts } from '../records/describe/inet-socket.ts';
import { describeSctpAssociation, describeSctpEndpoint } from '../records/describe/sctp-socket.ts';
import type { Frame } from './frame.ts';
import { attempt, showTable, type TableRows } from './tables.ts';

/** Shows the endpoints (-a, -l) and the associations (-a, or without -l). */
export async function sctp(frame: Frame): Promise<number> {
  const { all, listening } = frame.options;
  const names = sctpNames(frame);
  const style = { ...frame.style, names };
  const facts = { ...frame.facts, names };
  const ends = all || listening ? await showBoth(frame, 'eps', endpointRows(style, facts)) : 0;
  if (ends !== 0 || (listening && !all)) return ends;
  return showBoth(frame, 'assocs', associationRows(style, facts));
}

/** Any of the numeric options makes the addresses of sctp numeric, and so does -N. */
function sctpNames({ options, names }: Frame): SocketStyle['names'] {
  const { numericHosts, numericPorts, numericUsers, symbolic } = options;
  const numeric = numericHosts || numericPorts || numericUsers || symbolic;
  return numeric ? { ...numericNames, user: (uid) => names.user(uid) } : names;
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
