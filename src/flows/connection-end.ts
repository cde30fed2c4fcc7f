import { isZeroAddress, type PackedAddress } from '../proc/reading/address.ts';
import type { FlowProtocol } from '../records/flow.ts';
import type { OwnerRecord } from '../records/socket.ts';
import type { AddressBook, KnownAddress } from './address-book.ts';
import type { RowView } from './row-view.ts';
import type { Vantage } from './vantage.ts';

/** One end of a connection, as a row shows it: its source is the local one. */
export interface ConnectionEnd {
  readonly vantage: Vantage;
  readonly protocol: FlowProtocol;
  readonly source: KnownAddress;
  readonly sourcePort: number;
  readonly destination: KnownAddress;
  readonly destinationPort: number;
  /** Equal for rows of the same ends; undefined where no row can be the other end. */
  key: number | undefined;
  /** Whether the row is in a table of IPv6. */
  readonly isIpv6: boolean;
  readonly state: string;
  readonly recvQ: number | bigint;
  readonly sendQ: number | bigint;
  readonly owner: OwnerRecord | undefined;
  /** Whether it is such as is asked for. */
  readonly isSelected: boolean;
  /** Whether its flow has it, with its other end. */
  isCounted: boolean;
  /** Another one in the same namespace with the same ends. */
  alike: ConnectionEnd | undefined;
  /** Its other end, once that was found. */
  partner: ConnectionEnd | undefined;
}

/** A socket that waits for peers. */
export interface ListeningEnd {
  readonly address: KnownAddress;
  /** Whether it is on any address: on 0.0.0.0 or on ::. */
  readonly isAny: boolean;
  readonly isIpv6: boolean;
  /** Whether a socket of IPv6 serves IPv4 as well, as far as that is known. */
  readonly dualStack: boolean | null | undefined;
  readonly owner: OwnerRecord | undefined;
}

/** What a row of sockets is to flows. */
export type SeenEnd =
  | { readonly kind: 'connection'; readonly end: ConnectionEnd }
  | {
      readonly kind: 'listener';
      readonly protocol: FlowProtocol;
      readonly port: number;
      readonly end: ListeningEnd;
    };

/** What each protocol is called without the 6 of its table. */
const PROTOCOLS: ReadonlyMap<string, FlowProtocol> = new Map([
  ['tcp', 'tcp'],
  ['tcp6', 'tcp'],
  ['udp', 'udp'],
  ['udp6', 'udp'],
  ['udplite', 'udplite'],
  ['udplite6', 'udplite'],
  ['sctp', 'sctp'],
]);

/** Understands a row; undefined for what has no peers by address and port. */
export function endOf<R>(
  vantage: Vantage,
  view: RowView<R>,
  row: R,
  book: AddressBook,
  isSelected: boolean,
): SeenEnd | undefined {
  const table = view.protocol(row);
  const protocol = PROTOCOLS.get(table);
  const local = view.local(row);
  if (protocol === undefined || local === undefined) return undefined;
  const isIpv6 = table.endsWith('6') || typeof local !== 'number';
  const sourcePort = view.localPort(row);
  const state = view.state(row);
  const foreign = view.foreign(row);
  const destinationPort = view.foreignPort(row);
  const source = book.of(local);
  if (state === 'LISTEN' || foreign === undefined || isAnyAddress(foreign) || destinationPort === 0) {
    // A socket of tcp that is bound to a port, and no more, waits for no one.
    if (sourcePort === 0 || (protocol === 'tcp' && state !== 'LISTEN')) return undefined;
    const owners = view.owners(row);
    const end: ListeningEnd = {
      address: source,
      isAny: isAnyAddress(local),
      isIpv6,
      dualStack: view.dualStack(row),
      owner: owners?.find(({ pid }) => pid !== SERVICE_MANAGER) ?? owners?.[0],
    };
    return { kind: 'listener', protocol, port: sourcePort, end };
  }
  const destination = book.of(foreign);
  const end: ConnectionEnd = {
    vantage,
    protocol,
    source,
    sourcePort,
    destination,
    destinationPort,
    key: undefined,
    isIpv6,
    state,
    recvQ: view.recvQ(row),
    sendQ: view.sendQ(row),
    owner: view.owners(row)?.[0],
    isSelected,
    isCounted: false,
    alike: undefined,
    partner: undefined,
  };
  return { kind: 'connection', end };
}

/** systemd holds the sockets for which it starts services. */
const SERVICE_MANAGER = 1;

/** 0.0.0.0, also as it is mapped into IPv6, or ::. */
function isAnyAddress(address: PackedAddress): boolean {
  if (typeof address === 'number') return address === 0;
  return isZeroAddress(address) || (address.isMapped && address.w3 === 0);
}

/**
 * Which of these waits at an address: on it, or else on any. What is in a table of IPv6 was taken by a socket of IPv6, also what came by
 * IPv4; what came by IPv4 only by one that serves it.
 *
 * @param isIpv6 whether packets come to it by a socket of IPv6; undefined where that is not known
 */
export function listenerAt(
  address: KnownAddress,
  isIpv6: boolean | undefined,
  listening: readonly ListeningEnd[],
): ListeningEnd | undefined {
  let any: ListeningEnd | undefined;
  for (const listener of listening) {
    if (isIpv6 === true && !listener.isIpv6) continue;
    if (!listener.isAny && listener.address === address) return listener;
    if (listener.isAny && servesFamily(listener, address, isIpv6)) any ??= listener;
  }
  return any;
}

/** Whether a socket on any address serves what comes to this one. */
function servesFamily(
  listener: ListeningEnd,
  { isIpv4 }: KnownAddress,
  isIpv6: boolean | undefined,
): boolean {
  if (listener.address.isIpv4) return isIpv4;
  if (!isIpv4) return true;
  return isIpv6 === true ? listener.dualStack !== false : listener.dualStack === true;
}
