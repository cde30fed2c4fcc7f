import { HostError } from '../../errors.ts';
import type { Root } from '../../host/root/root.ts';
import { COLUMNS, parseDev } from '../../proc/interfaces/dev.ts';
import type { Counter, CounterTable } from '../../proc/statistics/counters.ts';
import { parseSctpSnmp } from '../../proc/statistics/sctp-snmp.ts';
import { parseSnmp } from '../../proc/statistics/snmp.ts';
import { parseSnmp6 } from '../../proc/statistics/snmp6.ts';
import { isGauge } from '../../records/gauges.ts';
import { latin1Bytes } from '../../text/latin1.ts';
import type { EarlierCounters } from './earlier-counters.ts';

type Count = number | bigint;
type Grow = (bytes: Uint8Array, earlier: EarlierCounters) => string;

/** How the tables of counters are written again. */
const TABLES: Readonly<Record<string, Grow>> = {
  '/proc/net/snmp': growPairs,
  '/proc/net/netstat': growPairs,
  '/proc/net/snmp6': (bytes, earlier) => growLines(parseSnmp6(bytes).records, earlier),
  '/proc/net/sctp/snmp': (bytes, earlier) => growLines(parseSctpSnmp(bytes).records, earlier),
  '/proc/net/dev': growInterfaces,
};

/**
 * A host whose counters are what they grew by since an earlier look, so that each view shows that, in each form. What is no counter stays as
 * it is. A counter that fell, after a reset or a start of the host, is 0; one that was not there is left out, and of an interface that
 * was not there all is new.
 */
export function grownRoot(root: Root, earlier: EarlierCounters): Root {
  return {
    ...root,
    read(path, most) {
      const grow = Object.hasOwn(TABLES, path) ? TABLES[path] : undefined;
      if (grow === undefined) return root.read(path, most);
      const text = grow(root.read(path), earlier);
      // No such counters were there.
      if (text === '') throw new HostError('ENOENT', path);
      return latin1Bytes(text);
    },
  };
}

/** By how much a counter grew. */
function growth(now: Count, before: Count): Count {
  const difference = BigInt(now) - BigInt(before);
  return difference < 0n ? 0 : difference;
}

/** The counters of a table that were there earlier. */
function grown({ table, counters }: CounterTable, earlier: EarlierCounters): Counter[] {
  return counters.flatMap(({ counter, value }) => {
    const before = earlier.counter(table, counter);
    if (before === undefined) return [];
    return [{ counter, value: isGauge(table, counter) ? value : growth(value, before) }];
  });
}

function growPairs(bytes: Uint8Array, earlier: EarlierCounters): string {
  return parseSnmp(bytes)
    .records.map((record) => ({ table: record.table, counters: grown(record, earlier) }))
    .filter(({ counters }) => counters.length > 0)
    .map(({ table, counters }) => {
      const names = counters.map(({ counter }) => counter).join(' ');
      const values = counters.map(({ value }) => signed(value)).join(' ');
      return `${table}: ${names}\n${table}: ${values}\n`;
    })
    .join('');
}

/** As the kernel prints it: MaxConn has a sign. */
function signed(value: Count): string {
  return String(BigInt.asIntN(64, BigInt(value)));
}

function growLines(tables: readonly CounterTable[], earlier: EarlierCounters): string {
  const counters = tables.flatMap((table) => grown(table, earlier));
  return counters.map(({ counter, value }) => `${counter} ${value}\n`).join('');
}

const HEADING =
  'Inter-|   Receive                                                |  Transmit\n' +
  ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n';

function growInterfaces(bytes: Uint8Array, earlier: EarlierCounters): string {
  const rows = parseDev(bytes).records.map(({ name, figures }) => {
    const before = (earlier.figures(name) ?? {}) as Readonly<Record<string, Count | undefined>>;
    const now = figures as Readonly<Record<string, Count | undefined>>;
    const values = COLUMNS.map((column) => growth(now[column] ?? 0, before[column] ?? 0));
    return `${name}: ${values.join(' ')}\n`;
  });
  return HEADING + rows.join('');
}
