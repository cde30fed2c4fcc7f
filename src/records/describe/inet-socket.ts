import type { Names } from '../../format/names.ts';
import { INET_STYLES, type InetProtocol } from '../../format/sockets/inet-sockets.ts';
import { unpackEndpoint } from '../../proc/reading/address.ts';
import type { InetSocket } from '../../proc/sockets/inet-socket.ts';
import { textOf } from '../../text/utf8.ts';
import type { RowReader } from '../field.ts';
import type { OwnerRecord, SocketRecord, TcpRecord, TimerRecord } from '../socket.ts';
import { timerKind, timerSeconds } from '../timer.ts';
import { endOf } from './ends.ts';

/** What a description of sockets needs besides their tables. */
export interface SocketFacts {
  readonly names: Names;
  readonly ticksPerSecond: number;
  /** The processes that hold a socket; undefined where they were not asked for. */
  readonly owners: ((inode: number | bigint) => readonly OwnerRecord[]) | undefined;
}

/** The processes that hold a socket, as a field of a record. */
export function ownersOf(
  { owners }: SocketFacts,
  inode: number | bigint | undefined,
): { readonly owners?: readonly OwnerRecord[] } {
  return owners === undefined ? {} : { owners: inode === undefined ? [] : owners(inode) };
}

/** `TCP_LISTEN` of a socket's state. */
const TCP_LISTEN = 10;

type Draft = { -readonly [K in keyof SocketRecord]: SocketRecord[K] };

/**
 * A socket of tcp, udp, udplite or raw, from the table of IPv4 or of `version6`. Fields are added one by one: to spread objects
 * into each other took half of the time of `--json` for 100,000 sockets.
 */
export function describeInetSocket(
  socket: InetSocket,
  protocol: InetProtocol,
  version6: boolean,
  { names, ticksPerSecond, owners }: SocketFacts,
): SocketRecord {
  const { ports, state, timers } = INET_STYLES[protocol];
  const { uid, inode, tcp } = socket;
  const record: Draft = {
    protocol: protocolOf(protocol, version6),
    local: endOf(unpackEndpoint(socket.local, socket.localPort), ports, names),
    foreign: endOf(unpackEndpoint(socket.foreign, socket.foreignPort), ports, names),
    state: state(socket.state),
    recvQ: socket.recvQ,
    sendQ: socket.sendQ,
    timer: timerOf(socket, timers, ticksPerSecond),
    uid: uid >>> 0,
  };
  const user = names.user(uid);
  if (user !== undefined) record.user = textOf(user);
  record.inode = inode;
  if (owners !== undefined) record.owners = owners(inode);
  if (tcp !== undefined) record.tcp = tcpOf(tcp, socket.state, ticksPerSecond);
  return record;
}

/** Which timer of a socket runs, with netstat's words for timers. */
export function timerOf(socket: InetSocket, words: readonly string[], ticksPerSecond: number): TimerRecord {
  return {
    kind: timerKind(socket, words),
    seconds: timerSeconds(socket, ticksPerSecond),
    retransmits: socket.retransmits,
    probes: socket.probes,
  };
}

const SIX = { tcp: 'tcp6', udp: 'udp6', udplite: 'udplite6', raw: 'raw6' } as const;

/** The protocol of a table, as records have it. */
export function protocolOf(protocol: InetProtocol, version6: boolean): SocketRecord['protocol'] {
  return version6 ? SIX[protocol] : protocol;
}

/** Reads fields from the parsed rows of a table, without their records. */
export function inetRowReader(
  protocol: InetProtocol,
  version6: boolean,
  ticksPerSecond: number,
): RowReader<InetSocket> {
  const { state, timers } = INET_STYLES[protocol];
  const table = { protocol: protocolOf(protocol, version6), state, timers, ticksPerSecond };
  return ({ fromRow }) => fromRow?.(table);
}

function tcpOf(
  { rto, ato, cwnd, ssthresh }: NonNullable<InetSocket['tcp']>,
  state: number,
  ticksPerSecond: number,
): TcpRecord {
  // A listening socket has the longest queue of fast open in the place of its threshold.
  return state === TCP_LISTEN
    ? { rto: rto / ticksPerSecond, ato: ato / ticksPerSecond, cwnd }
    : { rto: rto / ticksPerSecond, ato: ato / ticksPerSecond, cwnd, ssthresh };
}
