import type { Names } from '../../format/names.ts';
import { INET_STYLES, type InetProtocol } from '../../format/sockets/inet-sockets.ts';
import { type PackedAddress, unpackAddress, unpackEndpoint } from '../../proc/reading/address.ts';
import type { InetSocket, TcpDetails } from '../../proc/sockets/inet-socket.ts';
import type { InetTable, RowReader } from '../field.ts';
import type { EndRecord, OwnerRecord, SocketRecord, TcpRecord } from '../socket.ts';
import { ssthreshOf, timerKind, timerSeconds } from '../socket-values.ts';
import { endOf, hostOf, nameOf, serviceOf } from './ends.ts';
import { UNSEEN } from './owner.ts';

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
  if (owners === undefined) return {};
  // Where the table of an old kernel has no inodes, no holder can be found.
  return { owners: inode === undefined ? UNSEEN : owners(inode) };
}

const SIX = { tcp: 'tcp6', udp: 'udp6', udplite: 'udplite6', raw: 'raw6' } as const;

/**
 * A table of tcp, udp, udplite or raw.
 *
 * @param version6 whether it is that of IPv6
 * @param dualStack whether a socket that waits on `::` serves IPv4 as well; undefined for any other socket
 */
export function inetTable(
  protocol: InetProtocol,
  version6: boolean,
  { names, ticksPerSecond, owners }: SocketFacts,
  dualStack: InetTable['dualStack'] = () => undefined,
): InetTable {
  const { ports, state, timers } = INET_STYLES[protocol];
  return {
    protocol: version6 ? SIX[protocol] : protocol,
    ports,
    state,
    timers,
    ticksPerSecond,
    names,
    owners,
    dualStack,
  };
}

/** Reads fields from the parsed rows of a table, without their records. */
export function inetRowReader(table: InetTable): RowReader<InetSocket> {
  return ({ fromRow }) => fromRow && ((socket) => fromRow(socket, table));
}

type Draft = { -readonly [K in keyof SocketRecord]: SocketRecord[K] };

/**
 * A socket of tcp, udp, udplite or raw. Fields are added one by one: to spread objects into each other took half of the time of
 * `--json` for 100,000 sockets.
 */
export function describeInetSocket(socket: InetSocket, table: InetTable, makeEnd = wholeEnd): SocketRecord {
  const { protocol, state, timers, ticksPerSecond, names, owners } = table;
  const { uid, inode, tcp, drops } = socket;
  const record: Draft = {
    protocol,
    local: makeEnd(socket.local, socket.localPort, table),
    foreign: makeEnd(socket.foreign, socket.foreignPort, table),
    state: state(socket.state),
    recvQ: socket.recvQ,
    sendQ: socket.sendQ,
    timer: {
      kind: timerKind(socket, timers),
      seconds: timerSeconds(socket, ticksPerSecond),
      retransmits: socket.retransmits,
      probes: socket.probes,
    },
    uid: uid >>> 0,
  };
  const user = nameOf(names.user(uid));
  if (user !== undefined) record.user = user;
  record.inode = inode;
  if (owners !== undefined) record.owners = owners(inode);
  if (tcp !== undefined) record.tcp = tcpOf(tcp, ssthreshOf(socket), ticksPerSecond);
  if (drops !== undefined) record.drops = drops;
  const dualStack = table.dualStack(socket);
  if (dualStack !== undefined) record.dualStack = dualStack;
  return record;
}

function tcpOf(
  { rto, ato, cwnd }: TcpDetails,
  ssthresh: number | undefined,
  ticksPerSecond: number,
): TcpRecord {
  return ssthresh === undefined
    ? { rto: rto / ticksPerSecond, ato: ato / ticksPerSecond, cwnd }
    : { rto: rto / ticksPerSecond, ato: ato / ticksPerSecond, cwnd, ssthresh };
}

function wholeEnd(address: PackedAddress, port: number, { ports, names }: InetTable): EndRecord {
  return endOf(unpackEndpoint(address, port), ports, names);
}

/**
 * An end whose texts are made when they are read, for notes: they read few of them. -anp --explain of 100,000 sockets takes a
 * quarter less time so.
 */
export function lazyEnd(address: PackedAddress, port: number, table: InetTable): EndRecord {
  return new LazyEnd(address, port & 0xffff, table) as EndRecord;
}

class LazyEnd {
  readonly port: number;
  readonly #address: PackedAddress;
  readonly #table: InetTable;

  constructor(address: PackedAddress, port: number, table: InetTable) {
    this.port = port;
    this.#address = address;
    this.#table = table;
  }

  get address(): string {
    return unpackAddress(this.#address).toString();
  }

  get host(): string | undefined {
    return hostOf(unpackAddress(this.#address), this.#table.names);
  }

  get service(): string | undefined {
    return serviceOf(this.port, this.#table.ports, this.#table.names);
  }
}
