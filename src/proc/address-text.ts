import { type Address, Ipv4Address, Ipv6Address } from './address.ts';

/** The address that a text names, by the rules of inet_pton, or undefined. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

const QUAD = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** Four decimal octets without leading zeros. */
export function parseIpv4(text: string): Ipv4Address | undefined {
  if (!QUAD.test(text)) return undefined;
  return new Ipv4Address(text.split('.').reduce((word, octet) => word * 256 + Number(octet), 0));
}

/**
 * An IPv4 address as inet_addr reads it: one to four numbers, decimal, octal (`010`) or hexadecimal (`0x8`), of which the
 * last fills all bytes that are left. What follows white space is not read.
 */
export function parseInetAddr(text: string): Ipv4Address | undefined {
  const parts = (text.split(/[\t\n\v\f\r ]/, 1)[0] ?? '').split('.').map(parseCNumber);
  const last = parts.pop() ?? Number.NaN;
  if (parts.length > 3 || !(last < 256 ** (4 - parts.length)) || !parts.every((part) => part < 256))
    return undefined;
  return new Ipv4Address(parts.reduce((word, part, index) => word + part * 256 ** (3 - index), last));
}

/** A number by the rules of C's literals, or NaN. */
function parseCNumber(text: string): number {
  if (/^0x[0-9a-f]+$/i.test(text)) return Number.parseInt(text, 16);
  if (/^0[0-7]*$/.test(text)) return Number.parseInt(text, 8);
  return /^[1-9]\d*$/.test(text) ? Number(text) : Number.NaN;
}

const GROUP = /^[0-9a-f]{1,4}$/i;

/** Eight groups, one run of them left out as `::`, the last two perhaps as a dotted quad (RFC 4291, 2.2). */
export function parseIpv6(text: string): Ipv6Address | undefined {
  const [head, tail, ...more] = text.split('::');
  if (head === undefined || more.length > 0) return undefined;
  const before = parseGroups(head);
  const after = tail === undefined ? [] : parseGroups(tail);
  if (before === undefined || after === undefined) return undefined;
  if (tail !== undefined && head.includes('.')) return undefined;
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...new Array<number>(missing).fill(0), ...after];
  const word = (index: number): number => (((groups[index] ?? 0) << 16) | (groups[index + 1] ?? 0)) >>> 0;
  return new Ipv6Address(word(0), word(2), word(4), word(6));
}

function parseGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    const quad = index === parts.length - 1 ? parseIpv4(part) : undefined;
    if (quad !== undefined) groups.push(quad.word >>> 16, quad.word & 0xffff);
    else if (GROUP.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}
