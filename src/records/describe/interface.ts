import { hardwareType } from '../../format/hardware-types.ts';
import type { InterfaceDetails } from '../../format/interface-details.ts';
import { ipv6Scopes } from '../../format/interface-details.ts';
import { flagLetters } from '../../format/interface-flags.ts';
import type { InterfaceRow } from '../../format/interfaces.ts';
import type { InterfaceFigures } from '../../proc/dev.ts';
import type { Ipv6InterfaceAddress } from '../../proc/if-inet6.ts';
import { IFF_BROADCAST, IFF_POINTOPOINT, type Ipv4InterfaceAddress } from '../../proc/link.ts';
import type { InterfaceAddressRecord, InterfaceRecord } from '../interface.ts';
import { textOf } from '../text.ts';

/** An interface as the short form shows it. */
export function describeInterface({ name, mtu, flags, figures }: InterfaceRow): InterfaceRecord {
  return {
    name: textOf(name),
    mtu,
    flags: flags === 0 ? '' : flagLetters(flags),
    ...(figures === undefined ? {} : figuresOf(figures)),
  };
}

function figuresOf(figures: InterfaceFigures): Pick<InterfaceRecord, 'rx' | 'tx'> {
  return {
    rx: {
      bytes: figures.rxBytes,
      packets: figures.rxPackets,
      errs: figures.rxErrors,
      drop: figures.rxDropped,
      fifo: figures.rxFifo,
      frame: figures.rxFrame,
      compressed: figures.rxCompressed,
      multicast: figures.rxMulticast,
    },
    tx: {
      bytes: figures.txBytes,
      packets: figures.txPackets,
      errs: figures.txErrors,
      drop: figures.txDropped,
      fifo: figures.txFifo,
      colls: figures.txCollisions,
      carrier: figures.txCarrier,
      compressed: figures.txCompressed,
    },
  };
}

/** The same with what the long form shows. */
export function describeInterfaceDetails(details: InterfaceDetails): InterfaceRecord {
  const { name, link, ipv4, ipv6, figures } = details;
  const { mtu, flags, type, hardwareAddress, queueLength } = link;
  const { title, address } = hardwareType(type);
  const hardwareText = address?.(hardwareAddress) ?? '';
  return {
    ...describeInterface({ name, mtu, flags, figures }),
    hardware: title,
    ...(hardwareText === '' ? {} : { hardwareAddress: textOf(hardwareText) }),
    ...(queueLength === -1 ? {} : { txQueueLength: queueLength }),
    addresses: [...(ipv4 === undefined ? [] : [describeIpv4(ipv4, flags)]), ...ipv6.map(describeIpv6)],
  };
}

/** The kernel has an answer for each of these; only the flags say which of them means something. */
function describeIpv4(known: Ipv4InterfaceAddress, flags: number): InterfaceAddressRecord {
  const { address, netmask } = known;
  const broadcast = flags & IFF_BROADCAST ? known.broadcast : undefined;
  const destination = flags & IFF_POINTOPOINT ? known.destination : undefined;
  return {
    family: 'inet',
    address: address.toString(),
    ...(netmask === undefined ? {} : { netmask: netmask.toString() }),
    ...(broadcast === undefined ? {} : { broadcast: broadcast.toString() }),
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
