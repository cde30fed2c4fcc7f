import type { ParsedLines } from '../reading/lines.ts';
import { parseFixedColumns } from './fixed-columns.ts';

/**
 * A line of /proc/net/nr_neigh or /proc/net/rose_neigh, printed by nr_neigh_show and rose_neigh_show: the number by
 * which routes refer to the neighbour, its callsign, the device. Further columns are not read.
 *
 *     00001 G0ABC-1   ax0   192    0     3    0
 */
export interface RadioNeighbour {
  readonly number: number;
  /** latin1 */
  readonly callsign: string;
  /** latin1, its first four bytes. */
  readonly iface: string;
}

/** Reads the whole table. */
export function parseRadioNeighbours(bytes: Uint8Array): ParsedLines<RadioNeighbour> {
  return parseFixedColumns(bytes, 19, (row) => ({
    number: row.int(0),
    callsign: row.text(6, 9),
    iface: row.text(16, 4),
  }));
}
