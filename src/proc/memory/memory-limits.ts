import { parseInteger } from '../reading/integers.ts';
import { parseLines } from '../reading/lines.ts';
import type { Parsed } from '../reading/parsed.ts';

/** How much memory all sockets of a protocol may hold, in pages. */
export interface MemoryLimits {
  /** Below it the protocol is not, or no longer, under pressure. */
  readonly low: number | bigint;
  /** Above it the protocol is under pressure and sockets get less. */
  readonly pressure: number | bigint;
  /** What all of them together never exceed. */
  readonly high: number | bigint;
}

const LINE = { limit: Number.POSITIVE_INFINITY };

/**
 * Reads /proc/sys/net/ipv4/tcp_mem, udp_mem beside it, or /proc/sys/net/sctp/sctp_mem: one line, printed by
 * proc_doulongvec_minmax, that only the first network namespace has:
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

/** A limit of how many there may be of something. */
export interface CountLimit {
  readonly most: number | bigint;
}

/**
 * Reads /proc/sys/net/ipv4/tcp_max_orphans, which only the first network namespace has, or tcp_max_tw_buckets beside it:
 * one line, printed by proc_dointvec:
 *
 *     131072
 */
export function parseCountLimit(bytes: Uint8Array): Parsed<CountLimit> {
  return parseLines(bytes, LINE, (scanner) => {
    const most = parseInteger(scanner.word());
    return most === undefined ? 'NO_NUMBER' : { most };
  });
}
