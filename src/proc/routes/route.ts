import type { Ipv4Address } from '../reading/address.ts';
import { type ParsedLines, parseLines } from '../reading/lines.ts';
import {
  type ColumnLayout,
  findColumns,
  type NamedColumn,
  NamedRow,
  readHeadingLine,
} from '../reading/named-columns.ts';
import type { HostFacts } from '../reading/parsed.ts';

/**
 * A line of /proc/net/route, printed by fib_route_seq_show:
 *
 *     eth0	00000000	0100000A	0003	0	0	100	00000000	0	0	0
 *
 * Addresses are machine words in hexadecimal, and so are the flags; all else is decimal. Kernels since 3.6 keep no
 * reference counts, uses and windows for routes: they print 0, or the value of a metric that was set.
 */
export interface Route {
  /** Iface, latin1. */
  readonly iface: string;
  readonly destination: Ipv4Address;
  /** Gateway, 0.0.0.0 for none. */
  readonly gateway: Ipv4Address;
  /** Flags: RTF_*, unsigned 32 bits. */
  readonly flags: number;
  readonly refCount: number;
  readonly use: number;
  readonly metric: number;
  /** Mask */
  readonly genmask: Ipv4Address;
  /** MTU in bytes; kernels print the advertised segment size and 40 more. */
  readonly mtu: number;
  /** Window in bytes. */
  readonly window: number;
  /** IRTT: initial round trip time, ms; 0 where the line ends before it. */
  readonly irtt: number;
}

/** RTF_UP of Route.flags: the route can be used. */
export const RTF_UP = 0x1;
/** RTF_HOST: the destination is a host. */
export const RTF_HOST = 0x4;
/** RTF_REJECT: what goes there is refused. */
export const RTF_REJECT = 0x200;

const COLUMNS: readonly NamedColumn[] = [
  { name: 'Iface', kind: 'iface' },
  { name: 'Destination', kind: 'address' },
  { name: 'Gateway', kind: 'address' },
  { name: 'Flags', kind: 'hex' },
  { name: 'RefCnt', kind: 'int' },
  { name: 'Use', kind: 'int' },
  { name: 'Metric', kind: 'int' },
  { name: 'Mask', kind: 'address' },
  { name: 'MTU', kind: 'int' },
  { name: 'Window', kind: 'int' },
  { name: 'IRTT', kind: 'int' },
];

/** All but the last column must be there. */
const REQUIRED = COLUMNS.length - 1;

/** net-tools reads so many bytes at once. */
const LINE_LIMIT = 1022;

/** The heading of the table. */
export interface RouteHeading {
  readonly layout: ColumnLayout;
  /** Bytes of the heading: the rows stand behind it. */
  readonly length: number;
}

/** Reads the heading, the first line of the file. */
export function parseRouteHeading(bytes: Uint8Array): RouteHeading {
  const { text, end } = readHeadingLine(bytes);
  return { layout: findColumns(text, COLUMNS), length: end };
}

/**
 * Reads lines of the table, the heading not among them.
 *
 * @param passed how many words stand before each column, from the layout
 * @param line number of the first of these lines in the file
 */
export function parseRoutes(
  bytes: Uint8Array,
  facts: HostFacts,
  passed: readonly number[],
  line: number,
): ParsedLines<Route> {
  return parseLines(bytes, { limit: LINE_LIMIT, heading: false, line }, (scanner) => {
    const row = new NamedRow(scanner, passed, facts);
    const route: Route = {
      iface: row.iface(),
      destination: row.address(),
      gateway: row.address(),
      flags: row.hex(),
      refCount: row.int(),
      use: row.int(),
      metric: row.int(),
      genmask: row.address(),
      mtu: row.int(),
      window: row.int(),
      irtt: row.int(),
    };
    if (row.count < REQUIRED) return 'SHORT_LINE';
    return row.damaged ? 'BOGUS_LINE' : route;
  });
}
