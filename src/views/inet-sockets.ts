import { writeRow } from '../format/columns.ts';
import { type InetProtocol, inetColumns } from '../format/inet-sockets.ts';
import { type InetSocket, type InetTable, parseInetSockets } from '../proc/inet-sockets.ts';
import type { Frame, Section } from './frame.ts';
import { attempt, showTable, type TableRows } from './tables.ts';

/** What tells the four protocols apart whose tables look alike. */
interface InetView {
  readonly protocol: InetProtocol;
  /** The form of the table's lines. */
  readonly table: InetTable;
  /** Whether a socket listens, as -l has it: tcp goes by the foreign port, the others by the foreign address. */
  readonly listens: (socket: InetSocket) => boolean;
}

const noPeerPort = ({ foreign }: InetSocket): boolean => foreign.port === 0;
const noPeerAddress = ({ foreign }: InetSocket): boolean => foreign.address.isZero;

export const tcp = section({ protocol: 'tcp', table: 'tcp', listens: noPeerPort });
export const udp = section({ protocol: 'udp', table: 'udp', listens: noPeerAddress });
export const udplite = section({ protocol: 'udplite', table: 'udp', listens: noPeerAddress });
export const raw = section({ protocol: 'raw', table: 'raw', listens: noPeerAddress });

function section(view: InetView): Section {
  return async (frame) => {
    const { inet, inet6 } = frame.options;
    const show = (version6: boolean) => () =>
      showTable(frame, `/proc/net/${view.protocol}${version6 ? '6' : ''}`, rows(frame, view, version6));
    const status = inet ? await attempt(frame, `AF INET (${view.protocol})`, show(false)) : 0;
    if (status > 1 || !inet6) return status;
    await attempt(frame, undefined, show(true));
    return status;
  };
}

function rows({ root, options, style }: Frame, view: InetView, version6: boolean): TableRows<InetSocket> {
  const columns = inetColumns(view.protocol, version6, style);
  const { all, listening } = options;
  return {
    parse: (bytes, line) => parseInetSockets(bytes, root.facts, view.table, line),
    complaint: `warning, got bogus ${view.table} line.`,
    wanted: (socket) => all || view.listens(socket) === listening,
    addresses: ({ local, foreign }) => [local.address, foreign.address],
    write: (out, socket) => writeRow(out, columns, socket),
  };
}
