import { Ipv4Address } from '../../proc/reading/address.ts';
import { type AddressKey, addressKey } from './address-key.ts';
import { matchDatabaseLines, TWO_WORDS } from './database-lines.ts';

/** INADDR_NONE: inet_network()'s result for malformed text, and 255.255.255.255. */
const INADDR_NONE = 0xffff_ffff;

/**
 * /etc/networks: `loopback 127.0.0.0 alias`, number to name. The first line of a number counts. A number of fewer than
 * four parts is padded on the right: `10.1` is 10.1.0.0. A line whose number cannot be read names 255.255.255.255
 * (observed, glibc 2.36).
 */
export function parseNetworks(bytes: Uint8Array): Map<AddressKey, string> {
  const names = new Map<AddressKey, string>();
  for (const [, name = '', number = ''] of matchDatabaseLines(bytes, TWO_WORDS)) {
    const key = addressKey(new Ipv4Address(networkNumber(number)));
    if (!names.has(key)) names.set(key, name);
  }
  return names;
}

function networkNumber(text: string): number {
  const parts = text.split('.');
  while (parts.length < 4) parts.push('0');
  if (parts.length > 4) return INADDR_NONE;
  let word = 0;
  for (const part of parts) {
    const value = networkPart(part);
    if (value === undefined) return INADDR_NONE;
    word = word * 256 + value;
  }
  return word;
}

const FORMS: readonly [digits: RegExp, base: number][] = [
  [/^([1-9][0-9]*)$/, 10],
  [/^0([0-7]*)$/, 8],
  [/^0?[xX]([0-9a-fA-F]+)$/, 16],
];

/** One part of a network number as inet_network() reads it: 0 to 255, after reduction modulo 2^32. */
function networkPart(text: string): number | undefined {
  for (const [form, base] of FORMS) {
    const digits = form.exec(text)?.[1];
    if (digits === undefined) continue;
    let value = 0;
    for (const digit of digits) value = (Math.imul(value, base) + Number.parseInt(digit, 16)) >>> 0;
    return value > 255 ? undefined : value;
  }
  return undefined;
}
