import { type Address, Ipv4Address, Ipv6Address } from '../../proc/reading/address.ts';
import { parseAddress } from '../../proc/reading/address-text.ts';

/** So many peers are drawn each on its own. */
const FEW = 16;

/** The lengths of prefixes that peers are grouped by, of both families: longer ones first. */
const PREFIXES = [
  { inet: 24, inet6: 64 },
  { inet: 16, inet6: 48 },
  { inet: 8, inet6: 32 },
] as const;

/**
 * Groups addresses of peers by network where they are many, into networks no larger than it takes for them to be few.
 *
 * @returns of each address what stands for it: itself, or a network that it has with others, such as `192.0.2.0/24`
 */
export function groupPeers(addresses: ReadonlySet<string>): ReadonlyMap<string, string> {
  let groups = new Map([...addresses].map((address) => [address, address]));
  for (const prefix of PREFIXES) {
    if (new Set(groups.values()).size <= FEW) break;
    groups = groupBy(addresses, (address) => networkOf(address, prefix[address.family]));
  }
  return groups;
}

function groupBy(addresses: ReadonlySet<string>, network: (address: Address) => string): Map<string, string> {
  const members = new Map<string, string[]>();
  for (const text of addresses) {
    const address = parseAddress(text);
    const key = address === undefined ? text : network(address);
    const known = members.get(key);
    if (known === undefined) members.set(key, [text]);
    else known.push(text);
  }
  return new Map(
    [...members].flatMap(([key, texts]) =>
      texts.map((text): [string, string] => [text, texts.length > 1 ? key : text]),
    ),
  );
}

/** `192.0.2.0/24` */
function networkOf(address: Address, length: number): string {
  const first =
    address instanceof Ipv4Address
      ? new Ipv4Address(masked(address.word, length))
      : new Ipv6Address(masked(address.w0, length), masked(address.w1, length - 32), 0, 0);
  return `${first}/${length}`;
}

/** The first bits of a word. */
function masked(word: number, bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? word : (word & (-1 << (32 - bits))) >>> 0;
}
