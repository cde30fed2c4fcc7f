import { type Address, Ipv6Address } from '../../proc/address.ts';
import { parseAddress } from '../../proc/address-text.ts';
import { AddressTable } from './address-table.ts';
import { databaseLines, SPACE, withoutComment } from './database-lines.ts';

const LINE = new RegExp(`^([^${SPACE}]+)[${SPACE}]*([^${SPACE}]*)`);

/** 127.0.0.1 */
const LOOPBACK = 0x7f000001;

/**
 * /etc/hosts: `127.0.0.1 localhost alias`. The first line of an address counts, and of it the first name, which is empty
 * when the line ends after the address. The line `::1 name` names 127.0.0.1 too, and `::ffff:10.0.0.1 name` names
 * 10.0.0.1; an IPv4 line names no IPv6 address (observed, glibc 2.36).
 */
export function parseHosts(bytes: Uint8Array): AddressTable<string> {
  const names = new AddressTable<string>();
  for (const line of databaseLines(bytes)) {
    const [, text = '', name = ''] = LINE.exec(withoutComment(line)) ?? [];
    const address = parseAddress(text);
    if (address === undefined) continue;
    if (names.get(address) === undefined) names.set(address, name);
    const word = asIpv4(address);
    if (word !== undefined && names.getIpv4(word) === undefined) names.setIpv4(word, name);
  }
  return names;
}

function asIpv4(address: Address): number | undefined {
  if (!(address instanceof Ipv6Address) || address.w0 !== 0 || address.w1 !== 0) return undefined;
  if (address.w2 === 0xffff) return address.w3;
  return address.w2 === 0 && address.w3 === 1 ? LOOPBACK : undefined;
}
