import { hardwareType, UNSPECIFIED } from '../../format/interfaces/hardware-types.ts';
import type { InterfaceDetails } from '../../format/interfaces/interface-details.ts';
import { ipv6Scopes } from '../../format/interfaces/interface-details.ts';
import { flagLetters } from '../../format/interfaces/interface-flags.ts';
import type { InterfaceRates, InterfaceRow } from '../../format/interfaces/interfaces.ts';
import type { InterfaceFigures } from '../../proc/interfaces/dev.ts';
import type { Ipv6InterfaceAddress } from '../../proc/interfaces/if-inet6.ts';
import { flagNames, IFF, type Ipv4InterfaceAddress, type Link } from '../../proc/interfaces/link.ts';
import { textOf } from '../../text/utf8.ts';
import type { InterfaceAddressRecord, InterfaceRecord } from '../interface.ts';

/** An interface as the short form shows it. Of the flags, those are there that are known to be set. */
export function describeInterface(row: InterfaceRow): InterfaceRecord {
  const { name, mtu, flags, unknownFlags, figures } = row;
  return {
    name: textOf(name),
    mtu: mtu ?? null,
    flags: flags !== 0 ? flagLetters(flags) : unknownFlags === 0 ? '' : null,
    flagNames: flagNames(flags),
    ...(figures === undefined ? {} : figuresOf(figures)),
  };
}

/** The counters of records: after the side that counts them, what the kernel calls them. */
const FIGURES: readonly (readonly [key: keyof InterfaceFigures, side: 'rx' | 'tx', name: string])[] = [
  ['rxBytes', 'rx', 'bytes'],
  ['rxPackets', 'rx', 'packets'],
  ['rxErrors', 'rx', 'errs'],
  ['rxDropped', 'rx', 'drop'],
  ['rxFifo', 'rx', 'fifo'],
  ['rxFrame', 'rx', 'frame'],
  ['rxCompressed', 'rx', 'compressed'],
  ['rxMulticast', 'rx', 'multicast'],
  ['txBytes', 'tx', 'bytes'],
  ['txPackets', 'tx', 'packets'],
  ['txErrors', 'tx', 'errs'],
  ['txDropped', 'tx', 'drop'],
  ['txFifo', 'tx', 'fifo'],
  ['txCollisions', 'tx', 'colls'],
  ['txCarrier', 'tx', 'carrier'],
  ['txCompressed', 'tx', 'compressed'],
];

function figuresOf(figures: InterfaceFigures): Required<Pick<InterfaceRecord, 'rx' | 'tx'>> {
  const sides: Record<'rx' | 'tx', Record<string, number | bigint>> = { rx: {}, tx: {} };
  for (const [key, side, name] of FIGURES) {
    const value = figures[key];
    if (value !== undefined) sides[side][name] = value;
  }
  return sides as unknown as Required<Pick<InterfaceRecord, 'rx' | 'tx'>>;
}

/** The rates of an interface, of which each is asked for by the name that its counter has in records: `rx.bytes`. */
export function interfaceRates(rate: (counter: string) => number): InterfaceRates {
  return Object.fromEntries(
    FIGURES.map(([key, side, name]) => [key, rate(`${side}.${name}`)]),
  ) as unknown as InterfaceRates;
}

/** An interface with the facts of the long form. */
export function describeInterfaceDetails(details: InterfaceDetails): InterfaceRecord {
  const { name, link, ipv4, ipv6, figures } = details;
  const { mtu, flags, unknownFlags, queueLength } = link;
  return {
    ...describeInterface({ name, mtu, flags, unknownFlags, figures }),
    ...hardwareOf(link),
    ...(queueLength === -1 ? {} : { txQueueLength: queueLength ?? null }),
    addresses: [...ipv4.map((known) => describeIpv4(known, flags)), ...ipv6.map(describeIpv6)],
  };
}

/** Of a type that net-tools does not know the whole address as the kernel writes it. */
function hardwareOf({ type, hardwareAddress }: Link): Pick<InterfaceRecord, 'hardware' | 'hardwareAddress'> {
  const known = hardwareType(type);
  const hardware = type === undefined ? null : known.title;
  if (hardwareAddress === undefined) return { hardware, hardwareAddress: null };
  const text = known === UNSPECIFIED ? kernelText(hardwareAddress) : (known.address?.(hardwareAddress) ?? '');
  return { hardware, ...(text === '' ? {} : { hardwareAddress: textOf(text) }) };
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
