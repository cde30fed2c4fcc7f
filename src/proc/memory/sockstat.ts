import { parseInteger } from '../reading/integers.ts';
import { parseLines } from '../reading/lines.ts';
import type { Parsed, ProblemCode } from '../reading/parsed.ts';
import type { Scanner } from '../reading/scanner.ts';

/** The figures of a line of sockstat, by the kernel's names. Those that a kernel does not count are absent. */
export interface SocketCounts {
  /** What the line is about: `sockets`, `TCP`, `UDP6`, `FRAG`, …; latin1. */
  readonly name: string;
  /** `sockets`: all sockets of this network namespace, and before Linux 4.16 of the machine. */
  readonly used?: number | bigint;
  /**
   * Sockets of this network namespace that are in the protocol's tables; for `FRAG`, packets with fragments missing.
   */
  readonly inuse?: number | bigint;
  /** `TCP`: connections of the whole machine that no process holds any more. */
  readonly orphan?: number | bigint;
  /** `TCP`: connections in TIME_WAIT, of both IPv4 and IPv6, of this network namespace. */
  readonly tw?: number | bigint;
  /** `TCP`: allocated sockets of the whole machine, in any state. */
  readonly alloc?: number | bigint;
  /** What the buffers of all sockets of the machine hold, in pages; `TCP` and `UDP` include IPv6. */
  readonly mem?: number | bigint;
  /** `FRAG`: what the fragments of this network namespace hold, in bytes. */
  readonly memory?: number | bigint;
}

type Figure = Exclude<keyof SocketCounts, 'name'>;

const FIGURES: ReadonlySet<string> = new Set<Figure>([
  'used',
  'inuse',
  'orphan',
  'tw',
  'alloc',
  'mem',
  'memory',
]);

/**
 * Reads /proc/net/sockstat, printed by sockstat_seq_show, or /proc/net/sockstat6, by sockstat6_seq_show:
 *
 *     sockets: used 67
 *     TCP: inuse 18 orphan 12 tw 1 alloc 54 mem 248
 *     FRAG6: inuse 0 memory 0
 *
 * Before Linux 2.6.25 UDP has no `mem`, before 2.6.20 there is no UDPLITE. Figures of other names, such as the `highest`
 * of Linux 2.2, are ignored.
 */
export function parseSockstat(bytes: Uint8Array): Parsed<SocketCounts> {
  return parseLines(bytes, { limit: Number.POSITIVE_INFINITY }, parseCounts);
}

function parseCounts(scanner: Scanner): SocketCounts | ProblemCode {
  const title = scanner.word();
  if (!/^[^:]+:$/.test(title)) return 'BOGUS_LINE';
  const figures: { [key in Figure]?: number | bigint } = {};
  let name = scanner.word();
  if (name === '') return 'NO_NUMBER';
  for (; name !== ''; name = scanner.word()) {
    const value = parseInteger(scanner.word());
    if (value === undefined) return 'NO_NUMBER';
    if (FIGURES.has(name)) figures[name as Figure] = value;
  }
  return { name: title.slice(0, -1), ...figures };
}
