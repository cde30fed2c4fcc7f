import { type ParsedLines, parseLines } from '../reading/lines.ts';
import { FixedColumns } from './fixed-columns.ts';
import { RADIO_LINES } from './radio-lines.ts';

/**
 * A line of /proc/net/x25/route, printed by x25_seq_route_show: an address, how many of its digits count, the device.
 *
 *     12345            5       x25a
 */
export interface X25Route {
  /** The digits that count, latin1; empty for the default route. */
  readonly address: string;
  /** How many digits these are: 0 to 15. */
  readonly digits: number;
  /** latin1, its first ten bytes. */
  readonly iface: string;
}

const DIGITS = 17;
const IFACE = 25;

/** An address has no more digits: other numbers stand for this one (observed). */
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
