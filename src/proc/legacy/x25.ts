import type { ParsedLines } from '../reading/lines.ts';
import { NO_NUMBER } from '../reading/scanner.ts';
import { parseFixedColumns } from './fixed-columns.ts';
import { type RadioSocket, readSocketNumbers } from './radio-socket.ts';

/**
 * A line of /proc/net/x25, printed by x25_seq_socket_show: two addresses, device, logical channel (in hexadecimal), state,
 * counters, timers, queues.
 *
 *     1234567890 0987654321 x25a  001  3  1  2  1   0   5   6   7   8 100 200 12345
 */
export interface X25Socket extends RadioSocket {
  /** lci: the logical channel, 0 for none. */
  readonly channel: number;
}

/** Reads the whole table. */
export function parseX25Sockets(bytes: Uint8Array): ParsedLines<X25Socket> {
  return parseFixedColumns(bytes, 0, (row) => {
    const destination = row.text(0, 10);
    const source = row.text(11, 10);
    const scanner = row.from(22);
    const device = scanner.word();
    const channel = scanner.hex32();
    // va, and the timers t, t2, t21, t22 and t23.
    const numbers = readSocketNumbers(scanner, '', 'd d d d d d');
    if (channel === NO_NUMBER || numbers?.sendQ === undefined) return 'BOGUS_LINE';
    return { destination, source, device, channel, ...numbers };
  });
}
