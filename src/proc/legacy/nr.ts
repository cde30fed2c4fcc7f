import { type ParsedLines, parseLines } from '../reading/lines.ts';
import type { ProblemCode } from '../reading/parsed.ts';
import type { Scanner } from '../reading/scanner.ts';
import { FixedColumns } from './fixed-columns.ts';
import { RADIO_LINES } from './radio-lines.ts';
import { skipInts, skipPairs } from './radio-numbers.ts';

/**
 * A line of /proc/net/nr, printed by nr_info_show: three callsigns and the device, two pairs of circuit numbers, state,
 * counters, queues.
 *
 *     G0ABC-1   G0XYZ-2   G0ABC-3   nr0 01/02 03/04  3   1   2   1   0/120  0/05   0/180   0/000   0/03   4     0     0 12345
 */
export interface NetromSocket {
  /** Texts are latin1. */
  readonly user: string;
  readonly destination: string;
  readonly source: string;
  readonly device: string;
  /** NR_STATE_*: 0 to 3. */
  readonly state: number;
  /** vs: number of the next frame to send. */
  readonly sent: number;
  /** vr: number of the next frame that is expected. */
  readonly received: number;
  /** Bytes. */
  readonly sendQ: number;
  readonly recvQ: number;
}

/** Reads the whole table; its first line is a heading. */
export function parseNetromSockets(bytes: Uint8Array): ParsedLines<NetromSocket> {
  return parseLines(bytes, RADIO_LINES, parseLine);
}

const USER = 0;
const DESTINATION = 10;
const SOURCE = 20;
const DEVICE = 30;

function parseLine(scanner: Scanner): NetromSocket | ProblemCode {
  const columns = new FixedColumns(scanner);
  if (columns.length <= DEVICE) return 'BOGUS_LINE';
  const user = columns.text(USER, 9);
  const destination = columns.text(DESTINATION, 9);
  const source = columns.text(SOURCE, 9);
  const device = columns.from(DEVICE).word();
  if (!skipPairs(scanner, 2, 'hex')) return 'BOGUS_LINE';
  const state = scanner.int();
  const sent = scanner.int();
  const received = scanner.int();
  if (state === undefined || sent === undefined || received === undefined) return 'BOGUS_LINE';
  // va; the timers t1, t2, t4 and idle, and the tries; the window.
  if (!skipInts(scanner, 1) || !skipPairs(scanner, 5, 'decimal') || !skipInts(scanner, 1))
    return 'BOGUS_LINE';
  const sendQ = scanner.int();
  const recvQ = scanner.int();
  if (sendQ === undefined || recvQ === undefined) return 'BOGUS_LINE';
  return { user, destination, source, device, state, sent, received, sendQ, recvQ };
}
