import { type ParsedLines, parseLines } from '../reading/lines.ts';
import { FixedColumns } from './fixed-columns.ts';
import { RADIO_LINES } from './radio-lines.ts';

/**
 * A line of /proc/net/nr_nodes, printed by nr_node_show: callsign, mnemonic, number of the route in use, how many routes
 * there are, and for each its quality, obsolescence and neighbour.
 *
 *     G0ABC-1   NODE1    1 2  192   6 00001  100   5 00002
 */
export interface NetromNode {
  /** latin1 */
  readonly callsign: string;
  /** latin1 */
  readonly mnemonic: string;
  /** The route in use; undefined where the line lacks it. */
  readonly route: { readonly quality: number; readonly neighbour: number } | undefined;
}

const CALLSIGN = 0;
const MNEMONIC = 10;
const WHICH = 19;
const QUALITY = 24;
const NEIGHBOUR = 32;

/** Bytes from one route to the next. */
const ROUTE_LENGTH = 15;

/** Reads the whole table; its first line is a heading. */
export function parseNetromNodes(bytes: Uint8Array): ParsedLines<NetromNode> {
  return parseLines(bytes, RADIO_LINES, (scanner) => {
    const columns = new FixedColumns(scanner);
    if (columns.length <= WHICH) return 'BOGUS_LINE';
    const which = columns.int(WHICH);
    const offset = (which - 1) * ROUTE_LENGTH;
    const there = which > 0 && columns.length > NEIGHBOUR + offset;
    return {
      callsign: columns.text(CALLSIGN, 9),
      mnemonic: columns.text(MNEMONIC, 7),
      route: there
        ? { quality: columns.int(QUALITY + offset), neighbour: columns.int(NEIGHBOUR + offset) }
        : undefined,
    };
  });
}
