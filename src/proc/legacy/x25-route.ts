import { type ParsedLines, parseLines } from '../reading/lines.ts';
import { FixedColumns } from './fixed-columns.ts';
import { RADIO_LINES } from './radio-lines.ts';

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

const DIGITS = 17;
const IFACE = 25;

/** The most digits of an address: a larger or negative number counts as this one (observed). */
const MOST_DIGITS = 15;
const IFACE_LIMIT = 10;

/** Reads the whole table; its first line is a heading. */
export function parseX25Routes(bytes: Uint8Array): ParsedLines<X25Route> {
  return parseLines(bytes, RADIO_LINES, (scanner) => {
    const columns = new FixedColumns(scanner);
    if (columns.length <= IFACE) return 'BOGUS_LINE';
    const number = columns.int(DIGITS);
    const digits = number < 0 ? MOST_DIGITS : Math.min(number, MOST_DIGITS);
    return { address: columns.text(0, digits), digits, iface: columns.text(IFACE, IFACE_LIMIT) };
  });
}
