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
