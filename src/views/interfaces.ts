import { HostError, tryRead } from '../errors.ts';
import { type InterfaceDetails, writeInterfaceDetails } from '../format/interfaces/interface-details.ts';
import { sortInterfaceNames } from '../format/interfaces/interface-order.ts';
import {
  type InterfaceRow,
  writeInterfaceHeading,
  writeInterfaceRow,
} from '../format/interfaces/interfaces.ts';
import {
  interfaceOf,
  type Labels,
  labelsOf,
  readInterfaceAddresses,
} from '../host/links/interface-addresses.ts';
import { isIncomplete, type Links, readLinks } from '../host/links/links.ts';
import { readSystemInterfaces } from '../host/links/system-interfaces.ts';
import { errnoText, perrorText } from '../host/root/errno-text.ts';
import { optional } from '../host/root/optional.ts';
import { type InterfaceFigures, parseDev } from '../proc/interfaces/dev.ts';
import { type Ipv6InterfaceAddress, parseIfInet6 } from '../proc/interfaces/if-inet6.ts';
import { IFF, type Link } from '../proc/interfaces/link.ts';
import {
  describeInterface,
  describeInterfaceDetails,
  interfaceRates,
} from '../records/describe/interface.ts';
import { showRows } from './block.ts';
import type { Context } from './context.ts';
import { groupedBy } from './grouped.ts';
import type { Rows } from './rows.ts';
import { recordsOf } from './tables.ts';

const DEV = '/proc/net/dev';
const IF_INET6 = '/proc/net/if_inet6';

/** Warnings if not everything is known about the interfaces. */
const NOTES: Readonly<Record<Exclude<Links['source'], 'sysfs'> | 'partial', string>> = {
  absent: 'netstat: no /sys/class/net: most flags, MTU and hardware of the interfaces are not known',
  another:
    'netstat: /sys is that of another network: most flags and hardware of the interfaces are not known',
  partial:
    'netstat: /sys/class/net was not recorded whole: some flags, MTU or hardware of the interfaces are not known',
};

/** Shows the interfaces, and the labels of addresses, that are up or may be, or all with -a. */
export async function interfaces(context: Context, frame: number): Promise<number> {
  const { options, out, root, warn, lack } = context;
  if (frame === 0) out.line('Kernel Interface table');
  if (options.extend === 0) writeInterfaceHeading(out);
  const figures = readFigures(context);
  const long = options.extend > 0;
  const system = readSystemInterfaces(root);
  const labels = labelsOf(system);
  const names = listNames(context, figures, labels);
  const { source, links, text } = readLinks(root, new Set(names.map(interfaceOf)), system, long);
  if (text !== undefined && frame === 0)
    warn(`netstat: what was not recorded of /sys/class/net is from ${text.slice(1)}`);
  const isWhole = (source === 'sysfs' || text !== undefined) && !isPartial(links, long);
  const note = source === 'sysfs' ? 'partial' : source;
  if (!isWhole) (frame === 0 ? warn : lack)(NOTES[note], { file: '/sys/class/net', lack: true });
  const write =
    options.extend === 0 ? rowWriter(context, figures) : blockWriter(context, figures, labels, links);
  let status = 0;
  for (const name of names) {
    const link = links.get(interfaceOf(name));
    if (link === undefined || link instanceof HostError) {
      status = reportFailure(context, name, link);
      if (context.rows?.passesOver) continue;
      return status;
    }
    if (options.all || (link.flags | link.unknownFlags) & IFF.UP) write(name, link);
  }
  return status;
}

function isPartial(links: Links['links'], long: boolean): boolean {
  for (const link of links.values())
    if (!(link instanceof HostError) && isIncomplete(link, long)) return true;
  return false;
}

type Figures = ReadonlyMap<string, InterfaceFigures>;
type Write = (name: string, link: Link) => void;

/** Errors of reading a file rather than of opening it. */
const READ_ERRORS: ReadonlySet<string> = new Set(['EISDIR', 'EIO']);

/** The counters of the interfaces, by their names; undefined if they cannot be read. */
function readFigures({ root, warn }: Context): Figures | undefined {
  const bytes = tryRead(() => root.read(DEV));
  if (!(bytes instanceof HostError))
    return new Map(parseDev(bytes).records.map(({ name, figures }) => [name, figures]));
  const complaint = READ_ERRORS.has(bytes.errno)
    ? perrorText(bytes)
    : `Warning: cannot open ${DEV} (${errnoText(bytes.errno)}). Limited output.`;
  warn(complaint, { file: DEV });
  return undefined;
}

/** The names of all interfaces in the table of counters; without it, of those that have an IPv4 address. */
function listNames({ root }: Context, figures: Figures | undefined, labels: Labels): string[] {
  const others = figures?.keys() ?? readInterfaceAddresses(root, labels, new Map()).keys();
  return sortInterfaceNames(new Set([...others, ...labels.keys()]));
}

const ROWS: Rows<InterfaceRow> = {
  kind: 'interface',
  describe: describeInterface,
  write: writeInterfaceRow,
  writeRates: (out, row, rate) => writeInterfaceRow(out, { ...row, rates: interfaceRates(rate) }),
};

const BLOCKS: Rows<InterfaceDetails> = {
  kind: 'interface',
  describe: describeInterfaceDetails,
  write: writeInterfaceDetails,
  writeRates: (out, details, rate) => writeInterfaceDetails(out, { ...details, rates: interfaceRates(rate) }),
};

function rowWriter(context: Context, figures: Figures | undefined): Write {
  return (name, { mtu, flags, unknownFlags }) =>
    showRows(context, ROWS, [{ name, mtu, flags, unknownFlags, figures: figures?.get(name) }]);
}

function blockWriter(
  context: Context,
  figures: Figures | undefined,
  labels: Labels,
  links: ReadonlyMap<string, Link | HostError>,
): Write {
  const ipv4 = readInterfaceAddresses(context.root, labels, links);
  const ipv6 = groupedBy(readIpv6Addresses(context), ({ iface }) => iface);
  return (name, link) => {
    const details = {
      name,
      link,
      ipv4: ipv4.get(name) ?? [],
      ipv6: ipv6.get(name) ?? [],
      figures: figures?.get(name),
    };
    showRows(context, BLOCKS, [details]);
  };
}

/** A host without IPv6 has no such table. */
function readIpv6Addresses(context: Context): readonly Ipv6InterfaceAddress[] {
  const bytes = optional(() => context.root.read(IF_INET6));
  return bytes === undefined ? [] : recordsOf(context, IF_INET6, parseIfInet6(bytes));
}

/** An interface whose flags cannot be read ends the view of net-tools. */
function reportFailure({ warn }: Context, name: string, error: HostError | undefined): number {
  const gone = error === undefined || error.code === 'ABSENT';
  const reason = errnoText(gone ? 'ENODEV' : error.errno);
  warn(`${name}: error fetching interface information: ${gone ? 'Device not found' : reason}`);
  warn(`missing interface information: ${reason}`);
  return 1;
}
