import { type Address, Ipv4Address, Ipv6Address } from './address.ts';

/** Parses an address as inet_pton does; undefined for any other text. */
export function parseAddress(text: string): Address | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

const ZERO = 0x30;
const DOT = 0x2e;
const COLON = 0x3a;

/** Parses four decimal octets without leading zeros. */
export function parseIpv4(text: string): Ipv4Address | undefined {
  let word = 0;
  let octet = -1;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9 && octet !== 0) {
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return undefined;
    } else if (code === DOT && octet >= 0 && dots < 3) {
      word = word * 256 + octet;
      octet = -1;
      dots++;
    } else return undefined;
  }
  return dots === 3 && octet >= 0 ? new Ipv4Address(word * 256 + octet) : undefined;
}

/**
 * Parses an IPv4 address as inet_addr does: one to four numbers, decimal, octal (`010`) or hexadecimal (`0x8`), the last
 * of which fills all remaining bytes. Text after white space is ignored.
 */
export function parseInetAddr(text: string): Ipv4Address | undefined {
  const parts = (text.split(/[\t\n\v\f\r ]/, 1)[0] ?? '').split('.').map(parseCNumber);
  const last = parts.pop() ?? Number.NaN;
  if (parts.length > 3 || !(last < 256 ** (4 - parts.length)) || !parts.every((part) => part < 256))
    return undefined;
  return new Ipv4Address(parts.reduce((word, part, index) => word + part * 256 ** (3 - index), last));
}

/** A number in the syntax of C literals, or NaN. */
function parseCNumber(text: string): number {
  if (/^0x[0-9a-f]+$/i.test(text)) return Number.parseInt(text, 16);
  if (/^0[0-7]*$/.test(text)) return Number.parseInt(text, 8);
  return /^[1-9]\d*$/.test(text) ? Number(text) : Number.NaN;
}

/** Parses eight groups, with `::` for one run of zero groups and perhaps a dotted quad for the last two (RFC 4291, 2.2). */
export function parseIpv6(text: string): Ipv6Address | undefined {
  const gap = text.indexOf('::');
  const head = gap < 0 ? text : text.slice(0, gap);
  const before = parseGroups(head);
  const after = gap < 0 ? [] : parseGroups(text.slice(gap + 2));
  if (before === undefined || after === undefined) return undefined;
  if (gap >= 0 && head.includes('.')) return undefined;
  const missing = 8 - before.length - after.length;
  if (gap < 0 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...new Array<number>(missing).fill(0), ...after];
  const word = (index: number): number => (((groups[index] ?? 0) << 16) | (groups[index + 1] ?? 0)) >>> 0;
  return new Ipv6Address(word(0), word(2), word(4), word(6));
}

function parseGroups(text: string): number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  let group = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = at < text.length ? text.charCodeAt(at) : COLON;
    if (code === COLON) {
      if (at === start || at > start + 4) return undefined;
      groups.push(group);
      group = 0;
      start = at + 1;
    } else if (code === DOT) {
      const quad = parseIpv4(text.slice(start));
      return quad && [...groups, quad.word >>> 16, quad.word & 0xffff];
    } else {
      const digit = hexDigit(code);
      if (digit < 0) return undefined;
      group = group * 16 + digit;
    }
  }
  return groups;
}

/** The value of a hexadecimal digit, -1 for any other character. */
function hexDigit(code: number): number {
  const digit = code - ZERO;
  if (digit >= 0 && digit <= 9) return digit;
  const letter = (code | 0x20) - 0x57;
  return letter >= 10 && letter <= 15 ? letter : -1;
}
