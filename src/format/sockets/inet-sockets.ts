import { unpackEndpoint } from '../../proc/reading/address.ts';
import type { InetSocket } from '../../proc/sockets/inet-socket.ts';
import { type Column, leftColumn, rightColumn, writeRow } from '../columns.ts';
import { writeEndpoint } from '../endpoints.ts';
import type { LineWriter } from '../line-writer.ts';
import type { PortProtocol } from '../names.ts';
import {
  ENDPOINT_WIDTH,
  NUMERIC_COLUMNS,
  numericFields,
  PROTO_WIDTH,
  QUEUE_WIDTH,
  STATE_WIDTH,
} from './numeric-row.ts';
import { ownershipColumns, type SocketStyle, signed, writeTimer } from './socket-columns.ts';
import { DATAGRAM_TIMERS, rawStateWord, TCP_TIMERS, tcpStateWord, udpStateWord } from './words.ts';

/** How the rows of one protocol look. */
interface InetStyle {
  /** Proto, without the 6 of the rows from an IPv6 table. */
  readonly proto: string;
  /** Whose services the ports are. */
  readonly ports: PortProtocol;
  readonly state: (state: number) => string;
  readonly timers: readonly string[];
  /** Whether -o shows retransmits: those of udp are always 0. */
  readonly showsRetransmits: boolean;
}

/** How the rows of each protocol look. */
export const INET_STYLES = {
  tcp: { proto: 'tcp', ports: 'tcp', state: tcpStateWord, timers: TCP_TIMERS, showsRetransmits: true },
  udp: { proto: 'udp', ports: 'udp', state: udpStateWord, timers: DATAGRAM_TIMERS, showsRetransmits: false },
  udplite: {
    proto: 'udpl',
    ports: 'udp',
    state: udpStateWord,
    timers: DATAGRAM_TIMERS,
    showsRetransmits: false,
  },
  raw: { proto: 'raw', ports: 'raw', state: rawStateWord, timers: DATAGRAM_TIMERS, showsRetransmits: true },
} as const satisfies Record<string, InetStyle>;

/** Protocols with rows of this kind. */
export type InetProtocol = keyof typeof INET_STYLES;

/**
 * The columns of tcp, udp, udplite and raw. The headings of tcp stand above the whole Internet block.
 *
 * @param version6 whether the rows come from an IPv6 table, which alone decides about the 6 in Proto
 */
export function inetColumns(
  protocol: InetProtocol,
  version6: boolean,
  style: SocketStyle,
): Column<InetSocket>[] {
  const { proto, ports, state, timers, showsRetransmits }: InetStyle = INET_STYLES[protocol];
  const { names, wide } = style;
  const protoWord = version6 ? `${proto}6` : proto;
  const columns: Column<InetSocket>[] = [
    leftColumn('Proto', PROTO_WIDTH, (out) => out.text(protoWord)),
    rightColumn('Recv-Q', QUEUE_WIDTH, (out, { recvQ }) => out.decimal(signed(recvQ))),
    rightColumn('Send-Q', QUEUE_WIDTH, (out, { sendQ }) => out.decimal(signed(sendQ))),
    leftColumn('Local Address', ENDPOINT_WIDTH, (out, { local, localPort }) =>
      writeEndpoint(out, unpackEndpoint(local, localPort), ports, names, wide),
    ),
    leftColumn('Foreign Address', ENDPOINT_WIDTH, (out, { foreign, foreignPort }) =>
      writeEndpoint(out, unpackEndpoint(foreign, foreignPort), ports, names, wide),
    ),
    leftColumn('State', STATE_WIDTH, (out, record) => out.text(state(record.state))),
    ...ownershipColumns(style),
  ];
  if (style.timers) {
    columns.push(
      leftColumn('Timer', 0, (out, { timer, when, retransmits, probes }) =>
        writeTimer(
          out,
          timers,
          timer,
          when,
          showsRetransmits ? retransmits : 0,
          probes,
          style.ticksPerSecond,
        ),
      ),
    );
  }
  return columns;
}

/** Makes the function that writes such rows. With numeric hosts and ports numericFields writes the first columns. */
export function inetRowWriter(
  protocol: InetProtocol,
  version6: boolean,
  style: SocketStyle,
): (out: LineWriter, socket: InetSocket) => void {
  const columns = inetColumns(protocol, version6, style);
  if (!style.numeric || style.wide) return (out, socket) => writeRow(out, columns, socket);
  const { proto, state } = INET_STYLES[protocol];
  const writeNumbers = numericFields(version6 ? `${proto}6` : proto, state);
  return (out, socket) => writeRow(out, columns, socket, writeNumbers(out, socket) ? NUMERIC_COLUMNS : 0);
}
