import { Ipv6Address } from '../reading/address.ts';
import { parseLines } from '../reading/lines.ts';
import type { Parsed } from '../reading/parsed.ts';
import type { Scanner } from '../reading/scanner.ts';

/**
 * A line of /proc/net/if_inet6, printed by if6_seq_show, all numbers hexadecimal: the address, the number of the interface,
 * prefix length, scope, flags, name:
 *
 *     fe800000000000006058a4fffe3c5b0a 02 40 20 80     eth0
 */
export interface Ipv6InterfaceAddress {
  readonly address: Ipv6Address;
  readonly prefixLength: number;
  /** IPV6_ADDR_SCOPE_MASK: 0 global, 0x10 host, 0x20 link, 0x40 site; 0x80 for an IPv4-compatible address. */
  readonly scope: number;
  /** Name of the interface, latin1. */
  readonly iface: string;
}

/** Reads the table, which has no heading. */
export function parseIfInet6(bytes: Uint8Array): Parsed<Ipv6InterfaceAddress> {
  return parseLines(bytes, {}, (scanner) => {
    const words = wordsOf(scanner);
    return words.length === 0 ? undefined : (parseWords(words) ?? 'BOGUS_LINE');
  });
}

function wordsOf(scanner: Scanner): string[] {
  const words: string[] = [];
  for (let word = scanner.word(); word !== ''; word = scanner.word()) words.push(word);
  return words;
}

/** The form of each column. net-tools reads at most two digits of the prefix length and of the scope. */
const COLUMNS: readonly RegExp[] = [
  /^[0-9a-f]{32}$/i,
  /^[0-9a-f]{1,8}$/i,
  /^[0-9a-f]{1,2}$/i,
  /^[0-9a-f]{1,2}$/i,
  /^[0-9a-f]{1,8}$/i,
  /^/,
];

function parseWords(words: readonly string[]): Ipv6InterfaceAddress | undefined {
  if (words.length !== COLUMNS.length) return undefined;
  if (!COLUMNS.every((column, index) => column.test(words[index] ?? ''))) return undefined;
  const [address = '', , prefixLength = '', scope = '', , iface = ''] = words;
  const word = (index: number): number => Number.parseInt(address.slice(8 * index, 8 * index + 8), 16);
  return {
    address: new Ipv6Address(word(0), word(1), word(2), word(3)),
    prefixLength: Number.parseInt(prefixLength, 16),
    scope: Number.parseInt(scope, 16),
    iface,
  };
}
