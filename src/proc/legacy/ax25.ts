import { type ParsedLines, parseLines } from '../reading/lines.ts';
import type { ProblemCode } from '../reading/parsed.ts';
import type { Scanner } from '../reading/scanner.ts';
import { FixedColumns } from './fixed-columns.ts';
import { RADIO_LINES } from './radio-lines.ts';
import { skipInts, skipPairs } from './radio-numbers.ts';

/**
 * A line of /proc/net/ax25, printed by ax25_info_show: address of the socket in the kernel, device, source, destination with
 * the digipeaters on the way, state, counters, then the queues, or a `*` for each where no program holds the socket. There
 * is exactly one blank between columns, and no heading:
 *
 *     0000000012345678 ax0 G0ABC-1 G0XYZ-2,DIGI-1* 3 1 2 1 0 10 0 3 0 300 0 0 0 10 5 2 256 0 0 12345
 *
 * Linux 2.0 prints fixed columns under a heading that begins with `dest_addr`.
 */
export interface Ax25Socket {
  /** Texts are latin1. */
  readonly destination: string;
  readonly source: string;
  readonly device: string;
  /** AX25_STATE_*: 0 to 4. */
  readonly state: number;
  /** vs: number of the next frame to send. */
  readonly sent: number;
  /** vr: number of the next frame that is expected. */
  readonly received: number;
  /** Bytes; absent where no program holds the socket. */
  readonly sendQ?: number;
  readonly recvQ?: number;
}

const OLD_HEADING = 'dest_addr';

/** Whether a table is in the format of Linux 2.0. */
export function isOldAx25(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, OLD_HEADING.length)) === OLD_HEADING;
}

/** Reads the whole table. */
export function parseAx25Sockets(bytes: Uint8Array): ParsedLines<Ax25Socket> {
  const isOld = isOldAx25(bytes);
  return parseLines(bytes, { ...RADIO_LINES, heading: isOld }, isOld ? parseOldLine : parseLine);
}

/** Texts before the state: the address of the socket, device, source and destination. */
const TEXTS = 4;

/** How many numbers stand between vr and the queues. */
const COUNTERS = 14;

function parseLine(scanner: Scanner): Ax25Socket | ProblemCode {
  const start = scanner.position;
  const texts = scanner.text(start, scanner.end).split(' ', TEXTS + 1);
  const [pointer = '', device = '', source = '', path = '', rest] = texts;
  if (rest === undefined) return 'BOGUS_LINE';
  scanner.position = start + pointer.length + device.length + source.length + path.length + TEXTS;
  const numbers = parseNumbers(scanner, () => skipInts(scanner, COUNTERS));
  const [destination = ''] = path.split(',', 1);
  return numbers === undefined ? 'BOGUS_LINE' : { destination, source, device, ...numbers };
}

const DESTINATION = 0;
const SOURCE = 10;
const DEVICE = 20;

/** Between vr and the queues stand va, five pairs such as `5/10`, and three more numbers. */
function parseOldLine(scanner: Scanner): Ax25Socket | ProblemCode {
  const columns = new FixedColumns(scanner);
  if (columns.length <= DEVICE) return 'BOGUS_LINE';
  const destination = columns.text(DESTINATION, 9);
  const source = columns.text(SOURCE, 9);
  const device = columns.from(DEVICE).word();
  const counters = (): boolean =>
    skipInts(scanner, 1) && skipPairs(scanner, 5, 'decimal') && skipInts(scanner, 3);
  const numbers = parseNumbers(scanner, counters);
  return numbers === undefined ? 'BOGUS_LINE' : { destination, source, device, ...numbers };
}

/** Reads the state and the columns behind it. A line may end with vr or within the counters, but not between the queues. */
function parseNumbers(
  scanner: Scanner,
  counters: () => boolean,
): Pick<Ax25Socket, 'state' | 'sent' | 'received' | 'sendQ' | 'recvQ'> | undefined {
  const state = scanner.int();
  const sent = state === undefined ? undefined : scanner.int();
  const received = sent === undefined ? undefined : scanner.int();
  if (state === undefined || sent === undefined || received === undefined) return undefined;
  const sendQ = counters() ? scanner.int() : undefined;
  if (sendQ === undefined) return { state, sent, received };
  const recvQ = scanner.int();
  return recvQ === undefined ? undefined : { state, sent, received, sendQ, recvQ };
}
