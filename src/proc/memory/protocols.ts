import { parseInteger } from '../reading/integers.ts';
import { parseLines } from '../reading/lines.ts';
import type { Parsed, ProblemCode } from '../reading/parsed.ts';
import type { Scanner } from '../reading/scanner.ts';

/** A line of /proc/net/protocols: what the kernel has registered for the sockets of a protocol. */
export interface Protocol {
  /** `protocol`: its name, `TCP`, `UDPv6`, `UNIX-STREAM`, …; latin1. */
  readonly name: string;
  /** `size`: of a socket, in bytes. */
  readonly size: number | bigint;
  /** `sockets`: how many of this network namespace are in use. */
  readonly sockets: number | bigint;
  /**
   * `memory`: what the buffers of all sockets of the machine hold, in pages, or -1 where the protocol does not count it.
   * Protocols that share a count show it each: TCP with TCPv6 and MPTCP, UDP with UDPv6.
   */
  readonly memory: number | bigint;
  /** `press`: whether the protocol is short of memory; null where it has no such state (`NI`). */
  readonly pressure: boolean | null;
  /** `maxhdr`: bytes reserved for headers. */
  readonly maxHeader: number | bigint;
  /** `slab`: whether its sockets come from a cache of their own. */
  readonly slab: boolean;
  /** `module`: its kernel module, `kernel` for none; latin1. */
  readonly module: string;
}

const PRESSURE: ReadonlyMap<string, boolean | null> = new Map([
  ['yes', true],
  ['no', false],
  ['NI', null],
]);

const SLAB: ReadonlyMap<string, boolean> = new Map([
  ['yes', true],
  ['no', false],
]);

/**
 * Reads the table, printed by proto_seq_printf below a heading. The protocol that was registered last comes first:
 *
 *     TCP       2304     18     248   no     192   yes  kernel      y  y  y  y  y  y  y  y  y  y  y  y  n  y  y  y  y  y
 *
 * The letters after the module say which operations the protocol has; they differ from kernel to kernel and are not read.
 */
export function parseProtocols(bytes: Uint8Array): Parsed<Protocol> {
  return parseLines(bytes, { limit: Number.POSITIVE_INFINITY, heading: true }, parseProtocol);
}

function parseProtocol(scanner: Scanner): Protocol | ProblemCode {
  const name = scanner.word();
  const size = parseInteger(scanner.word());
  const sockets = parseInteger(scanner.word());
  const memory = parseInteger(scanner.word());
  const pressure = PRESSURE.get(scanner.word());
  const maxHeader = parseInteger(scanner.word());
  const slab = SLAB.get(scanner.word());
  const module = scanner.word();
  if (size === undefined || sockets === undefined || memory === undefined || pressure === undefined)
    return 'BOGUS_LINE';
  if (maxHeader === undefined || slab === undefined || module === '') return 'BOGUS_LINE';
  return { name, size, sockets, memory, pressure, maxHeader, slab, module };
}
