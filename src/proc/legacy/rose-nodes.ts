import type { ParsedLines } from '../reading/lines.ts';
import { parseFixedColumns } from './fixed-columns.ts';

/**
 * A line of /proc/net/rose_nodes, printed by rose_node_show: address, mask, how many neighbours lead there, their numbers.
 *
 *     2080123456 0010 2 00001 00002
 */
interface RoseNode {
  /** latin1 */
  readonly address: string;
  /** The numbers of the neighbours. */
  readonly neighbours: readonly number[];
}

/** Bytes from one neighbour to the next. */
const NEIGHBOUR_LENGTH = 6;

/** Reads the whole table. */
export function parseRoseNodes(bytes: Uint8Array): ParsedLines<RoseNode> {
  return parseFixedColumns(bytes, 17, (row) => {
    const count = Math.max(0, row.int(16));
    const neighbour = (index: number): number => 18 + index * NEIGHBOUR_LENGTH;
    if (count > 0 && row.length <= neighbour(count - 1)) return 'BOGUS_LINE';
    return {
      address: row.text(0, 10),
      neighbours: Array.from({ length: count }, (_, index) => row.int(neighbour(index))),
    };
  });
}
