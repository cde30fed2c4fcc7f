import { type ParsedLines, parseLines } from '../reading/lines.ts';
import { FixedColumns } from './fixed-columns.ts';
import { RADIO_LINES } from './radio-lines.ts';

/**
 * A line of /proc/net/rose_nodes, printed by rose_node_show: address, mask, how many neighbours lead there, their numbers.
 *
 *     2080123456 0010 2 00001 00002
 */
export interface RoseNode {
  /** latin1 */
  readonly address: string;
  /** The numbers of the neighbours. */
  readonly neighbours: readonly number[];
}

const ADDRESS = 0;
const COUNT = 16;
const NEIGHBOUR = 18;

/** Bytes from one neighbour to the next. */
const NEIGHBOUR_LENGTH = 6;

/** Reads the whole table; its first line is a heading. */
export function parseRoseNodes(bytes: Uint8Array): ParsedLines<RoseNode> {
  return parseLines(bytes, RADIO_LINES, (scanner) => {
    const columns = new FixedColumns(scanner);
    const count = Math.max(0, columns.int(COUNT));
    const last = count === 0 ? COUNT : NEIGHBOUR + (count - 1) * NEIGHBOUR_LENGTH;
    if (columns.length <= last) return 'BOGUS_LINE';
    return {
      address: columns.text(ADDRESS, 10),
      neighbours: Array.from({ length: count }, (_, index) =>
        columns.int(NEIGHBOUR + index * NEIGHBOUR_LENGTH),
      ),
    };
  });
}
