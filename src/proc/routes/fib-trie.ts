import { Ipv4Address } from '../reading/address.ts';
import { parseIpv4 } from '../reading/address-text.ts';
import type { Parsed } from '../reading/parsed.ts';
import { Scanner } from '../reading/scanner.ts';

/** A prefix of the IPv4 forwarding tables. */
export interface FibEntry {
  /** `Main`, `Local`, or `Id N` of any other table. The first two may be one table, shown twice. */
  readonly table: string;
  readonly address: Ipv4Address;
  readonly prefixLength: number;
  /** `universe`, `link`, `host`, … */
  readonly scope: string;
  /** `UNICAST`, `LOCAL`, `BROADCAST`, … */
  readonly type: string;
}

/** What the lines of /proc/net/fib_trie hang on, from batch to batch: the heading and the leaf above them. */
export interface FibTriePosition {
  readonly table: string;
  readonly address: Ipv4Address;
}

export const FIB_TRIE_START: FibTriePosition = { table: '', address: new Ipv4Address(0) };

const HEADING = /^(\S.*):$/;
const LEAF = /^ *\|-- ([0-9.]+)$/;
const PREFIX = /^ +\/(\d{1,2}) (\S+) (\S+)/;

/**
 * Reads lines of /proc/net/fib_trie, printed by fib_trie_seq_show: a heading for each table, inner nodes, which say nothing,
 * leafs, and below each leaf its prefixes:
 *
 *     Local:
 *       +-- 10.0.0.0/24 2 0 2
 *          |-- 10.0.0.255
 *             /32 link BROADCAST
 *
 * Other lines are passed over.
 */
export function parseFibTrie(
  bytes: Uint8Array,
  position = FIB_TRIE_START,
  line = 0,
): Parsed<FibEntry> & { readonly position: FibTriePosition } {
  const scanner = new Scanner(bytes, line);
  const records: FibEntry[] = [];
  let { table, address } = position;
  while (scanner.nextLine()) {
    const text = scanner.text(scanner.position, scanner.end);
    const prefix = PREFIX.exec(text);
    if (prefix !== null) {
      const [, length, scope = '', type = ''] = prefix;
      records.push({ table, address, prefixLength: Number(length), scope, type });
      continue;
    }
    address = parseIpv4(LEAF.exec(text)?.[1] ?? '') ?? address;
    table = HEADING.exec(text)?.[1] ?? table;
  }
  return { records, problems: [], lines: scanner.line + 1, position: { table, address } };
}
