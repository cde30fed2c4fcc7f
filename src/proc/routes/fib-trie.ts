import { Ipv4Address } from '../reading/address.ts';
import { parseIpv4 } from '../reading/address-text.ts';
import { lineReader } from '../reading/lines.ts';
import type { Reader } from '../reading/parsed.ts';

/** A prefix of the IPv4 forwarding tables. */
export interface FibEntry {
  /** `Main`, `Local`, or `Id N` for any other table. The first two may be the same table, printed twice. */
  readonly table: string;
  readonly address: Ipv4Address;
  readonly prefixLength: number;
  /** `universe`, `link`, `host`, … */
  readonly scope: string;
  /** `UNICAST`, `LOCAL`, `BROADCAST`, … */
  readonly type: string;
}

const HEADING = /^(\S.*):$/;
const LEAF = /^ *\|-- ([0-9.]+)$/;
const PREFIX = /^ +\/(\d{1,2}) (\S+) (\S+)/;

/**
 * Makes the reader of /proc/net/fib_trie, printed by fib_trie_seq_show: a heading for each table, inner nodes, which are
 * skipped, leaves, and below each leaf its prefixes:
 *
 *     Local:
 *       +-- 10.0.0.0/24 2 0 2
 *          |-- 10.0.0.255
 *             /32 link BROADCAST
 */
export function fibTrieReader(): Reader<FibEntry> {
  let table = '';
  let address = new Ipv4Address(0);
  return lineReader({}, (scanner) => {
    const text = scanner.rest();
    const prefix = PREFIX.exec(text);
    if (prefix !== null) {
      const [, length, scope = '', type = ''] = prefix;
      return { table, address, prefixLength: Number(length), scope, type };
    }
    address = parseIpv4(LEAF.exec(text)?.[1] ?? '') ?? address;
    table = HEADING.exec(text)?.[1] ?? table;
    return undefined;
  });
}
