import { type Address, Ipv4Address } from '../../proc/reading/address.ts';

/** An address as the key of a map; that of an IPv4 address, which is looked up in every row, takes no text. */
export type AddressKey = number | string;

export function addressKey(address: Address): AddressKey {
  return address instanceof Ipv4Address
    ? address.word
    : `${address.w0},${address.w1},${address.w2},${address.w3}`;
}
