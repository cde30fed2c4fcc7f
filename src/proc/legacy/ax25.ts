import { type ParsedLines, parseLines } from '../reading/lines.ts';
import type { ProblemCode } from '../reading/parsed.ts';
import type { Scanner } from '../reading/scanner.ts';
import { type FixedColumns, parseFixedColumns, RADIO_LINE_LIMIT } from './fixed-columns.ts';
import { type RadioSocket, readSocketNumbers } from './radio-socket.ts';

/** How the heading of Linux 2.0 begins. */
const OLD_HEADING = 'dest_addr';

/** Whether a table is in the format of Linux 2.0. */
export function isOldAx25(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, OLD_HEADING.length)) === OLD_HEADING;
}

/**
 * A line of /proc/net/ax25, printed by ax25_info_show: address of the socket in the kernel, device, source, destination with
 * the digipeaters on the way, state, counters, then the queues, or a `*` for each where no program holds the socket. There
 * is exactly one blank between columns, and no heading:
 *
 *     0000000012345678 ax0 G0ABC-1 G0XYZ-2,DIGI-1* 3 1 2 1 0 10 0 3 0 300 0 0 0 10 5 2 256 0 0 12345
 *
 * Linux 2.0 prints fixed columns under a heading. Reads the whole table; a line may end with vr or within the counters.
 */
export function parseAx25Sockets(bytes: Uint8Array): ParsedLines<RadioSocket> {
  return isOldAx25(bytes)
    ? parseFixedColumns(bytes, 21, parseOldRow)
    : parseLines(bytes, { limit: RADIO_LINE_LIMIT }, parseLine);
}

/** Texts before the state: the address of the socket, device, source and destination. */
const TEXTS = 4;

/** How many numbers stand between vr and the queues. */
const COUNTERS = 14;

function parseLine(scanner: Scanner): RadioSocket | ProblemCode {
  const start = scanner.position;
  const texts = scanner.text(start, scanner.end).split(' ', TEXTS + 1);
  const [pointer = '', device = '', source = '', path = '', rest] = texts;
  if (rest === undefined) return 'BOGUS_LINE';
  scanner.position = start + pointer.length + device.length + source.length + path.length + TEXTS;
  const numbers = readSocketNumbers(scanner, '', 'd'.repeat(COUNTERS));
  const [destination = ''] = path.split(',', 1);
  return numbers === undefined ? 'BOGUS_LINE' : { destination, source, device, ...numbers };
}

function parseOldRow(row: FixedColumns): RadioSocket | ProblemCode {
  const destination = row.text(0, 9);
  const source = row.text(10, 9);
  const scanner = row.from(20);
  const device = scanner.word();
  const numbers = readSocketNumbers(scanner, '', 'd d/d d/d d/d d/d d/d d d d');
  return numbers === undefined ? 'BOGUS_LINE' : { destination, source, device, ...numbers };
}
