import { Ipv6Address, type PackedAddress, packIpv4, swapBytes } from '../reading/address.ts';
import type { Scanner } from '../reading/scanner.ts';
import type { InetSocket } from './inet-socket.ts';

const COLON = 0x3a;
const BLANK = 0x20;
const ZERO = 0x30;
const FOUR_ZEROS = 0x30303030;

/** Digits of an IPv4 address and of an IPv6 address. */
const IPV4_DIGITS = 8;
const IPV6_DIGITS = 32;
/** Bytes from the end of an address to the next column: `:PPPP `. */
const PORT = 6;
/** Bytes from the state to the end of retrnsmt, and to the end of the shortest row. */
const NUMBERS = 41;
const SHORTEST_REST = NUMBERS + ' 0 0 0'.length;

/** Digits of the longest decimal numbers that always fit an int, and a double. */
const INT_DIGITS = 9;
const SAFE_DIGITS = 15;

/** Stands in PAIRS for two bytes that are not both digits: a bit that no value has. */
const NO_PAIR = 0x100;

/** The value of two hexadecimal digits, by their two bytes as a big-endian number. Kernels print capitals. */
const PAIRS = new Uint16Array(0x10000).fill(NO_PAIR);
const DIGITS = '0123456789ABCDEF';
for (let value = 0; value < 256; value++)
  PAIRS[(DIGITS.charCodeAt(value >> 4) << 8) | DIGITS.charCodeAt(value & 15)] = value;

/**
 * Reads rows of tcp, udp and raw that have every byte where the kernel puts it, two hexadecimal digits at a time:
 *
 *    sl: LLLLLLLL:PPPP FFFFFFFF:PPPP SS TTTTTTTT:RRRRRRRR KK:WWWWWWWW XXXXXXXX   uid  timeout inode …
 *
 * It either gives what the general parser would give, or nothing. An object for each batch is as fast as module-level
 * variables; closures over local ones take 1.4 times as long once there is a second reader.
 */
export class KernelRows {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Whether addresses are little-endian words. */
  readonly #swapped: boolean;
  /** The values read from the current row, or'ed: with NO_PAIR set, one of them was not a number. */
  #seen = 0;
  /** Where the next decimal number begins. */
  #position = 0;

  constructor(bytes: Uint8Array, swapped: boolean) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#swapped = swapped;
  }

  /**
   * Reads the row at the scanner's position and moves the scanner past its inode. Gives undefined, without moving it,
   * for a row with any other layout.
   */
  read(scanner: Scanner): InetSocket | undefined {
    const bytes = this.#bytes;
    const { end } = scanner;
    const local = addressStart(bytes, scanner.position);
    const digits = bytes[local + IPV4_DIGITS] === COLON ? IPV4_DIGITS : IPV6_DIGITS;
    const foreign = local + digits + PORT;
    const rest = foreign + digits + PORT;
    if (rest + SHORTEST_REST > end || !isLaidOut(bytes, local, foreign, rest, digits)) return undefined;
    this.#seen = 0;
    this.#position = rest + NUMBERS;
    const record: InetSocket = {
      local: this.#address(local, digits),
      localPort: this.#port(foreign - PORT),
      foreign: this.#address(foreign, digits),
      foreignPort: this.#port(rest - PORT),
      state: this.#pair(rest),
      sendQ: this.#number(rest + 3),
      recvQ: this.#number(rest + 12),
      timer: this.#pair(rest + 21),
      when: this.#number(rest + 24),
      retransmits: this.#number(rest + 33),
      uid: this.#decimal(end, INT_DIGITS),
      probes: this.#decimal(end, INT_DIGITS),
      inode: this.#decimal(end, SAFE_DIGITS),
    };
    if (this.#seen >= NO_PAIR) return undefined;
    scanner.position = this.#position;
    return record;
  }

  #pair(at: number): number {
    const value = PAIRS[this.#view.getUint16(at)] as number;
    this.#seen |= value;
    return value;
  }

  /** `:PPPP` */
  #port(at: number): number {
    return (this.#pair(at + 1) << 8) | this.#pair(at + 3);
  }

  /** Eight digits, as 32 bits with a sign. */
  #word(at: number): number {
    const view = this.#view;
    const a = PAIRS[view.getUint16(at)] as number;
    const b = PAIRS[view.getUint16(at + 2)] as number;
    const c = PAIRS[view.getUint16(at + 4)] as number;
    const d = PAIRS[view.getUint16(at + 6)] as number;
    this.#seen |= a | b | c | d;
    return (a << 24) | (b << 16) | (c << 8) | d;
  }

  /** Eight digits, as 32 bits without a sign. Most are zero. */
  #number(at: number): number {
    const view = this.#view;
    if (view.getUint32(at) === FOUR_ZEROS && view.getUint32(at + 4) === FOUR_ZEROS) return 0;
    return this.#word(at) >>> 0;
  }

  #address(at: number, digits: number): PackedAddress {
    const swapped = this.#swapped;
    const w0 = this.#word(at);
    if (digits === IPV4_DIGITS) return packIpv4(w0, swapped);
    const w1 = this.#word(at + 8);
    const w2 = this.#word(at + 16);
    const w3 = this.#word(at + 24);
    return swapped
      ? new Ipv6Address(swapBytes(w0), swapBytes(w1), swapBytes(w2), swapBytes(w3))
      : new Ipv6Address(w0 >>> 0, w1 >>> 0, w2 >>> 0, w3 >>> 0);
  }

  /** A decimal number with blanks before it, and a blank or the end of the line after it. */
  #decimal(end: number, limit: number): number {
    const bytes = this.#bytes;
    let at = this.#position;
    while (at < end && bytes[at] === BLANK) at++;
    const start = at;
    let value = 0;
    for (; at < end && isDigit(bytes[at] as number); at++) value = 10 * value + (bytes[at] as number) - ZERO;
    if (at === start || at - start > limit || (at < end && bytes[at] !== BLANK)) this.#seen = NO_PAIR;
    this.#position = at;
    return value;
  }
}

/** The position after `sl: `. The row number has four digits or more. */
function addressStart(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] === BLANK) at++;
  while (isDigit(bytes[at] as number)) at++;
  return at + 2;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

/** Whether the separators stand where they should. */
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
