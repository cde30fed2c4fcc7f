import { unpackEndpoint } from '../../proc/reading/address.ts';
import type { InetSocket } from '../../proc/sockets/inet-socket.ts';
import { type Column, writeRow } from '../columns.ts';
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
  /** Proto; rows of the IPv6 table have a 6 appended. */
  readonly proto: string;
  /** Whose services the ports are. */
  readonly ports: PortProtocol;
  readonly state: (state: number) => string;
  readonly timers: readonly string[];
  /** udp's figure is always shown as 0. */
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
 * The columns of tcp, udp, udplite and raw; their headings are those of the whole Internet block.
 *
 * @param version6 whether the rows are of the IPv6 table: Proto goes by the table, not by the addresses
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
    {
      heading: 'Proto',
      width: PROTO_WIDTH,
      align: 'left',
      write: (out) => out.text(protoWord),
    },
    {
      heading: 'Recv-Q',
      width: QUEUE_WIDTH,
      align: 'right',
      write: (out, { recvQ }) => out.decimal(signed(recvQ)),
    },
    {
      heading: 'Send-Q',
      width: QUEUE_WIDTH,
      align: 'right',
      write: (out, { sendQ }) => out.decimal(signed(sendQ)),
    },
    {
      heading: 'Local Address',
      width: ENDPOINT_WIDTH,
      align: 'left',
      write: (out, { local, localPort }) =>
        writeEndpoint(out, unpackEndpoint(local, localPort), ports, names, wide),
    },
    {
      heading: 'Foreign Address',
      width: ENDPOINT_WIDTH,
      align: 'left',
      write: (out, { foreign, foreignPort }) =>
        writeEndpoint(out, unpackEndpoint(foreign, foreignPort), ports, names, wide),
    },
    {
      heading: 'State',
      width: STATE_WIDTH,
      align: 'left',
      write: (out, record) => out.text(state(record.state)),
    },
    ...ownershipColumns(style),
  ];
  if (style.timers) {
    columns.push({
      heading: 'Timer',
      width: 0,
      align: 'left',
      write: (out, { timer, when, retransmits, probes }) =>
        writeTimer(
          out,
          timers,
          timer,
          when,
          showsRetransmits ? retransmits : 0,
          probes,
          style.ticksPerSecond,
        ),
    });
  }
  return columns;
}

/** What writes the rows of these columns. Where all is numbers the first columns, which all rows have, take the short way. */
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
