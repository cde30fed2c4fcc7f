import { HostError, tryRead } from '../errors.ts';
import { writeHeading } from '../format/columns.ts';
import { MEMORY_TITLE, memoryColumns } from '../format/memory.ts';
import { perrorText } from '../host/root/errno-text.ts';
import { optional } from '../host/root/optional.ts';
import type { Root } from '../host/root/root.ts';
import { parsePageSize } from '../proc/memory/auxv.ts';
import { parseCountLimit, parseMemoryLimits } from '../proc/memory/memory-limits.ts';
import { joinProtocolMemory, type MemoryTables } from '../proc/memory/protocol-memory.ts';
import { parseProtocols } from '../proc/memory/protocols.ts';
import { parseSockstat, type SocketCounts } from '../proc/memory/sockstat.ts';
import type { Parsed } from '../proc/reading/parsed.ts';
import { describeMemory } from '../records/describe/memory.ts';
import { beginBlock, showRows } from './block.ts';
import type { Context } from './context.ts';
import { fieldRows } from './rows.ts';
import { recordsOf } from './tables.ts';

const SOCKSTAT = '/proc/net/sockstat';
const SOCKSTAT6 = '/proc/net/sockstat6';
const PROTOCOLS = '/proc/net/protocols';
const TCP_MAX_ORPHANS = '/proc/sys/net/ipv4/tcp_max_orphans';
const TCP_MAX_TW_BUCKETS = '/proc/sys/net/ipv4/tcp_max_tw_buckets';
const AUXV = '/proc/self/auxv';

type Parser<R> = (bytes: Uint8Array) => Parsed<R>;

/** A file of limits, and the protocols that share them. */
interface LimitSource {
  readonly path: string;
  readonly protocols: readonly string[];
  /** Whether the file comes with a module, so that its absence is not reported. */
  readonly ofModule?: boolean;
}

const LIMIT_SOURCES: readonly LimitSource[] = [
  { path: '/proc/sys/net/ipv4/tcp_mem', protocols: ['TCP', 'TCPv6', 'MPTCP', 'MPTCPv6'] },
  { path: '/proc/sys/net/ipv4/udp_mem', protocols: ['UDP', 'UDPv6', 'UDP-Lite', 'UDPLITEv6'] },
  { path: '/proc/sys/net/sctp/sctp_mem', protocols: ['SCTP', 'SCTPv6'], ofModule: true },
];

/** Shows how much memory the sockets of each protocol hold. Only sockstat is required. */
export async function memory(context: Context, frame: number): Promise<number> {
  const { options, out, warn } = context;
  const counts = read(context, SOCKSTAT, parseSockstat);
  if (counts instanceof HostError) {
    warn(`netstat: cannot show socket memory: ${perrorText(counts)}`, { file: SOCKSTAT });
    return 1;
  }
  const protocols = joinProtocolMemory(readTables(context, counts, frame === 0));
  const columns = memoryColumns(options.extend > 0);
  beginBlock(context, MEMORY_TITLE);
  writeHeading(out, columns);
  showRows(context, fieldRows('memory', columns, describeMemory), protocols);
  return 0;
}

/** @param first whether this is the first frame: what is missing is reported only once */
function readTables(context: Context, counts: readonly SocketCounts[], first: boolean): MemoryTables {
  const counts6 = readIfThere(context, SOCKSTAT6, parseSockstat, first);
  const protocols = readIfThere(context, PROTOCOLS, parseProtocols, first);
  const limits = LIMIT_SOURCES.flatMap(({ path, protocols: sharers, ofModule }) => {
    const [found] = readIfThere(context, path, parseMemoryLimits, first && !ofModule);
    return found === undefined ? [] : sharers.map((protocol) => [protocol, found] as const);
  });
  const [orphanLimit] = readIfThere(context, TCP_MAX_ORPHANS, parseCountLimit, false);
  const [timeWaitLimit] = readIfThere(context, TCP_MAX_TW_BUCKETS, parseCountLimit, false);
  return {
    counts: [...counts, ...counts6],
    protocols,
    limits: new Map(limits),
    orphanLimit: orphanLimit?.most,
    timeWaitLimit: timeWaitLimit?.most,
    pageSize: readPageSize(context.root),
  };
}

function readPageSize(root: Root): number | undefined {
  const auxv = optional(() => root.read(AUXV));
  return auxv && parsePageSize(auxv, root.facts);
}

/** The records of a file; none if it cannot be read. */
function readIfThere<R>(context: Context, path: string, parse: Parser<R>, told: boolean): readonly R[] {
  const records = read(context, path, parse);
  if (!(records instanceof HostError)) return records;
  if (told) context.warn(`netstat: ${perrorText(records)}`, { file: path });
  return [];
}

/** The records of a file, or why it cannot be read. */
function read<R>(context: Context, path: string, parse: Parser<R>): readonly R[] | HostError {
  const bytes = tryRead(() => context.root.read(path));
  return bytes instanceof HostError ? bytes : recordsOf(context, path, parse(bytes));
}
