import type { ParsedLines } from '../reading/lines.ts';
import { parseFixedColumns } from './fixed-columns.ts';

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

/** Bytes from one route to the next. */
const ROUTE_LENGTH = 15;

/** Reads the whole table. */
export function parseNetromNodes(bytes: Uint8Array): ParsedLines<NetromNode> {
  return parseFixedColumns(bytes, 20, (row) => {
    const which = row.int(19);
    const quality = 24 + (which - 1) * ROUTE_LENGTH;
    const neighbour = quality + 8;
    const there = which > 0 && row.length > neighbour;
    return {
      callsign: row.text(0, 9),
      mnemonic: row.text(10, 7),
      route: there ? { quality: row.int(quality), neighbour: row.int(neighbour) } : undefined,
    };
  });
}
