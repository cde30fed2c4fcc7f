import { Ipv4Address } from '../../proc/address.ts';
import { AddressTable } from './address-table.ts';
import { databaseLines, SPACE, withoutComment } from './database-lines.ts';

const LINE = new RegExp(`^([^${SPACE}]+)[${SPACE}]*([^${SPACE}]*)`);

/** What inet_network() answers for a text that is no number; it is also 255.255.255.255. */
const INADDR_NONE = 0xffff_ffff;

/**
 * /etc/networks: `loopback 127.0.0.0 alias`, number to name. The first line of a number counts. A number of fewer than
 * four parts is padded on the right: `10.1` is 10.1.0.0. A line whose number cannot be read names 255.255.255.255
 * (observed, glibc 2.36).
 */
export function parseNetworks(bytes: Uint8Array): AddressTable<string> {
  const names = new AddressTable<string>();
  for (const line of databaseLines(bytes)) {
    const [, name, number = ''] = LINE.exec(withoutComment(line)) ?? [];
    if (name === undefined) continue;
    const address = new Ipv4Address(networkNumber(number));
    if (names.get(address) === undefined) names.set(address, name);
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

const DECIMAL = /^[1-9][0-9]*$/;
const OCTAL = /^0[0-7]*$/;
const HEX = /^0?[xX]([0-9a-fA-F]+)$/;

/** One part of a number as inet_network() reads it, decimal, octal with a leading 0, or hex after `x`; 0 to 255. */
function networkPart(text: string): number | undefined {
  const hex = HEX.exec(text)?.[1];
  let value: bigint;
  if (hex !== undefined) value = BigInt(`0x${hex}`);
  else if (OCTAL.test(text)) value = BigInt(`0o${text}`);
  else if (DECIMAL.test(text)) value = BigInt(text);
  else return undefined;
  const wrapped = Number(BigInt.asUintN(32, value));
  return wrapped > 255 ? undefined : wrapped;
}
