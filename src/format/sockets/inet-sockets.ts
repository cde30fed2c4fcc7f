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
import { ownershipColumns, type SocketStyle, signed } from './socket-columns.ts';
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

const UDP = { ports: 'udp', state: udpStateWord, timers: DATAGRAM_TIMERS, showsRetransmits: false } as const;

/** How the rows of each protocol look. */
export const INET_STYLES = {
  tcp: { proto: 'tcp', ports: 'tcp', state: tcpStateWord, timers: TCP_TIMERS, showsRetransmits: true },
  udp: { proto: 'udp', ...UDP },
  udplite: { proto: 'udpl', ...UDP },
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
  const inetStyle: InetStyle = INET_STYLES[protocol];
  const { proto, ports, state } = inetStyle;
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
      leftColumn('Timer', 0, (out, socket) => writeTimer(out, socket, inetStyle, style.ticksPerSecond)),
    );
  }
  return columns;
}

/** `TIMER (SECONDS/RETRANSMITS/PROBES)`; without a timer (number 0) the time is 0.00. */
function writeTimer(
  out: LineWriter,
  { timer, when, retransmits, probes }: InetSocket,
  { timers, showsRetransmits }: InetStyle,
  ticksPerSecond: number,
): void {
  out.text(timers[timer] ?? `unkn-${timer | 0}`);
  out.text(timer === 0 ? ' (0.00/' : ` (${(Number(when) / ticksPerSecond).toFixed(2)}/`);
  out.decimal(showsRetransmits ? signed(retransmits) : 0);
  out.text('/');
  out.decimal(probes);
  out.text(')');
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
