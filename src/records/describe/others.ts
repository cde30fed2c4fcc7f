import { MASQUERADE_PROTOCOLS } from '../../format/legacy/masquerade.ts';
import { type Names, numericNames, type PortProtocol } from '../../format/names.ts';
import type { ConntrackEntry } from '../../proc/conntrack.ts';
import type { GroupMembership } from '../../proc/interfaces/igmp.ts';
import type { MasqueradeEntry } from '../../proc/legacy/ip-masquerade.ts';
import { type Endpoint, Ipv4Address } from '../../proc/reading/address.ts';
import { textOf } from '../../text/utf8.ts';
import type { GroupRecord } from '../group.ts';
import type { MasqueradeRecord } from '../masquerade.ts';
import { endOf, hostOf } from './ends.ts';

/** A membership of a multicast group. */
export function describeGroup({ iface, users, address }: GroupMembership, names: Names): GroupRecord {
  const host = hostOf(address, names);
  return {
    family: address instanceof Ipv4Address ? 'inet' : 'inet6',
    iface: textOf(iface),
    refCount: users,
    address: address.toString(),
    ...(host === undefined ? {} : { host }),
  };
}

const HUNDREDTHS = 100;

/** A masqueraded connection; only tcp and udp have names for their ports. */
export function describeMasquerade(entry: MasqueradeEntry, names: Names): MasqueradeRecord {
  const { protocol, source, destination, masqueradePort, expires, initSeq, delta, previousDelta } = entry;
  const ports = protocol === 'UDP' ? 'udp' : 'tcp';
  const known =
    protocol === 'UDP' || protocol === 'TCP' ? names : { ...names, service: numericNames.service };
  return {
    protocol: MASQUERADE_PROTOCOLS.get(protocol) ?? textOf(protocol),
    source: endOf(source, ports, known),
    destination: endOf(destination, ports, known),
    masqueradePort: masqueradePort & 0xffff,
    expires: Number(expires) / HUNDREDTHS,
    initSeq,
    delta,
    ...(previousDelta === undefined ? {} : { previousDelta }),
  };
}

/** The protocols whose ports have names. */
const PORTS: ReadonlyMap<string, PortProtocol> = new Map([
  ['tcp', 'tcp'],
  ['udp', 'udp'],
]);

/** A connection whose ends are rewritten. */
export function describeRewritten(
  { protocol, timeout = 0, original, reply }: ConntrackEntry,
  names: Names,
): MasqueradeRecord {
  const ports = PORTS.get(protocol);
  const known = ports === undefined ? { ...names, service: numericNames.service } : names;
  const end = (one: Endpoint) => endOf(one, ports ?? 'tcp', known);
  return {
    protocol: textOf(protocol),
    source: end(original.source),
    destination: end(original.destination),
    masqueradePort: reply.destination.port,
    expires: timeout,
    translatedSource: end(reply.destination),
    translatedDestination: end(reply.source),
  };
}
