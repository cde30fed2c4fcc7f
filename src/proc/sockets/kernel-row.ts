import { Ipv6Address, type PackedAddress, packIpv4, swapBytes } from '../reading/address.ts';
import type { Scanner } from '../reading/scanner.ts';
import type { InetSocket } from './inet-sockets.ts';

/*
 * The hot path of parsing: rows of tcp, udp and raw laid out to the byte as the kernel prints them, digits read two at a time
 * from where they must stand. It is right or gives up: what it takes means the same to the long way, which reads all else.
 *
 *    sl: LLLLLLLL:PPPP FFFFFFFF:PPPP SS TTTTTTTT:RRRRRRRR KK:WWWWWWWW XXXXXXXX   uid  timeout inode …
 */

const COLON = 0x3a;
const BLANK = 0x20;
const ZERO = 0x30;
const FOUR_ZEROS = 0x30303030;

/** Digits of an IPv4 address and of an IPv6 address. */
const SHORT = 8;
const LONG = 32;
/** From the end of an address to the next column: `:PPPP `. */
const PORT = 6;
/** From the state to the end of retrnsmt, and to where the shortest row ends. */
const NUMBERS = 41;
const SHORTEST_REST = NUMBERS + ' 0 0 0'.length;

/** What PAIRS has for two bytes that are no digits: a bit that no value has. */
const NO_PAIR = 0x100;

/** The values of two hexadecimal digits, by their bytes as a number, the first one highest. Kernels print capitals. */
const PAIRS = new Uint16Array(0x10000).fill(NO_PAIR);
const DIGITS = '0123456789ABCDEF';
for (let value = 0; value < 256; value++)
  PAIRS[(DIGITS.charCodeAt(value >> 4) << 8) | DIGITS.charCodeAt(value & 15)] = value;

/** The bits of all that was read since this was 0: with NO_PAIR in it something was not as the kernel prints it. */
let seen = 0;

/** Where decimal() goes on. */
let position = 0;

/**
 * Reads the row that the scanner stands at and moves behind its inode. Gives undefined, without moving, for a row that is
 * laid out in any other way.
 *
 * @param view of the scanner's bytes
 * @param swapped whether addresses are little-endian words
 */
export function readKernelRow(scanner: Scanner, view: DataView, swapped: boolean): InetSocket | undefined {
  const { bytes, end } = scanner;
  const local = addressStart(bytes, scanner.position);
  const digits = bytes[local + SHORT] === COLON ? SHORT : LONG;
  const foreign = local + digits + PORT;
  const rest = foreign + digits + PORT;
  if (rest + SHORTEST_REST > end || !isLaidOut(bytes, local, foreign, rest, digits)) return undefined;
  seen = 0;
  position = rest + NUMBERS;
  const record: InetSocket = {
    local: digits === SHORT ? packIpv4(word(view, local), swapped) : ipv6(view, local, swapped),
    localPort: port(view, foreign - PORT),
    foreign: digits === SHORT ? packIpv4(word(view, foreign), swapped) : ipv6(view, foreign, swapped),
    foreignPort: port(view, rest - PORT),
    state: pair(view, rest),
    sendQ: number(view, rest + 3),
    recvQ: number(view, rest + 12),
    timer: pair(view, rest + 21),
    when: number(view, rest + 24),
    retransmits: number(view, rest + 33),
    uid: decimal(bytes, end, INT_DIGITS),
    probes: decimal(bytes, end, INT_DIGITS),
    inode: decimal(bytes, end, SAFE_DIGITS),
  };
  if (seen >= NO_PAIR) return undefined;
  scanner.position = position;
  return record;
}

/** Behind `sl: `, wherever that ends: rows are counted on beyond four digits. */
function addressStart(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === BLANK) at++;
  while (isDigit(bytes[at] as number)) at++;
  return at + 2;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

/** Whether all that is no digit stands where it should. */
function isLaidOut(bytes: Uint8Array, local: number, foreign: number, rest: number, digits: number): boolean {
  return (
    bytes[local - 2] === COLON &&
    isDigit(bytes[local - 3] as number) &&
    bytes[local - 1] === BLANK &&
    bytes[local + digits] === COLON &&
    bytes[foreign - 1] === BLANK &&
    bytes[foreign + digits] === COLON &&
    bytes[rest - 1] === BLANK &&
    bytes[rest + 2] === BLANK &&
    bytes[rest + 11] === COLON &&
    bytes[rest + 20] === BLANK &&
    bytes[rest + 23] === COLON &&
    bytes[rest + 32] === BLANK &&
    bytes[rest + NUMBERS] === BLANK
  );
}

function pair(view: DataView, at: number): number {
  const value = PAIRS[view.getUint16(at)] as number;
  seen |= value;
  return value;
}

/** `:PPPP` */
function port(view: DataView, at: number): number {
  return (pair(view, at + 1) << 8) | pair(view, at + 3);
}

/** Eight digits, as 32 bits with a sign. */
function word(view: DataView, at: number): number {
  const a = PAIRS[view.getUint16(at)] as number;
  const b = PAIRS[view.getUint16(at + 2)] as number;
  const c = PAIRS[view.getUint16(at + 4)] as number;
  const d = PAIRS[view.getUint16(at + 6)] as number;
  seen |= a | b | c | d;
  return (a << 24) | (b << 16) | (c << 8) | d;
}

/** The same without a sign; most are zero. */
function number(view: DataView, at: number): number {
  if (view.getUint32(at) === FOUR_ZEROS && view.getUint32(at + 4) === FOUR_ZEROS) return 0;
  return word(view, at) >>> 0;
}

function ipv6(view: DataView, at: number, swapped: boolean): PackedAddress {
  const w0 = word(view, at);
  const w1 = word(view, at + 8);
  const w2 = word(view, at + 16);
  const w3 = word(view, at + 24);
  return swapped
    ? new Ipv6Address(swapBytes(w0), swapBytes(w1), swapBytes(w2), swapBytes(w3))
    : new Ipv6Address(w0 >>> 0, w1 >>> 0, w2 >>> 0, w3 >>> 0);
}

/** So many decimal digits always fit an int, and so many a double. */
const INT_DIGITS = 9;
const SAFE_DIGITS = 15;

/** A decimal number with blanks before it, and a blank or the end of the line behind it. */
function decimal(bytes: Uint8Array, end: number, limit: number): number {
  let at = position;
  while (at < end && bytes[at] === BLANK) at++;
  const start = at;
  let value = 0;
  for (; at < end && isDigit(bytes[at] as number); at++) value = 10 * value + (bytes[at] as number) - ZERO;
  if (at === start || at - start > limit || (at < end && bytes[at] !== BLANK)) seen = NO_PAIR;
  position = at;
  return value;
}
