import { latin1 } from '../../../text/latin1.ts';

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

/** Where a field stands in a header, and its length: struct posix_header. */
const NAME = [0, 100] as const;
const SIZE = [124, 12] as const;
const CHECKSUM = [148, 8] as const;
const TYPE = [156, 1] as const;
const TARGET = [157, 100] as const;
const MAGIC = [257, 6] as const;
const PREFIX = [345, 155] as const;

/** Of POSIX. GNU has other fields in the place of the prefix, and spaces behind its own. */
const USTAR = 'ustar\0';

/** A number that is not written in octal digits begins so: two's complement in base 256. */
const BASE_256 = 0x80;
const NEGATIVE = 0x40;

const [ZERO, SEVEN, SPACE] = [0x30, 0x37, 0x20];

/** What a block says, undefined where it is no header. */
export function parseHeader(block: Uint8Array): Header | undefined {
  const size = numberIn(block, SIZE);
  if (!hasItsChecksum(block) || size === undefined) return undefined;
  const text = latin1(block);
  const name = textIn(text, NAME);
  const prefix = fieldOf(text, MAGIC) === USTAR ? textIn(text, PREFIX) : '';
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    type: fieldOf(text, TYPE),
    size,
    target: textIn(text, TARGET),
  };
}

/** Whether all bytes are 0: the end of an archive. */
export function isEnd(block: Uint8Array): boolean {
  return block[0] === 0 && block.every((byte) => byte === 0);
}

/** The sum of all bytes, where the checksum counts as spaces. Old programs took bytes as signed. */
function hasItsChecksum(block: Uint8Array): boolean {
  const [start, length] = CHECKSUM;
  let sum = SPACE * length;
  for (let at = 0; at < BLOCK; at++) sum += block[at] as number;
  for (let at = start; at < start + length; at++) sum -= block[at] as number;
  const checksum = numberIn(block, CHECKSUM);
  return checksum === sum || checksum === sum - 0x100 * block.filter((byte) => byte >= 0x80).length;
}

type Field = readonly [start: number, length: number];

function fieldOf(header: string, [start, length]: Field): string {
  return header.slice(start, start + length);
}

function textIn(header: string, field: Field): string {
  return endedByZero(fieldOf(header, field));
}

/** The text up to the first byte 0. */
export function endedByZero(text: string): string {
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}

/** A number that is not negative; undefined for what is none, or too large to be true. */
function numberIn(block: Uint8Array, [start, length]: Field): number | undefined {
  const first = block[start] as number;
  let value = 0;
  if ((first & BASE_256) !== 0) {
    if ((first & NEGATIVE) !== 0) return undefined;
    value = first & (NEGATIVE - 1);
    for (let at = start + 1; at < start + length; at++) value = value * 0x100 + (block[at] as number);
  } else {
    let at = start;
    while (at < start + length && block[at] === SPACE) at++;
    for (; at < start + length; at++) {
      const byte = block[at] as number;
      if (byte === 0 || byte === SPACE) break;
      if (byte < ZERO || byte > SEVEN) return undefined;
      value = value * 8 + byte - ZERO;
    }
  }
  return Number.isSafeInteger(value) ? value : undefined;
}
