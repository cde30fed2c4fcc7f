import type { EndRecord, OwnerRecord, SocketRecord } from '../records/socket.ts';
import { type Ends, endsKey, type Vantage } from './vantage.ts';

/** One end of a connection, as a row shows it: its source is the local one. */
export interface ConnectionEnd extends Ends {
  readonly vantage: Vantage;
  /** Whether the row is in a table of IPv6. */
  readonly isIpv6: boolean;
  readonly state: string;
  readonly recvQ: number | bigint;
  readonly sendQ: number | bigint;
  readonly owner: OwnerRecord | undefined;
  /** The names of the addresses and ports, where they were looked up. */
  readonly name: string | undefined;
  readonly service: string | undefined;
  readonly peerName: string | undefined;
  readonly peerService: string | undefined;
  /** Whether it is such as is asked for. */
  readonly isSelected: boolean;
  /** Equal for rows of the same ends. */
  readonly key: string;
}

/** A socket that waits for peers. */
export interface ListeningEnd {
  readonly address: string;
  readonly isIpv6: boolean;
  /** Whether a socket of IPv6 serves IPv4 as well, as far as that is known. */
  readonly dualStack: boolean | null | undefined;
  readonly owner: OwnerRecord | undefined;
}

/** Where one waits. */
export interface WaitingEnd {
  readonly protocol: string;
  readonly address: string;
  readonly port: number;
  /** Whether packets come to it by a socket of IPv6; undefined where that is not known. */
  readonly isIpv6?: boolean;
}

/** What a row of sockets is to flows. */
export type SeenEnd =
  | { readonly kind: 'connection'; readonly end: ConnectionEnd }
  | {
      readonly kind: 'listener';
      readonly protocol: string;
      readonly port: number;
      readonly end: ListeningEnd;
    };

/** What each protocol is called without the 6 of its table. */
const PROTOCOLS: Readonly<Record<string, string>> = {
  tcp: 'tcp',
  tcp6: 'tcp',
  udp: 'udp',
  udp6: 'udp',
  udplite: 'udplite',
  udplite6: 'udplite',
  sctp: 'sctp',
};

/** Understands a row; undefined for what has no peers by address and port. */
export function endOf(vantage: Vantage, row: SocketRecord, isSelected: boolean): SeenEnd | undefined {
  const protocol = PROTOCOLS[row.protocol];
  const { local, foreign, state, owners } = row;
  const { address, port } = local ?? {};
  if (protocol === undefined || address === undefined || port === undefined) return undefined;
  const isIpv6 = row.protocol.endsWith('6') || address.includes(':');
  const owner = owners?.[0];
  if (state === 'LISTEN' || !hasPeer(foreign)) {
    // A socket of tcp that is bound to a port, and no more, waits for no one.
    if (port === 0 || (protocol === 'tcp' && state !== 'LISTEN')) return undefined;
    const holder = owners?.find(({ pid }) => pid !== SERVICE_MANAGER) ?? owner;
    return {
      kind: 'listener',
      protocol,
      port,
      end: { address, isIpv6, dualStack: row.dualStack, owner: holder },
    };
  }
  const ends: Ends = {
    protocol,
    source: unmapped(address),
    sourcePort: port,
    destination: unmapped(foreign.address),
    destinationPort: foreign.port,
  };
  const { recvQ = 0, sendQ = 0 } = row;
  const names = {
    ...{ name: local?.host, service: local?.service },
    ...{ peerName: foreign.host, peerService: foreign.service },
  };
  const key = endsKey(ends);
  return {
    kind: 'connection',
    end: { ...ends, ...names, vantage, isIpv6, state, recvQ, sendQ, owner, isSelected, key },
  };
}

/** systemd holds the sockets for which it starts services. */
const SERVICE_MANAGER = 1;

const ANY = /^(?:0\.0\.0\.0|::|)$/;

function hasPeer(
  end: EndRecord | undefined,
): end is EndRecord & { readonly address: string; readonly port: number } {
  return end?.address !== undefined && Boolean(end.port) && !ANY.test(end.address);
}

const MAPPED = '::ffff:';

/** An IPv4 address that is mapped into IPv6 as the IPv4 address. */
function unmapped(address: string): string {
  return address.startsWith(MAPPED) && address.includes('.') ? address.slice(MAPPED.length) : address;
}

/**
 * Which of these waits at an address: on it, or on any. What is in a table of IPv6 was taken by a socket of IPv6, also what came by IPv4;
 * what came by IPv4 only by one that serves it.
 */
export function listenerAt(
  { address, isIpv6 }: Pick<WaitingEnd, 'address' | 'isIpv6'>,
  listening: readonly ListeningEnd[],
): ListeningEnd | undefined {
  const isIpv4 = !address.includes(':');
  return listening.find((listener) => {
    if (isIpv6 === true && !listener.isIpv6) return false;
    const own = unmapped(listener.address);
    if (own === address) return true;
    if (own === '0.0.0.0') return isIpv4;
    if (own !== '::') return false;
    if (!isIpv4) return true;
    return isIpv6 === true ? listener.dualStack !== false : listener.dualStack === true;
  });
}
