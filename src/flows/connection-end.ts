import type { EndRecord, OwnerRecord, SocketRecord } from '../records/socket.ts';
import type { Vantage } from './vantage.ts';
import { type Ends, endsKey } from './vantage.ts';

/** One end of a connection, as a row shows it: its source is the local one. */
export interface ConnectionEnd extends Ends {
  readonly vantage: Vantage;
  /** Whether the row is in a table of IPv6. */
  readonly isIpv6: boolean;
  readonly state: string;
  readonly recvQ: number | bigint;
  readonly sendQ: number | bigint;
  readonly owner: OwnerRecord | undefined;
  /** With the names of the addresses and ports, where they were looked up. */
  readonly local: EndRecord;
  readonly foreign: EndRecord;
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

const PROTOCOLS = /^(tcp|udp|udplite|sctp)(6?)$/;
const ANY = /^(?:0\.0\.0\.0|::)$/;
const MAPPED = /^::ffff:(?=\d+\.)/;

/** What a row of sockets is to flows. */
export type SeenEnd =
  | { readonly kind: 'connection'; readonly end: ConnectionEnd }
  | {
      readonly kind: 'listener';
      readonly protocol: string;
      readonly port: number;
      readonly end: ListeningEnd;
    };

/** Understands a row; undefined for what has no peers by address and port. */
export function endOf(vantage: Vantage, row: SocketRecord, isSelected: boolean): SeenEnd | undefined {
  const [, protocol, version] = PROTOCOLS.exec(row.protocol) ?? [];
  const { local, foreign, state, owners } = row;
  if (protocol === undefined || local?.address === undefined || local.port === undefined) return undefined;
  const isIpv6 = version === '6' || local.address.includes(':');
  const owner = owners?.[0];
  const { port } = local;
  if (state === 'LISTEN' || !foreign?.port || ANY.test(foreign.address ?? '')) {
    if (port === 0 || (protocol === 'tcp' && state !== 'LISTEN')) return undefined;
    const end = { address: local.address, isIpv6, dualStack: row.dualStack, owner };
    return { kind: 'listener', protocol, port, end };
  }
  const ends: Ends = {
    protocol,
    source: unmapped(local.address),
    sourcePort: port,
    destination: unmapped(foreign.address ?? ''),
    destinationPort: foreign.port,
  };
  const { recvQ = 0, sendQ = 0 } = row;
  const seen = { vantage, isIpv6, state, recvQ, sendQ, owner, local, foreign, isSelected };
  return { kind: 'connection', end: { ...ends, ...seen, key: endsKey(ends) } };
}

/** An IPv4 address that is mapped into IPv6 as the IPv4 address. */
function unmapped(address: string): string {
  return address.replace(MAPPED, '');
}

/** Who listens at the port of an end, in its namespace: on its address or on any. A connection of IPv6 over IPv4 was taken by a socket of IPv6. */
export function listenerOf(
  { source, isIpv6 }: Pick<ConnectionEnd, 'source' | 'isIpv6'>,
  listening: readonly ListeningEnd[],
): ListeningEnd | undefined {
  const isIpv4 = !source.includes(':');
  return listening.find((listener) => {
    const { address, dualStack } = listener;
    if (unmapped(address) === source) return true;
    if (address === '0.0.0.0') return isIpv4 && !isIpv6;
    return address === '::' && (isIpv6 || dualStack === true);
  });
}
