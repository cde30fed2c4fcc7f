import { type Address, Ipv4Address } from '../../proc/reading/address.ts';
import { parseAddress } from '../../proc/reading/address-text.ts';
import { type AddressKey, addressKey } from './address-key.ts';
import { matchDatabaseLines, SPACE, TWO_WORDS } from './database-lines.ts';

const ADDRESS_AND_NAMES = new RegExp(`^([^${SPACE}]+)(.*)`, 's');

const WHITE = new RegExp(`[${SPACE}]+`);

const LOOPBACK = new Ipv4Address(0x7f000001);

/**
 * /etc/hosts: `127.0.0.1 localhost alias`. The first line of an address counts, and of it the first name, which is empty
 * when the line ends after the address. The line `::1 name` names 127.0.0.1 too, and `::ffff:10.0.0.1 name` names
 * 10.0.0.1; an IPv4 line names no IPv6 address (observed, glibc 2.36).
 */
export function parseHosts(bytes: Uint8Array): Map<AddressKey, string> {
  const names = new Map<AddressKey, string>();
  const add = (address: Address, name: string): void => {
    const key = addressKey(address);
    if (!names.has(key)) names.set(key, name);
  };
  let previous = '';
  for (const [, text = '', name = ''] of matchDatabaseLines(bytes, TWO_WORDS)) {
    // Block lists give 100,000 names to one address.
    if (text === previous) continue;
    previous = text;
    const address = parseAddress(text);
    if (address === undefined) continue;
    add(address, name);
    const ipv4 = ipv4Of(address);
    if (ipv4 !== undefined) add(ipv4, name);
  }
  return names;
}

/** The IPv4 address that a line for an IPv6 address names as well. */
function ipv4Of(address: Address): Ipv4Address | undefined {
  if (address instanceof Ipv4Address || address.w0 !== 0 || address.w1 !== 0) return undefined;
  if (address.w2 === 0xffff) return new Ipv4Address(address.w3);
  return address.w2 === 0 && address.w3 === 1 ? LOOPBACK : undefined;
}

/** /etc/hosts from names to addresses: by canonical name or alias, in lower case. */
export function parseHostAddresses(bytes: Uint8Array): Map<string, Set<string>> {
  const addresses = new Map<string, Set<string>>();
  for (const [, text = '', names = ''] of matchDatabaseLines(bytes, ADDRESS_AND_NAMES)) {
    const address = parseAddress(text)?.toString();
    if (address === undefined) continue;
    for (const name of names.split(WHITE)) {
      if (name === '') continue;
      const key = name.toLowerCase();
      const known = addresses.get(key);
      if (known === undefined) addresses.set(key, new Set([address]));
      else known.add(address);
    }
  }
  return addresses;
}
