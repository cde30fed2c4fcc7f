/** Headers and contents fill whole blocks. */
export const BLOCK = 512;

/** The header of a member of a tar archive: of POSIX (ustar, pax), of GNU, or of Unix V7. */
export interface Header {
  /** Latin1, as all names are. */
  readonly name: string;
  /** What kind of member it is: `'0'` a file, `'5'` a folder, … */
  readonly type: string;
  /** Of its content, in bytes. */
  readonly size: number;
  /** What a link leads to. */
  readonly target: string;
}

/** Where fields stand in a header, and where they end: struct posix_header. */
const NAME = 0;
const NAME_END = 100;
const SIZE = 124;
const SIZE_END = 136;
const CHECKSUM = 148;
const CHECKSUM_END = 156;
const TYPE = 156;
const TARGET = 157;
const TARGET_END = 257;
const MAGIC = 257;
const MAGIC_END = 263;
const PREFIX = 345;
const PREFIX_END = 500;

/** Of POSIX. GNU has other fields in the place of the prefix, and spaces behind its own. */
const USTAR = 'ustar\0';

/** A number that is not written in octal digits begins so: two's complement in base 256. */
const BASE_256 = 0x80;
const NEGATIVE = 0x40;

const [ZERO, SEVEN, SPACE] = [0x30, 0x37, 0x20];

/**
 * Bytes in which headers are. An archive may have one for each open file of a host: so nothing is made of a header but the texts, and it
 * is added up four bytes at once.
 */
export class HeaderBytes {
  readonly bytes: Buffer;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  /** What the block at `start` says, undefined where it is no header. */
  parse(start: number): Header | undefined {
    const { bytes } = this;
    const size = numberIn(bytes, start + SIZE, start + SIZE_END);
    if (size === undefined || !this.#hasItsChecksum(start)) return undefined;
    const name = textIn(bytes, start + NAME, start + NAME_END);
    const hasPrefix =
      bytes[start + PREFIX] !== 0 && bytes.toString('latin1', start + MAGIC, start + MAGIC_END) === USTAR;
    const prefix = hasPrefix ? textIn(bytes, start + PREFIX, start + PREFIX_END) : '';
    return {
      name: prefix === '' ? name : `${prefix}/${name}`,
      type: String.fromCharCode(bytes[start + TYPE] as number),
      size,
      target: textIn(bytes, start + TARGET, start + TARGET_END),
    };
  }

  /** Whether all bytes of the block at `start` are 0: the end of an archive. */
  isEnd(start: number): boolean {
    return this.bytes[start] === 0 && this.bytes.subarray(start, start + BLOCK).every((byte) => byte === 0);
  }

  /** The sum of all bytes, where the checksum counts as spaces. Old programs took bytes as signed. */
  #hasItsChecksum(start: number): boolean {
    const { bytes } = this;
    const view = this.#view;
    // In turns of two bytes, whose sums have room in halves of a word.
    let sums = 0;
    for (let at = start; at < start + BLOCK; at += 4) {
      const word = view.getUint32(at, true);
      sums += (word & 0x00ff00ff) + ((word >>> 8) & 0x00ff00ff);
    }
    let sum = (sums & 0xffff) + (sums >>> 16) + SPACE * (CHECKSUM_END - CHECKSUM);
    for (let at = start + CHECKSUM; at < start + CHECKSUM_END; at++) sum -= bytes[at] as number;
    const checksum = numberIn(bytes, start + CHECKSUM, start + CHECKSUM_END);
    return checksum === sum || checksum === sum - 0x100 * this.#countNegative(start);
  }

  /** How many bytes of the block at `start` are negative ones with a sign. */
  #countNegative(start: number): number {
    return this.bytes.subarray(start, start + BLOCK).filter((byte) => byte >= 0x80).length;
  }
}

/** The text of a field up to the first byte 0. */
function textIn(bytes: Buffer, start: number, most: number): string {
  let end = start;
  while (end < most && bytes[end] !== 0) end++;
  return end === start ? '' : bytes.toString('latin1', start, end);
}

/** The text up to the first byte 0. */
export function endedByZero(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/** A number that is not negative; undefined for what is none, or too large to be true. */
function numberIn(bytes: Buffer, start: number, end: number): number | undefined {
  const first = bytes[start] as number;
  let value = 0;
  if ((first & BASE_256) !== 0) {
    if ((first & NEGATIVE) !== 0) return undefined;
    value = first & (NEGATIVE - 1);
    for (let at = start + 1; at < end; at++) value = value * 0x100 + (bytes[at] as number);
  } else {
    let at = start;
    while (at < end && bytes[at] === SPACE) at++;
    for (; at < end; at++) {
      const byte = bytes[at] as number;
      if (byte === 0 || byte === SPACE) break;
      if (byte < ZERO || byte > SEVEN) return undefined;
      value = value * 8 + byte - ZERO;
    }
  }
  return Number.isSafeInteger(value) ? value : undefined;
}
