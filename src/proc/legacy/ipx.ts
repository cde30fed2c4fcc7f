import { type ParsedLines, parseLines } from '../reading/lines.ts';
import type { HostFacts, ProblemCode } from '../reading/parsed.ts';
import { low32, NO_NUMBER, type Scanner } from '../reading/scanner.ts';
import { inWord } from './in-word.ts';
import { type IpxAddress, ipxNetwork, ipxNode } from './ipx-address.ts';

/** One end of an IPX socket. */
export interface IpxEndpoint extends IpxAddress {
  /** Unsigned 16 bits. */
  readonly port: number;
}

/**
 * A line of /proc/net/ipx/socket, printed by ipx_seq_socket_show of Linux 2.4 to 4.17:
 *
 *     00001234:020000000001:4003   Not_Connected              00000000  00000000  07     000
 *
 * A port is in network order, printed as a machine word of two bytes. Queues are hexadecimal, state and uid decimal.
 */
export interface IpxSocket {
  readonly local: IpxEndpoint;
  /** undefined if not connected. */
  readonly foreign: IpxEndpoint | undefined;
  /** Tx_Queue, bytes; unsigned 64 bits. */
  readonly sendQ: number | bigint;
  /** Rx_Queue, bytes. */
  readonly recvQ: number | bigint;
  /** State: TCP_ESTABLISHED or TCP_CLOSE. */
  readonly state: number;
  /** Uid of the owner, as a signed 32-bit number; 0 where the line ends before it. */
  readonly uid: number;
}

/** The size of net-tools' buffer for a line, without the NUL. */
const LINE_LIMIT = 254;

/** Bytes of the longest endpoint that is read. */
const ENDPOINT_LIMIT = 63;

const UNCONNECTED = 'Not_Connected';

/** Reads the whole table; its first line is a heading. */
export function parseIpxSockets(bytes: Uint8Array, facts: HostFacts): ParsedLines<IpxSocket> {
  const endpoint = (scanner: Scanner): IpxEndpoint | string | undefined => parseEndpoint(scanner, facts);
  return parseLines(bytes, { limit: LINE_LIMIT, heading: true }, (scanner): IpxSocket | ProblemCode => {
    const local = inWord(scanner, endpoint, ENDPOINT_LIMIT);
    if (typeof local === 'string') return 'NO_LOCAL_PORT';
    const foreign = inWord(scanner, endpoint, ENDPOINT_LIMIT);
    if (typeof foreign === 'string' && foreign !== UNCONNECTED) return 'NO_FOREIGN_PORT';
    const sendQ = scanner.hex();
    const recvQ = scanner.hex();
    const state = scanner.int();
    if (local === undefined || foreign === undefined || state === undefined) return 'BOGUS_LINE';
    const uid = scanner.decimal();
    return {
      local,
      foreign: typeof foreign === 'string' ? undefined : foreign,
      sendQ,
      recvQ,
      state,
      uid: uid === NO_NUMBER ? 0 : low32(uid) | 0,
    };
  });
}

const COLON = 0x3a;

/** Reads a word as `NETWORK:PORT` or `NETWORK:NODE:PORT`; returns the word itself if it has no colon. */
function parseEndpoint(scanner: Scanner, { byteOrder }: HostFacts): IpxEndpoint | string | undefined {
  const { position: start, end } = scanner;
  const colon = scanner.bytes.subarray(start, end).lastIndexOf(COLON);
  if (colon < 0) return scanner.text(start, end);
  scanner.position = start + colon + 1;
  const number = scanner.hex();
  if (number === NO_NUMBER) return undefined;
  const port = Number(BigInt.asUintN(16, BigInt(number)));
  scanner.position = start;
  scanner.end = start + colon;
  const network = ipxNetwork(scanner);
  const node = scanner.literal(COLON) ? ipxNode(scanner) : 0;
  return { network, node, port: byteOrder === 'LE' ? ((port & 255) << 8) | (port >>> 8) : port };
}
