import { Ipv4Address } from '../../proc/reading/address.ts';
import { parseIpv4 } from '../../proc/reading/address-text.ts';
import type { Maps } from './tables.ts';

const TRIE_HEADING = /^(?:Main|Local|Id \d{1,10}):$/;
const TRIE_NODE = /^( *\+-- )([0-9.]{7,15})\/(\d{1,2})((?: \d{1,10}){0,3})$/;
const TRIE_LEAF = /^( *\|-- )([0-9.]{7,15})$/;
const TRIE_PREFIX = /^ +\/(\d{1,2})(?: [a-zA-Z0-9_]{1,20}){2}(?: tos=\d{1,3})?$/;

/** What takes the place of what the kernel does not write. */
const UNKNOWN = '-';

/** `  |-- 192.0.2.255`, and what it leads to. */
interface Leaf {
  readonly indent: string;
  readonly address: string;
  readonly prefixes: { readonly line: string; readonly length: number }[];
}

/**
 * A leaf is the address of networks of several lengths, or of a host. Other networks may have different addresses: then each has a leaf.
 * The address for broadcasts is the last one of a network of this table.
 */
export function anonymizeFibTrie(text: string, { addresses }: Maps): string {
  const networks = networksOf(text);
  const out: string[] = [];
  let leaf: Leaf | undefined;
  const endLeaf = (): void => {
    let last: string | undefined;
    for (const { line, length } of leaf?.prefixes ?? []) {
      const broadcast = line.endsWith(' BROADCAST') ? networks.get(leaf?.address ?? '') : undefined;
      const address =
        broadcast === undefined
          ? addresses.textNetwork(leaf?.address ?? '', length)
          : addresses.textBroadcast(leaf?.address ?? '', broadcast);
      if (address !== last) out.push(`${leaf?.indent}${address ?? UNKNOWN}`);
      out.push(line);
      last = address;
    }
    leaf = undefined;
  };
  for (const line of text.split('\n')) {
    const [, length] = TRIE_PREFIX.exec(line) ?? [];
    if (length !== undefined && leaf !== undefined) {
      leaf.prefixes.push({ line, length: Number(length) });
      continue;
    }
    endLeaf();
    const [, indent = '', address = ''] = TRIE_LEAF.exec(line) ?? [];
    if (address !== '') leaf = { indent, address, prefixes: [] };
    else out.push(otherNode(line, addresses));
  }
  endLeaf();
  return out.join('\n');
}

function otherNode(line: string, addresses: Maps['addresses']): string {
  if (line === '' || TRIE_HEADING.test(line)) return line;
  const [, indent, address = '', length = '', rest = ''] = TRIE_NODE.exec(line) ?? [];
  if (indent === undefined) return UNKNOWN;
  return `${indent}${addresses.textNetwork(address, Number(length)) ?? UNKNOWN}/${length}${rest}`;
}

/** How long the prefixes of the networks are whose last addresses these are. */
function networksOf(text: string): Map<string, number> {
  const lengths = new Map<string, number>();
  let leaf: Ipv4Address | undefined;
  for (const line of text.split('\n')) {
    leaf = parseIpv4(TRIE_LEAF.exec(line)?.[2] ?? '') ?? leaf;
    const length = Number(TRIE_PREFIX.exec(line)?.[1] ?? 0);
    if (leaf === undefined || length === 0 || length >= 31) continue;
    const last = String(new Ipv4Address((leaf.word | (0xffff_ffff >>> length)) >>> 0));
    lengths.set(last, Math.max(length, lengths.get(last) ?? 0));
  }
  return lengths;
}
