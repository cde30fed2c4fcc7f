import type { Ipv4Address } from '../reading/address.ts';
import {
  type ColumnLayout,
  findColumns,
  type NamedColumn,
  type NamedRow,
  namedRowReader,
  readHeadingLine,
} from '../reading/named-columns.ts';
import type { HostFacts, Parsed, Reader } from '../reading/parsed.ts';

/**
 * A line of /proc/net/route, printed by fib_route_seq_show:
 *
 *     eth0	00000000	0100000A	0003	0	0	100	00000000	0	0	0
 *
 * Addresses (machine words) and flags are hexadecimal, all other numbers decimal. Linux 3.6 and later keep no reference
 * counts, uses and windows of routes: they print 0, or the value of a metric that was set.
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
  /** MTU in bytes; the kernel prints the advertised segment size plus 40. */
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
/** RTF_REJECT: packets to the destination are refused. */
export const RTF_REJECT = 0x200;

/** The columns of this table, and those that the route cache begins with: it has Source instead of Mask. */
export function routeColumns(thirdAddress: 'Mask' | 'Source'): readonly NamedColumn[] {
  return [
    { name: 'Iface', kind: 'iface' },
    { name: 'Destination', kind: 'address' },
    { name: 'Gateway', kind: 'address' },
    { name: 'Flags', kind: 'hex' },
    { name: 'RefCnt', kind: 'int' },
    { name: 'Use', kind: 'int' },
    { name: 'Metric', kind: 'int' },
    { name: thirdAddress, kind: 'address' },
    { name: 'MTU', kind: 'int' },
    { name: 'Window', kind: 'int' },
    { name: 'IRTT', kind: 'int' },
  ];
}

const COLUMNS = routeColumns('Mask');

/** A row must have all columns but the last. */
const REQUIRED = COLUMNS.length - 1;

/** A batch of the table. */
interface RouteBatch extends Parsed<Route> {
  /** Where the heading of the table has the columns; no row is read unless all were found. */
  readonly layout: ColumnLayout;
}

/** Makes the reader of the table. The first line of the file is its heading, which names the columns. */
export function routeReader(facts: HostFacts): (batch: Uint8Array) => RouteBatch {
  let layout: ColumnLayout | undefined;
  let readRows: Reader<Route>;
  return (batch) => {
    if (layout !== undefined) return { ...readRows(batch), layout };
    const { text, end } = readHeadingLine(batch);
    layout = findColumns(text, COLUMNS);
    readRows = namedRowReader(layout, REQUIRED, facts, readRoute);
    return { ...readRows(batch.subarray(end)), layout };
  };
}

/** Reads these columns of a row. */
export function readRoute(row: NamedRow): Route {
  return {
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
}
