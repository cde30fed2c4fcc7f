import { type Address, Ipv4Address, unmapped } from '../proc/reading/address.ts';
import { parseAddress } from '../proc/reading/address-text.ts';
import { canonicalHost } from '../text/host-name.ts';
import type { FieldType, RowValue, Value } from './field.ts';

/**
 * A value as it is counted, whether it comes from a record or from a parsed row: what is equal by value is one. An IPv4 address is its
 * 32 bits, so that no text is made for each row, also where it is mapped into IPv6; any other address is its text. A
 * host has its name in lower case.
 */
export function countable(type: FieldType, value: RowValue): Value | undefined {
  if (typeof value === 'object' && value !== null) return countableAddress(value);
  if (type === 'host' && typeof value === 'string') return canonicalHost(value);
  if (type !== 'address') return value;
  if (typeof value === 'number') return value >>> 0;
  const address = typeof value === 'string' ? parseAddress(value) : undefined;
  return address !== undefined && String(address) === value ? countableAddress(address) : value;
}

function countableAddress(address: Address): number | string {
  const own = unmapped(address);
  return own instanceof Ipv4Address ? own.word : String(own);
}

/** What a count shows of such a value. */
export function shownValue(type: FieldType, value: Value): Value {
  return type === 'address' && typeof value === 'number' ? String(new Ipv4Address(value)) : value;
}
