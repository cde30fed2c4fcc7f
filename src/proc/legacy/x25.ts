import { type ParsedLines, parseLines } from '../reading/lines.ts';
import type { ProblemCode } from '../reading/parsed.ts';
import { NO_NUMBER, type Scanner } from '../reading/scanner.ts';
import { FixedColumns } from './fixed-columns.ts';
import { RADIO_LINES } from './radio-lines.ts';
import { skipInts } from './radio-numbers.ts';

/**
 * A line of /proc/net/x25, printed by x25_seq_socket_show: two addresses, device, logical channel (in hexadecimal), state,
 * counters, timers, queues.
 *
 *     1234567890 0987654321 x25a  001  3  1  2  1   0   5   6   7   8 100 200 12345
 */
export interface X25Socket {
  /** Texts are latin1. */
  readonly destination: string;
  readonly source: string;
  readonly device: string;
  /** lci: the logical channel, 0 for none. */
  readonly channel: number;
  /** X25_STATE_*: 0 to 4. */
  readonly state: number;
  /** vs: number of the next packet to send. */
  readonly sent: number;
  /** vr: number of the next packet that is expected. */
  readonly received: number;
  /** Bytes. */
  readonly sendQ: number;
  readonly recvQ: number;
}

/** Reads the whole table; its first line is a heading. */
export function parseX25Sockets(bytes: Uint8Array): ParsedLines<X25Socket> {
  return parseLines(bytes, RADIO_LINES, parseLine);
}

const DESTINATION = 0;
const SOURCE = 11;
const DEVICE = 22;

/** va and the timers t, t2, t21, t22, t23. */
const COUNTERS = 6;

function parseLine(scanner: Scanner): X25Socket | ProblemCode {
  const columns = new FixedColumns(scanner);
  const destination = columns.text(DESTINATION, 10);
  const source = columns.text(SOURCE, 10);
  const device = columns.from(DEVICE).word();
  const channel = scanner.hex32();
  const state = channel === NO_NUMBER ? undefined : scanner.int();
  const sent = scanner.int();
  const received = scanner.int();
  if (state === undefined || sent === undefined || received === undefined) return 'BOGUS_LINE';
  if (!skipInts(scanner, COUNTERS)) return 'BOGUS_LINE';
  const sendQ = scanner.int();
  const recvQ = scanner.int();
  if (sendQ === undefined || recvQ === undefined) return 'BOGUS_LINE';
  return { destination, source, device, channel, state, sent, received, sendQ, recvQ };
}
