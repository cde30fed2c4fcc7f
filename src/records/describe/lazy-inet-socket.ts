import { INET_STYLES, type InetProtocol } from '../../format/sockets/inet-sockets.ts';
import { type PackedAddress, unpackAddress } from '../../proc/reading/address.ts';
import type { InetSocket } from '../../proc/sockets/inet-socket.ts';
import { textOf } from '../../text/utf8.ts';
import type { OwnerRecord, SocketRecord, TimerRecord } from '../socket.ts';
import { hostOf, serviceOf } from './ends.ts';
import { protocolOf, type SocketFacts, timerOf } from './inet-socket.ts';

type Style = (typeof INET_STYLES)[InetProtocol];

/** What the sockets of a table have in common. */
interface Table {
  readonly protocol: SocketRecord['protocol'];
  readonly style: Style;
  readonly facts: SocketFacts;
}

/** An end of a socket, each field made when it is read. */
class LazyEnd {
  readonly port: number;
  readonly #address: PackedAddress;
  readonly #table: Table;

  constructor(address: PackedAddress, port: number, table: Table) {
    this.port = port & 0xffff;
    this.#address = address;
    this.#table = table;
  }

  get address(): string {
    return unpackAddress(this.#address).toString();
  }

  get host(): string | undefined {
    return hostOf(unpackAddress(this.#address), this.#table.facts.names);
  }

  get service(): string | undefined {
    return serviceOf(this.port, this.#table.style.ports, this.#table.facts.names);
  }
}

/** A socket, each field made when it is read. */
class LazyInetSocket {
  readonly dualStack: boolean | null | undefined;
  readonly #socket: InetSocket;
  readonly #table: Table;
  #owners: readonly OwnerRecord[] | undefined;

  constructor(socket: InetSocket, table: Table, dualStack: boolean | null | undefined) {
    this.#socket = socket;
    this.#table = table;
    this.dualStack = dualStack;
  }

  get protocol(): SocketRecord['protocol'] {
    return this.#table.protocol;
  }

  get local(): LazyEnd {
    return new LazyEnd(this.#socket.local, this.#socket.localPort, this.#table);
  }

  get foreign(): LazyEnd {
    return new LazyEnd(this.#socket.foreign, this.#socket.foreignPort, this.#table);
  }

  get state(): string {
    return this.#table.style.state(this.#socket.state);
  }

  get recvQ(): number | bigint {
    return this.#socket.recvQ;
  }

  get sendQ(): number | bigint {
    return this.#socket.sendQ;
  }

  get timer(): TimerRecord {
    const { style, facts } = this.#table;
    return timerOf(this.#socket, style.timers, facts.ticksPerSecond);
  }

  get uid(): number {
    return this.#socket.uid >>> 0;
  }

  get user(): string | undefined {
    const user = this.#table.facts.names.user(this.#socket.uid);
    return user === undefined ? undefined : textOf(user);
  }

  get inode(): number | bigint {
    return this.#socket.inode;
  }

  get owners(): readonly OwnerRecord[] | undefined {
    this.#owners ??= this.#table.facts.owners?.(this.#socket.inode);
    return this.#owners;
  }
}

/**
 * Describes sockets as describeInetSocket does, but makes each field when it is read, and leaves out `tcp`. Notes read few fields of
 * most sockets, and keep many: of 100,000 in a recorded tree, -anp --explain takes a quarter less time so, and 132 MB for 167.
 */
export function lazyInetSockets(
  protocol: InetProtocol,
  version6: boolean,
  facts: SocketFacts,
): (socket: InetSocket, dualStack: boolean | null | undefined) => SocketRecord {
  const table = { protocol: protocolOf(protocol, version6), style: INET_STYLES[protocol], facts };
  return (socket, dualStack) => new LazyInetSocket(socket, table, dualStack) as SocketRecord;
}
