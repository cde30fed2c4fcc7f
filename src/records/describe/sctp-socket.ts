import { sctpStateWord } from '../../format/sockets/words.ts';
import { type Address, Endpoint, Ipv4Address } from '../../proc/reading/address.ts';
import type { SctpAssociation, SctpEndpoint } from '../../proc/sockets/sctp.ts';
import type { EndRecord, SocketRecord } from '../socket.ts';
import { endOf, userOf } from './ends.ts';
import { ownersOf, type SocketFacts } from './inet-socket.ts';

/** An sctp socket that waits for associations. */
export function describeSctpEndpoint(endpoint: SctpEndpoint, facts: SocketFacts): SocketRecord {
  const { state, port, uid, inode, locals } = endpoint;
  return {
    protocol: 'sctp',
    local: sctpEnd(locals, port, facts),
    locals: locals.map(String),
    state: sctpStateWord(state),
    uid: uid >>> 0,
    ...userOf(uid, facts.names),
    inode,
    ...ownersOf(facts, inode),
  };
}

/** An sctp association. */
export function describeSctpAssociation(association: SctpAssociation, facts: SocketFacts): SocketRecord {
  const { state, uid, inode, locals, foreigns, localPort, foreignPort, recvQ, sendQ } = association;
  return {
    protocol: 'sctp',
    local: sctpEnd(locals, localPort, facts),
    foreign: sctpEnd(foreigns, foreignPort, facts),
    locals: locals.map(String),
    foreigns: foreigns.map(String),
    state: sctpStateWord(state),
    recvQ,
    sendQ,
    uid: uid >>> 0,
    ...userOf(uid, facts.names),
    inode,
    ...ownersOf(facts, inode),
  };
}

const NOWHERE = new Ipv4Address(0);

/** An end by the first of its addresses; /etc/services knows its ports as those of tcp. */
function sctpEnd(addresses: readonly Address[], port: number, { names }: SocketFacts): EndRecord {
  const [first] = addresses;
  const end = endOf(new Endpoint(first ?? NOWHERE, port), 'tcp', names);
  if (first !== undefined) return end;
  const { address: _none, host: _name, ...rest } = end;
  return rest;
}
