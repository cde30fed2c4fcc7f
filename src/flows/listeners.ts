import type { KnownAddress } from './address-book.ts';
import { type ConnectionEnd, type ListeningEnd, listenerAt } from './connection-end.ts';
import { entry } from './entry.ts';
import type { Homes } from './homes.ts';
import type { Translations, Way } from './translations.ts';
import type { Vantage } from './vantage.ts';

/** Who waits for the other end of a connection that no row shows. */
export interface Answering {
  readonly vantage: Vantage;
  readonly listener: ListeningEnd;
  /** Whether it is that end, or only shows in which direction the connection goes. */
  readonly isEnd: boolean;
  /** Where it waits. */
  readonly address: KnownAddress;
  readonly port: number;
}

/** The states of tcp and sctp in which the other end has its row as well, as long as it is there. */
const SHOWN_BY_BOTH: ReadonlySet<string> = new Set(['ESTABLISHED', 'SYN_SENT', 'SYN_RECV']);

const CONNECTED: ReadonlySet<string> = new Set(['tcp', 'sctp']);

/** Who waits at which ports. */
export class Listeners {
  readonly #all = new Map<Vantage, Map<string, Map<number, ListeningEnd[]>>>();

  add(vantage: Vantage, protocol: string, port: number, end: ListeningEnd): void {
    const own = entry(this.#all, vantage, () => new Map<string, Map<number, ListeningEnd[]>>());
    const ofProtocol = entry(own, protocol, () => new Map<number, ListeningEnd[]>());
    entry(ofProtocol, port, () => []).push(end);
  }

  #find(
    vantage: Vantage,
    protocol: string,
    address: KnownAddress,
    port: number,
    isIpv6?: boolean,
  ): ListeningEnd | undefined {
    const listening = this.#all.get(vantage)?.get(protocol)?.get(port);
    return listening && listenerAt(address, isIpv6, listening);
  }

  /** Who waits at the port of an end. */
  at({ vantage, protocol, source, sourcePort, isIpv6 }: ConnectionEnd): ListeningEnd | undefined {
    return this.#find(vantage, protocol, source, sourcePort, isIpv6);
  }

  /**
   * Who waits for the other end, whose row is not there: sockets of udp that wait have no peer, and of a connection of tcp one end is gone
   * before the other. Where rewriting cannot be seen at both ends, a listener at that address may be another one than the end; and so may
   * one on another host than the one that rewrites, which may have a namespace with that address that is not shown.
   */
  answering(end: ConnectionEnd, homes: Homes, translations: Translations): Answering | undefined {
    const way = translations.waysOf(end).at(-1);
    const there = way === undefined ? reachedBy(end, homes) : reachedOn(way, end, homes);
    if (there === undefined) return undefined;
    const { destination, destinationPort } = way ?? end;
    const listener = this.#find(there, end.protocol, destination, destinationPort);
    if (listener === undefined) return undefined;
    const isSeen =
      destination.reach === 'loopback' ||
      ([end.vantage, there].every(({ translations }) => translations !== undefined) &&
        (way === undefined || way.last.host === there.host));
    const isEnd = isSeen && !(CONNECTED.has(end.protocol) && SHOWN_BY_BOTH.has(end.state));
    return { vantage: there, listener, isEnd, address: destination, port: destinationPort };
  }
}

function reachedBy({ vantage, source, destination }: ConnectionEnd, homes: Homes): Vantage | undefined {
  const there = homes.reached(destination, vantage);
  return there && homes.areJoined(vantage, source, there, destination) ? there : undefined;
}

function reachedOn(
  { destination, first, last }: Way,
  { vantage, source }: ConnectionEnd,
  homes: Homes,
): Vantage | undefined {
  return homes.areNear(vantage, source, first) ? homes.reached(destination, last) : undefined;
}
