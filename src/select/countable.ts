import { Ipv4Address } from '../proc/reading/address.ts';
import { parseAddress } from '../proc/reading/address-text.ts';
import type { FieldType, RowValue, Value } from '../records/field.ts';

/**
 * A value as it is counted, whether it comes from a record or from a parsed row: an IPv4 address is its 32 bits, so that no text is
 * made for each row, any other address its text.
 */
export function countable(type: FieldType, value: RowValue): Value | undefined {
  if (typeof value === 'object' && value !== null) return String(value);
  if (type !== 'address') return value;
  if (typeof value === 'number') return value >>> 0;
  const address = typeof value === 'string' ? parseAddress(value) : undefined;
  return address instanceof Ipv4Address && String(address) === value ? address.word : value;
}

/** What a count shows of such a value. */
export function shownValue(type: FieldType, value: Value): Value {
  return type === 'address' && typeof value === 'number' ? String(new Ipv4Address(value)) : value;
}
