import { parseInteger } from '../reading/integers.ts';
import { parseLines } from '../reading/lines.ts';
import type { Parsed } from '../reading/parsed.ts';

/** How much memory all sockets of a protocol together may hold, in pages. */
export interface MemoryLimits {
  /** Below it the protocol leaves pressure. */
  readonly low: number | bigint;
  /** Above it the protocol enters pressure, where each socket gets less. */
  readonly pressure: number | bigint;
  /** The most that they get. */
  readonly high: number | bigint;
}

const LINE = { limit: Number.POSITIVE_INFINITY };

/**
 * Reads /proc/sys/net/ipv4/tcp_mem, /proc/sys/net/ipv4/udp_mem or /proc/sys/net/sctp/sctp_mem: one line, printed by
 * proc_doulongvec_minmax, in the initial network namespace only:
 *
 *     287901	383869	575802
 */
export function parseMemoryLimits(bytes: Uint8Array): Parsed<MemoryLimits> {
  return parseLines(bytes, LINE, (scanner) => {
    const low = parseInteger(scanner.word());
    const pressure = parseInteger(scanner.word());
    const high = parseInteger(scanner.word());
    if (low === undefined || pressure === undefined || high === undefined) return 'NO_NUMBER';
    return { low, pressure, high };
  });
}

/**
 * Reads /proc/sys/net/ipv4/tcp_max_orphans, which only the initial network namespace has, or
 * /proc/sys/net/ipv4/tcp_max_tw_buckets: one line, printed by proc_dointvec:
 *
 *     131072
 */
export function parseCountLimit(bytes: Uint8Array): Parsed<{ readonly most: number | bigint }> {
  return parseLines(bytes, LINE, (scanner) => {
    const most = parseInteger(scanner.word());
    return most === undefined ? 'NO_NUMBER' : { most };
  });
}
