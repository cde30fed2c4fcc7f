import { type ParsedLines, parseLines } from '../reading/lines.ts';
import { RADIO_LINE_LIMIT } from './fixed-columns.ts';

/**
 * A line of /proc/net/rose, printed by rose_info_show: address and callsign of both ends, device, logical channel,
 * neighbour, state. Further columns are not read.
 *
 *     2080123456 G0ABC-1   2080654321 G0XYZ-2   rose0 001 00001  3  1  2  1   0   5   6   7   8   9/010   0   0 12345
 */
export interface RoseSocket {
  /** Texts are latin1. */
  readonly destination: string;
  readonly destinationCall: string;
  readonly source: string;
  readonly sourceCall: string;
  readonly device: string;
  /** lci: the logical channel. Hexadecimal in the table, but net-tools reads it as decimal. */
  readonly channel: number;
  readonly neighbour: number;
  /** ROSE_STATE_*: 0 to 5. */
  readonly state: number;
}

/** Reads the whole table; its first line is a heading. */
export function parseRoseSockets(bytes: Uint8Array): ParsedLines<RoseSocket> {
  return parseLines(bytes, { limit: RADIO_LINE_LIMIT, heading: true }, (scanner) => {
    const destination = scanner.word();
    const destinationCall = scanner.word();
    const source = scanner.word();
    const sourceCall = scanner.word();
    const device = scanner.word();
    const channel = scanner.int();
    const neighbour = scanner.int();
    const state = scanner.int();
    if (channel === undefined || neighbour === undefined || state === undefined) return 'BOGUS_LINE';
    return { destination, destinationCall, source, sourceCall, device, channel, neighbour, state };
  });
}
