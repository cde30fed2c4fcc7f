import { type ParsedLines, parseLines } from '../reading/lines.ts';
import { FixedColumns } from './fixed-columns.ts';
import { RADIO_LINES } from './radio-lines.ts';

/**
 * A line of /proc/net/ax25_route, printed by ax25_rt_seq_show: callsign, device, mode. net-tools looks for a use count at
 * the place of the mode.
 *
 *     G0ABC-1   ax0   * DIGI-1
 */
export interface Ax25Route {
  /** latin1 */
  readonly callsign: string;
  /** latin1, its first four bytes. */
  readonly iface: string;
  /** 0 where there is no number. */
  readonly use: number;
}

const CALLSIGN = 0;
const IFACE = 10;
const USE = 15;

/** The shortest line, which ends with the interface. */
const LENGTH = 14;

/** Reads the whole table; its first line is a heading. */
export function parseAx25Routes(bytes: Uint8Array): ParsedLines<Ax25Route> {
  return parseLines(bytes, RADIO_LINES, (scanner) => {
    const columns = new FixedColumns(scanner);
    if (columns.length < LENGTH) return 'BOGUS_LINE';
    return { callsign: columns.text(CALLSIGN, 9), iface: columns.text(IFACE, 4), use: columns.int(USE) };
  });
}
