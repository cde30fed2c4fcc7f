import type { ParsedLines } from '../reading/lines.ts';
import { parseFixedColumns } from './fixed-columns.ts';

/**
 * A line of /proc/net/x25/route, printed by x25_seq_route_show: address, length of the prefix in digits, device.
 *
 *     12345            5       x25a
 */
export interface X25Route {
  /** The digits of the prefix, latin1; empty for the default route. */
  readonly address: string;
  /** The length of the prefix: 0 to 15. */
  readonly digits: number;
  /** latin1, its first ten bytes. */
  readonly iface: string;
}

/** The most digits of an address: a larger or negative number counts as this one (observed). */
const MOST_DIGITS = 15;

/** Reads the whole table. */
export function parseX25Routes(bytes: Uint8Array): ParsedLines<X25Route> {
  return parseFixedColumns(bytes, 26, (row) => {
    const number = row.int(17);
    const digits = number < 0 ? MOST_DIGITS : Math.min(number, MOST_DIGITS);
    return { address: row.text(0, digits), digits, iface: row.text(25, 10) };
  });
}
