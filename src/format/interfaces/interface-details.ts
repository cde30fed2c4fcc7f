import type { InterfaceFigures } from '../../proc/interfaces/dev.ts';
import type { Ipv6InterfaceAddress } from '../../proc/interfaces/if-inet6.ts';
import { IFF, type Ipv4InterfaceAddress, type Link } from '../../proc/interfaces/link.ts';
import { type Address, unmapped } from '../../proc/reading/address.ts';
import type { LineWriter } from '../line-writer.ts';
import { rateText } from '../rate-text.ts';
import { byteUnits } from './byte-units.ts';
import { countsCompressed, hardwareType } from './hardware-types.ts';
import { flagWords } from './interface-flags.ts';
import type { InterfaceRates } from './interfaces.ts';

/** What the long form shows of an interface, or of a label of an address. */
export interface InterfaceDetails {
  /** Latin1. */
  readonly name: string;
  readonly link: Link;
  /** netstat shows only the first one. */
  readonly ipv4: readonly Ipv4InterfaceAddress[];
  /** Labels have none. */
  readonly ipv6: readonly Ipv6InterfaceAddress[];
  /** Labels have none. */
  readonly figures: InterfaceFigures | undefined;
  /** What stands in the places of these counters; they themselves unless given. */
  readonly rates?: InterfaceRates;
}

const INDENT = ' '.repeat(8);

/** The block of an interface, with an empty line at its end. */
export function writeInterfaceDetails(out: LineWriter, details: InterfaceDetails): void {
  const { name, link, ipv4, ipv6, figures, rates } = details;
  out.text(name);
  out.line(`: flags=${flagWords(link.flags)}  mtu ${link.mtu ?? 0}`);
  const lines = [
    ...ipv4.slice(0, 1).map((address) => ipv4Line(address, link)),
    ...ipv6.map(ipv6Line),
    hardwareLine(link),
    ...mediaLines(link),
    ...(figures === undefined ? [] : figureLines(figures, link, rates)),
  ];
  for (const line of lines) out.line(INDENT + line);
  out.endLine();
}

function addressText(address: Address | undefined): string {
  return address === undefined ? '[NONE SET]' : String(address);
}

function ipv4Line(
  { address, netmask, broadcast, destination }: Ipv4InterfaceAddress,
  { flags }: Link,
): string {
  return [
    `inet ${address}  netmask ${addressText(netmask)}`,
    ...(flags & IFF.BROADCAST ? [`broadcast ${addressText(broadcast)}`] : []),
    ...(flags & IFF.POINTOPOINT ? [`destination ${addressText(destination)}`] : []),
  ].join('  ');
}

/** Bits of the scope of an address; `compat` is no scope of its own. */
const COMPATIBLE = 0x80;
const SCOPES: readonly (readonly [bit: number, word: string])[] = [
  [0x20, 'link'],
  [0x40, 'site'],
  [0x10, 'host'],
];

/** The words for the scope of an address. */
export function ipv6Scopes(scope: number): string[] {
  const words = SCOPES.filter(([bit]) => scope & bit).map(([, word]) => word);
  if ((scope & ~COMPATIBLE) === 0) words.push('global');
  if (scope & COMPATIBLE) words.unshift('compat');
  return words;
}

function ipv6Line({ address, prefixLength, scope }: Ipv6InterfaceAddress): string {
  const words = ipv6Scopes(scope);
  const suffix = words.length === 0 ? '' : `<${words.join(',')}>`;
  return `inet6 ${unmapped(address)}  prefixlen ${prefixLength}  scopeid 0x${scope.toString(16)}${suffix}`;
}

function hardwareLine({ type, hardwareAddress, queueLength }: Link): string {
  const { word, title, address } = hardwareType(type);
  const queue = queueLength === undefined || queueLength === -1 ? '' : `  txqueuelen ${queueLength}`;
  const isShown = address !== undefined && (type === undefined || hardwareAddress !== undefined);
  const text = isShown ? ` ${address(hardwareAddress ?? [])}` : '';
  return `${word}${text}${queue}  (${title})`;
}

/** Only the driver knows which port is selected: no file says it. */
function mediaLines({ flags }: Link): string[] {
  if (!(flags & IFF.PORTSEL)) return [];
  return [`media unknown${flags & IFF.AUTOMEDIA ? 'autoselect' : ''}`];
}

function figureLines(figures: InterfaceFigures, { type }: Link, rates?: InterfaceRates): string[] {
  const text = (key: keyof InterfaceFigures): string =>
    rates === undefined ? String(figures[key] ?? 0) : rateText(rates[key]);
  const units = (key: 'rxBytes' | 'txBytes'): string =>
    byteUnits(rates === undefined ? (figures[key] ?? 0) : Math.round(rates[key]));
  const compressed = countsCompressed(type);
  return [
    `RX packets ${text('rxPackets')}  bytes ${text('rxBytes')} (${units('rxBytes')})`,
    ...(compressed ? [`RX compressed:${text('rxCompressed')}`] : []),
    `RX errors ${text('rxErrors')}  dropped ${text('rxDropped')}  overruns ${text('rxFifo')}  frame ${text('rxFrame')}`,
    `TX packets ${text('txPackets')}  bytes ${text('txBytes')} (${units('txBytes')})`,
    ...(compressed ? [`TX compressed ${text('txCompressed')}`] : []),
    // One blank before `overruns`, as in net-tools.
    `TX errors ${text('txErrors')}  dropped ${text('txDropped')} overruns ${text('txFifo')}  carrier ${text('txCarrier')}  collisions ${text('txCollisions')}`,
  ];
}
