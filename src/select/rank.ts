import type { FieldType, RowValue } from '../records/field.ts';
import { canonicalHost } from '../text/host-name.ts';
import { addressKey, packedKey } from './address-key.ts';
import type { Ordered } from './intervals.ts';

/**
 * Where a value stands among others of its field: numbers and addresses by their value, IPv4 before IPv6, text by its code
 * points, hosts whatever the case of their names, false before true. undefined for null and for what is absent: these stand behind all others.
 */
export function rankOf(type: FieldType, value: RowValue): Ordered | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'object' || (type === 'address' && typeof value === 'number')) return packedKey(value);
  if (typeof value !== 'string') return value;
  if (type === 'address') return addressKey(value);
  return codePointKey(type === 'host' ? canonicalHost(value) : value);
}

/** Text whose units of UTF-16 are in the order of its code points: surrogates behind all others. */
function codePointKey(text: string): string {
  return /[\ud800-\uffff]/.test(text) ? text.replace(/[\ud800-\uffff]/g, moved) : text;
}

function moved(unit: string): string {
  const code = unit.charCodeAt(0);
  return String.fromCharCode(code < 0xe000 ? code + 0x2000 : code - 0x800);
}
