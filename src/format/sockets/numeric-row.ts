import { type PackedAddress, writeIpv6, writeQuad } from '../../proc/reading/address.ts';
import type { InetSocket } from '../../proc/sockets/inet-socket.ts';
import { digitsOf, writeDigits } from '../digits.ts';
import { SHARED_LIMIT } from '../endpoints.ts';
import type { LineWriter } from '../line-writer.ts';

/*
 * The hot path of printing: writes the columns from Proto to State straight into the line, where hosts and ports are numbers
 * and addresses are cut. The bytes are those of inetColumns.
 */

/** How many columns numericFields writes. */
export const NUMERIC_COLUMNS = 6;

/** The widths of these columns. */
export const PROTO_WIDTH = 5;
export const QUEUE_WIDTH = 6;
export const ENDPOINT_WIDTH = 23;
export const STATE_WIDTH = 11;

/** More bytes than these columns have, even before an IPv6 address is cut. */
const ROOM = 200;

/** The largest number for 32-bit arithmetic. */
const LARGEST = 0x7fff_ffff;

/** The states below this have words. */
const STATES = 12;

const BLANK = 0x20;
const COLON = 0x3a;
const STAR = 0x2a;

/**
 * Makes the function that writes these columns of a row. It returns false, without writing, for numbers that are too large.
 *
 * @param proto the word of the first column
 * @param stateWord the word for a state
 */
export function numericFields(
  proto: string,
  stateWord: (state: number) => string,
): (out: LineWriter, socket: InetSocket) => boolean {
  const protoBytes = bytesOf(proto);
  const words: Uint8Array[] = [];
  return (out, { local, localPort, foreign, foreignPort, recvQ, sendQ, state }) => {
    if (!(recvQ <= LARGEST && sendQ <= LARGEST && state < STATES)) return false;
    words[state] ??= bytesOf(stateWord(state));
    const bytes = out.room(ROOM);
    let at = out.mark;
    at = writeWord(bytes, at, protoBytes, PROTO_WIDTH);
    at = writeQueue(bytes, at + 1, recvQ as number);
    at = writeQueue(bytes, at + 1, sendQ as number);
    at = writeEnd(bytes, at + 1, local, localPort);
    at = writeEnd(bytes, at + 1, foreign, foreignPort);
    out.advanceTo(writeWord(bytes, at + 1, words[state], STATE_WIDTH));
    return true;
  };
}

function bytesOf(word: string): Uint8Array {
  return Uint8Array.from(word, (character) => character.charCodeAt(0));
}

function writeWord(bytes: Uint8Array, at: number, word: Uint8Array, width: number): number {
  for (let index = 0; index < word.length; index++) bytes[at + index] = word[index] as number;
  return at + Math.max(word.length, width);
}

function writeQueue(bytes: Uint8Array, at: number, value: number): number {
  const end = at + Math.max(digitsOf(value), QUEUE_WIDTH);
  writeDigits(bytes, end, value);
  return end;
}

/** An address and a port, the address cut where both would not fit the column. */
function writeEnd(bytes: Uint8Array, start: number, address: PackedAddress, port: number): number {
  const short = port & 0xffff;
  const portLength = digitsOf(short);
  const at = writeAddress(bytes, start, address, start + SHARED_LIMIT - portLength);
  bytes[at] = COLON;
  if (short === 0) bytes[at + 1] = STAR;
  else writeDigits(bytes, at + 1 + portLength, short);
  return start + ENDPOINT_WIDTH;
}

function writeAddress(bytes: Uint8Array, at: number, address: PackedAddress, limit: number): number {
  if (typeof address === 'number') return writeQuad(bytes, at, address);
  // A mapped address is shown as the IPv4 address that it holds.
  const end = address.isMapped ? writeQuad(bytes, at, address.w3) : writeIpv6(bytes, at, address);
  if (end <= limit) return end;
  bytes.fill(BLANK, limit, end);
  return limit;
}
