import { Ipv4Address } from '../reading/address.ts';
import type { ParsedLines } from '../reading/lines.ts';
import {
  type ColumnLayout,
  findColumns,
  type NamedColumn,
  type NamedRow,
  namedRowReader,
  readHeadingLine,
} from '../reading/named-columns.ts';
import type { HostFacts } from '../reading/parsed.ts';
import { type Route, readRoute, routeColumns } from '../routes/route.ts';

/**
 * A line of /proc/net/rt_cache, the IPv4 routes that were looked up lately, printed by rt_cache_seq_show of Linux 2.2 to
 * 3.5. Linux 2.0 has fewer columns; Linux 3.6 and later have no such cache and print the heading alone.
 *
 *     eth0	0100000A	0100000A	       0	0	12	0	0200000A	1500	0	300	10	1	1	0200000A
 */
export interface CachedRoute extends Omit<Route, 'genmask'> {
  readonly source: Ipv4Address;
  /** TOS: type of service. Hexadecimal in the table, but net-tools reads it as decimal. */
  readonly tos: number;
  /** HHRef, HH in Linux 2.0: users of the hardware header; -1 for none. */
  readonly hhRef: number;
  /** HHUptod, ARP in Linux 2.0: whether the hardware header is complete. */
  readonly hhUpToDate: number;
  /** SpecDst: the local address that the packet came to. 0.0.0.0 in Linux 2.0. */
  readonly specificDestination: Ipv4Address;
}

const COMMON = routeColumns('Source');

const COLUMNS: Readonly<Record<CacheFormat, readonly NamedColumn[]>> = {
  'Linux 2.2': [
    ...COMMON,
    { name: 'TOS', kind: 'int' },
    { name: 'HHRef', kind: 'int' },
    { name: 'HHUptod', kind: 'int' },
    { name: 'SpecDst', kind: 'address' },
  ],
  'Linux 2.0': [...COMMON, { name: 'HH', kind: 'int' }, { name: 'ARP', kind: 'int' }],
};

/** A row must have the columns up to IRTT and the one after it, in both formats. */
const REQUIRED = COMMON.length + 1;

/** The formats of the table, by the kernel that introduced them. */
export type CacheFormat = 'Linux 2.2' | 'Linux 2.0';

/** The table. */
interface RouteCache extends ParsedLines<CachedRoute> {
  readonly format: CacheFormat;
  /** Whether the heading is that of one of the formats; any other is read as that of Linux 2.2. */
  readonly known: boolean;
  /** Where the heading has the columns; no row is read unless all were found. */
  readonly layout: ColumnLayout;
}

/** What only the heading of Linux 2.2 has; only that of Linux 2.0 has ARP. */
const LATER = ['TOS', 'HHRef', 'HHUptod', 'SpecDst'];

const NO_ADDRESS = new Ipv4Address(0);

/** Reads the whole table. Columns after TOS or HH that a line lacks are 0. */
export function parseRouteCache(bytes: Uint8Array, facts: HostFacts): RouteCache {
  const { text, end } = readHeadingLine(bytes);
  // net-tools looks for the words anywhere in the heading (observed).
  const has = (word: string): boolean => text.includes(word);
  const isEarlier = ['IRTT', 'HH', 'ARP'].every(has) && !LATER.some(has);
  const isLater = ['IRTT', ...LATER].every(has) && !has('ARP');
  const format = isEarlier ? 'Linux 2.0' : 'Linux 2.2';
  const layout = findColumns(text, COLUMNS[format]);
  const readRows = namedRowReader(layout, REQUIRED, facts, (row) => readCachedRoute(row, format));
  return { format, known: isEarlier || isLater, layout, ...readRows(bytes.subarray(end)) };
}

function readCachedRoute(row: NamedRow, format: CacheFormat): CachedRoute {
  const later = format === 'Linux 2.2';
  const { genmask: source, ...route } = readRoute(row);
  return {
    ...route,
    source,
    tos: later ? row.int() : 0,
    hhRef: row.int(),
    hhUpToDate: row.int(),
    specificDestination: later ? row.address() : NO_ADDRESS,
  };
}
