import { HostError, tryRead } from '../errors.ts';
import { problemText } from '../format/problems.ts';
import { rateText } from '../format/rate-text.ts';
import { StatisticsWriter } from '../format/statistics/statistics.ts';
import { INET_TABLES, INET6_TABLES, type KnownTables } from '../format/statistics/statistics-labels.ts';
import { perrorText } from '../host/root/errno-text.ts';
import type { Parsed, Problem } from '../proc/reading/parsed.ts';
import type { Counter, CounterTable } from '../proc/statistics/counters.ts';
import { parseSctpSnmp } from '../proc/statistics/sctp-snmp.ts';
import { parseSnmp } from '../proc/statistics/snmp.ts';
import { parseSnmp6 } from '../proc/statistics/snmp6.ts';
import { describeCounter, TABLE_NAME_LIMIT } from '../records/describe/statistic.ts';
import { beginBlock, showRows } from './block.ts';
import type { Context } from './context.ts';
import type { Rows } from './rows.ts';
import { reportSilently } from './tables.ts';

/** A file of counters. */
interface Source {
  readonly path: string;
  readonly parse: (bytes: Uint8Array) => Parsed<CounterTable>;
  readonly known: KnownTables;
  /** Whether nothing more is shown without it. */
  readonly required: boolean;
  /** Only tables whose names begin with this are shown. */
  readonly prefix?: string;
  /** The warning about a line that cannot be read; none unless given. */
  readonly complaint?: ((path: string, problem: Problem) => string) | undefined;
}

const SNMP: Source = {
  path: '/proc/net/snmp',
  parse: parseSnmp,
  known: INET_TABLES,
  required: true,
  complaint: (path) => `Problem while parsing ${path}`,
};
const NETSTAT: Source = { ...SNMP, path: '/proc/net/netstat', required: false };
const SCTP: Source = {
  path: '/proc/net/sctp/snmp',
  parse: parseSctpSnmp,
  known: INET_TABLES,
  required: false,
};
const SNMP6: Source = {
  path: '/proc/net/snmp6',
  parse: parseSnmp6,
  known: INET6_TABLES,
  required: true,
  complaint: problemText,
};

/** The counters of tcp include IPv6. */
const TCP_OF_SNMP: Source = { ...SNMP, prefix: 'Tcp', complaint: undefined };

/** The files by the list of families. No other list has statistics, not even that of both families. */
const SOURCES: ReadonlyMap<string, readonly Source[]> = new Map([
  ['inet', [SNMP, NETSTAT, SCTP]],
  ['inet6', [SNMP6, TCP_OF_SNMP]],
]);

/** Shows the counters of the protocols. Whatever is wrong with the tables, the status is 0. */
export async function statistics(context: Context): Promise<number> {
  const { families, sections } = context.options;
  const list = families.join(',') || 'inet';
  const sources = SOURCES.get(list);
  if (sources === undefined) {
    context.say(`netstat: No statistics support for specified address family: ${list}`);
    return 1;
  }
  const writer = new StatisticsWriter(context.out, (protocol) => sections.has(protocol));
  for (const source of sources) if (!show(context, source, writer)) break;
  return 0;
}

function showCounters(
  context: Context,
  { path, known }: Source,
  writer: StatisticsWriter,
  table: CounterTable,
): void {
  beginBlock(context);
  if (!writer.open(table.table, known)) return;
  if (context.rows?.isPlain === false && table.table.length > TABLE_NAME_LIMIT)
    context.warn(`netstat: ${path}: a table's name is longer than ${TABLE_NAME_LIMIT} bytes`, { file: path });
  const rows: Rows<Counter> = {
    kind: 'statistic',
    describe: (counter) => describeCounter(table, counter, known),
    write: (_out, counter) => writer.counter(counter),
    writeRates: (_out, counter, rate) => writer.counter(counter, rateText(rate('value'))),
  };
  showRows(context, rows, table.counters);
}

/** Shows the tables of a file; false if it is required and cannot be opened. */
function show(context: Context, source: Source, writer: StatisticsWriter): boolean {
  const { root, warn } = context;
  const { path, required, prefix = '' } = source;
  const bytes = tryRead(() => root.read(path));
  if (bytes instanceof HostError) {
    const opened = bytes.errno === 'EISDIR';
    if (opened || required) warn(`${opened ? '' : 'cannot open '}${perrorText(bytes)}`, { file: path });
    if (!opened) return !required;
  }
  const { records, problems } = source.parse(bytes instanceof HostError ? new Uint8Array() : bytes);
  for (const table of records)
    if (table.table.startsWith(prefix)) showCounters(context, source, writer, table);
  for (const problem of problems) {
    if (source.complaint) warn(source.complaint(path, problem), { file: path, ...problem });
    else reportSilently(context, path, problem);
  }
  return true;
}
