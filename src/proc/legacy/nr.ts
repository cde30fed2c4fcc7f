import type { ParsedLines } from '../reading/lines.ts';
import { parseFixedColumns } from './fixed-columns.ts';
import { type RadioSocket, readSocketNumbers } from './radio-socket.ts';

/**
 * A line of /proc/net/nr, printed by nr_info_show: three callsigns and the device, two pairs of circuit numbers, state,
 * counters, queues.
 *
 *     G0ABC-1   G0XYZ-2   G0ABC-3   nr0 01/02 03/04  3   1   2   1   0/120  0/05   0/180   0/000   0/03   4     0     0 12345
 */
export interface NetromSocket extends RadioSocket {
  readonly user: string;
}

/** Reads the whole table. */
export function parseNetromSockets(bytes: Uint8Array): ParsedLines<NetromSocket> {
  return parseFixedColumns(bytes, 31, (row) => {
    const user = row.text(0, 9);
    const destination = row.text(10, 9);
    const source = row.text(20, 9);
    const scanner = row.from(30);
    const device = scanner.word();
    // The circuits; va, the timers t1, t2, t4 and idle, the tries, the window.
    const numbers = readSocketNumbers(scanner, 'x/x x/x', 'd d/d d/d d/d d/d d/d d');
    if (numbers?.sendQ === undefined) return 'BOGUS_LINE';
    return { user, destination, source, device, ...numbers };
  });
}
