import { hardwareType, UNSPECIFIED } from '../../format/interfaces/hardware-types.ts';
import type { InterfaceDetails } from '../../format/interfaces/interface-details.ts';
import { ipv6Scopes } from '../../format/interfaces/interface-details.ts';
import { flagLetters } from '../../format/interfaces/interface-flags.ts';
import type { InterfaceRow } from '../../format/interfaces/interfaces.ts';
import type { InterfaceFigures } from '../../proc/interfaces/dev.ts';
import type { Ipv6InterfaceAddress } from '../../proc/interfaces/if-inet6.ts';
import { flagNames, IFF, type Ipv4InterfaceAddress, type Link } from '../../proc/interfaces/link.ts';
import { textOf } from '../../text/utf8.ts';
import type { InterfaceAddressRecord, InterfaceRecord } from '../interface.ts';

/** The type of hardware that is not known: see Link. */
const UNKNOWN = -1;

/** An interface as the short form shows it. An MTU of 0 is none that is known. */
export function describeInterface({ name, mtu, flags, figures }: InterfaceRow): InterfaceRecord {
  return {
    name: textOf(name),
    ...(mtu === 0 ? {} : { mtu }),
    flags: flags === 0 ? '' : flagLetters(flags),
    flagNames: flagNames(flags),
    ...(figures === undefined ? {} : figuresOf(figures)),
  };
}

function figuresOf(figures: InterfaceFigures): Required<Pick<InterfaceRecord, 'rx' | 'tx'>> {
  const { rxBytes, rxCompressed, rxMulticast, txBytes, txCompressed } = figures;
  return {
    rx: {
      ...(rxBytes === undefined ? {} : { bytes: rxBytes }),
      packets: figures.rxPackets,
      errs: figures.rxErrors,
      drop: figures.rxDropped,
      fifo: figures.rxFifo,
      frame: figures.rxFrame,
      ...(rxCompressed === undefined ? {} : { compressed: rxCompressed }),
      ...(rxMulticast === undefined ? {} : { multicast: rxMulticast }),
    },
    tx: {
      ...(txBytes === undefined ? {} : { bytes: txBytes }),
      packets: figures.txPackets,
      errs: figures.txErrors,
      drop: figures.txDropped,
      fifo: figures.txFifo,
      colls: figures.txCollisions,
      carrier: figures.txCarrier,
      ...(txCompressed === undefined ? {} : { compressed: txCompressed }),
    },
  };
}

/** An interface with the facts of the long form. */
export function describeInterfaceDetails(details: InterfaceDetails): InterfaceRecord {
  const { name, link, ipv4, ipv6, figures } = details;
  const { mtu, flags, queueLength } = link;
  return {
    ...describeInterface({ name, mtu, flags, figures }),
    ...hardwareOf(link),
    ...(queueLength === -1 ? {} : { txQueueLength: queueLength }),
    addresses: [...ipv4.map((known) => describeIpv4(known, flags)), ...ipv6.map(describeIpv6)],
  };
}

/** Nothing of hardware that is not known; of a type that net-tools does not know the whole address as the kernel writes it. */
function hardwareOf({ type, hardwareAddress }: Link): Pick<InterfaceRecord, 'hardware' | 'hardwareAddress'> {
  if (type === UNKNOWN) return {};
  const known = hardwareType(type);
  const text = known === UNSPECIFIED ? kernelText(hardwareAddress) : (known.address?.(hardwareAddress) ?? '');
  return { hardware: known.title, ...(text === '' ? {} : { hardwareAddress: textOf(text) }) };
}

function kernelText(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(':');
}

/** The kernel has an answer for each of these; only the flags say which of them means something. */
function describeIpv4(known: Ipv4InterfaceAddress, flags: number): InterfaceAddressRecord {
  const { address, netmask } = known;
  const broadcast = flags & IFF.BROADCAST ? known.broadcast : undefined;
  const destination = flags & IFF.POINTOPOINT ? known.destination : undefined;
  return {
    family: 'inet',
    address: address.toString(),
    ...(netmask === undefined ? {} : { netmask: netmask.toString() }),
    ...(broadcast === undefined || broadcast.isZero ? {} : { broadcast: broadcast.toString() }),
    ...(destination === undefined ? {} : { destination: destination.toString() }),
  };
}

function describeIpv6({ address, prefixLength, scope }: Ipv6InterfaceAddress): InterfaceAddressRecord {
  return {
    family: 'inet6',
    address: address.toString(),
    prefixLength,
    scope: ipv6Scopes(scope).join(','),
  };
}
