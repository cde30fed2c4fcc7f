import type { ParsedLines } from '../reading/lines.ts';
import { parseFixedColumns } from './fixed-columns.ts';

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

/** Reads the whole table. The shortest line ends with the interface. */
export function parseAx25Routes(bytes: Uint8Array): ParsedLines<Ax25Route> {
  return parseFixedColumns(bytes, 14, (row) => ({
    callsign: row.text(0, 9),
    iface: row.text(10, 4),
    use: row.int(15),
  }));
}
