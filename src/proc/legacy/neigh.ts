import { type ParsedLines, parseLines } from '../reading/lines.ts';
import { FixedColumns } from './fixed-columns.ts';
import { RADIO_LINES } from './radio-lines.ts';

/**
 * A line of /proc/net/nr_neigh or /proc/net/rose_neigh, printed by nr_neigh_show and rose_neigh_show: the number that routes
 * have for the neighbour, its callsign, the device. Further columns are not read.
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

const NUMBER = 0;
const CALLSIGN = 6;
const IFACE = 16;

/** The shortest line. */
const LENGTH = 19;

/** Reads the whole table; its first line is a heading. */
export function parseRadioNeighbours(bytes: Uint8Array): ParsedLines<RadioNeighbour> {
  return parseLines(bytes, RADIO_LINES, (scanner) => {
    const columns = new FixedColumns(scanner);
    if (columns.length < LENGTH) return 'BOGUS_LINE';
    return {
      number: columns.int(NUMBER),
      callsign: columns.text(CALLSIGN, 9),
      iface: columns.text(IFACE, 4),
    };
  });
}
