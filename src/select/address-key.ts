import type { Address } from '../proc/reading/address.ts';
import { parseAddress } from '../proc/reading/address-text.ts';

/**
 * Text that stands for an address of IP: keys are in the order of the addresses, IPv4 before IPv6, and an IPv4 address mapped
 * into IPv6 (::ffff:10.0.0.1) has the key of the IPv4 address. It is the family, then 16 bits in each character.
 */
export type AddressKey = string;

const INET = '4';
const INET6 = '6';
/** Begins what stands for other text, such as a callsign: it comes after all addresses. */
const OTHER = 'x';

/** Bits before the IPv4 address in a mapped one, ::ffff:0:0/96. */
const MAPPED_BITS = 96;

/** What lies around the keys of all addresses. */
export const LEAST_KEY: AddressKey = INET;
export const GREATEST_KEY: AddressKey = INET6 + '\uffff'.repeat(8);

/** The key of the address that a text is; undefined for what is no address of IP. */
export function parseKey(text: string): AddressKey | undefined {
  const address = parseAddress(text);
  return address === undefined ? undefined : keyOf(address);
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
  if (address.family === 'inet') return network(INET, [address.word], length);
  return address.isMapped && length >= MAPPED_BITS
    ? network(INET, [address.w3], length - MAPPED_BITS)
    : network(INET6, [address.w0, address.w1, address.w2, address.w3], length);
}

function network(family: string, words: readonly number[], length: number): [AddressKey, AddressKey] {
  const free = words.map((_, index) => {
    const bits = length - 32 * index;
    return bits >= 32 ? 0 : 0xffffffff >>> Math.max(bits, 0);
  });
  const end = (word: (word: number, free: number) => number): AddressKey =>
    keyFrom(
      family,
      words.map((whole, index) => word(whole, free[index] ?? 0)),
    );
  return [end((word, free) => word & ~free), end((word, free) => word | free)];
}

function keyOf(address: Address): AddressKey {
  if (address.family === 'inet') return keyFrom(INET, [address.word]);
  const { w0, w1, w2, w3, isMapped } = address;
  return isMapped ? keyFrom(INET, [w3]) : keyFrom(INET6, [w0, w1, w2, w3]);
}

function keyFrom(family: string, words: readonly number[]): AddressKey {
  let key = family;
  for (const word of words) key += String.fromCharCode(word >>> 16, word & 0xffff);
  return key;
}
