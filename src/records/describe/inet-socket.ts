import { INET_STYLES, type InetProtocol } from '../../format/inet-sockets.ts';
import type { Names } from '../../format/names.ts';
import type { InetSocket } from '../../proc/inet-sockets.ts';
import type { OwnerRecord, SocketRecord, TcpRecord } from '../socket.ts';
import { endOf, userOf } from './ends.ts';

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

/** A socket of tcp, udp, udplite or raw, from the table of IPv4 or of `version6`. */
export function describeInetSocket(
  socket: InetSocket,
  protocol: InetProtocol,
  version6: boolean,
  facts: SocketFacts,
): SocketRecord {
  const { names, ticksPerSecond } = facts;
  const { ports, state, timers } = INET_STYLES[protocol];
  const { timer, when, uid, inode } = socket;
  return {
    protocol: version6 ? `${protocol}6` : protocol,
    local: endOf(socket.local, ports, names),
    foreign: endOf(socket.foreign, ports, names),
    state: state(socket.state),
    recvQ: socket.recvQ,
    sendQ: socket.sendQ,
    timer: {
      kind: timers[timer] ?? `unkn-${timer}`,
      seconds: timer === 0 ? 0 : Number(when) / ticksPerSecond,
      retransmits: socket.retransmits,
      probes: socket.probes,
    },
    uid: uid >>> 0,
    ...userOf(uid, names),
    inode,
    ...ownersOf(facts, inode),
    ...(socket.tcp === undefined ? {} : { tcp: tcpOf(socket.tcp, socket.state, ticksPerSecond) }),
  };
}

function tcpOf(
  { rto, ato, cwnd, ssthresh }: NonNullable<InetSocket['tcp']>,
  state: number,
  ticksPerSecond: number,
): TcpRecord {
  const times = { rto: rto / ticksPerSecond, ato: ato / ticksPerSecond };
  // A listening socket has the longest queue of fast open in the place of its threshold.
  return state === TCP_LISTEN ? { ...times, cwnd } : { ...times, cwnd, ssthresh };
}
