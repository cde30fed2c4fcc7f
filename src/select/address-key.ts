import { Ipv4Address, type PackedAddress } from '../proc/reading/address.ts';
import { parseAddress } from '../proc/reading/address-text.ts';

/**
 * What stands for an address of IP: keys are in the order of the addresses, IPv4 before IPv6, and an IPv4 address mapped into IPv6
 * (::ffff:10.0.0.1) has the key of the IPv4 address. Of IPv4 it is the 32 bits; of IPv6 text, 16 bits in each character after the
 * first.
 */
export type AddressKey = number | string;

const INET6 = '6';
/** Begins what stands for other text, such as a callsign: it comes after all addresses. */
const OTHER = 'x';

/** Bits before the IPv4 address in a mapped one, ::ffff:0:0/96. */
const MAPPED_BITS = 96;

/** What lies around the keys of all addresses. */
export const LEAST_KEY: AddressKey = 0;
export const GREATEST_KEY: AddressKey = INET6 + '\uffff'.repeat(8);

/** The key of the address that a text is; undefined for what is no address of IP. */
export function parseKey(text: string): AddressKey | undefined {
  const address = parseAddress(text);
  if (address === undefined) return undefined;
  return packedKey(address instanceof Ipv4Address ? address.word : address);
}

/** The key of an address as parsed rows have it. */
export function packedKey(address: PackedAddress): AddressKey {
  if (typeof address === 'number') return address >>> 0;
  const { w0, w1, w2, w3, isMapped } = address;
  return isMapped ? w3 : INET6 + characters(w0) + characters(w1) + characters(w2) + characters(w3);
}

function characters(word: number): string {
  return String.fromCharCode(word >>> 16, word & 0xffff);
}

/** The key of what a record has as an address: text that is none of IP stands for itself. */
export function addressKey(text: string): AddressKey {
  return parseKey(text) ?? OTHER + text;
}

/**
 * The first and the last address of a network such as 10.0.0.0/8 or fe80::/10; the bits beyond the prefix do not matter.
 * A network of IPv6 holds no mapped addresses, but ::ffff:10.0.0.0/104 is 10.0.0.0/8.
 *
 * @returns a sentence where only the length of the prefix is wrong, undefined for what is no such text at all
 */
export function parseNetwork(text: string): readonly [AddressKey, AddressKey] | string | undefined {
  const [, name = '', digits] = /^([^/]*)\/(\d+)$/.exec(text) ?? [];
  const address = digits === undefined ? undefined : parseAddress(name);
  if (address === undefined) return undefined;
  const longest = address.family === 'inet' ? 32 : 128;
  const length = Number(digits);
  if (length > longest) {
    return `the prefix of an ${longest === 32 ? 'IPv4' : 'IPv6'} network has 0 to ${longest} bits`;
  }
  if (address.family === 'inet') return ipv4Network(address.word, length);
  const { w0, w1, w2, w3, isMapped } = address;
  if (isMapped && length >= MAPPED_BITS) return ipv4Network(w3, length - MAPPED_BITS);
  const words = [w0, w1, w2, w3].map((word, index) => ends(word, length - 32 * index));
  const end = (side: 0 | 1): AddressKey => INET6 + words.map((word) => characters(word[side])).join('');
  return [end(0), end(1)];
}

function ipv4Network(word: number, length: number): [AddressKey, AddressKey] {
  const [first, last] = ends(word, length);
  return [first >>> 0, last >>> 0];
}

/** A word whose first bits are fixed, with all others clear, and with all of them set. */
function ends(word: number, fixed: number): readonly [first: number, last: number] {
  const free = fixed >= 32 ? 0 : 0xffffffff >>> Math.max(fixed, 0);
  return [word & ~free, word | free];
}
