import { type InetProtocol, inetRowWriter } from '../../format/sockets/inet-sockets.ts';
import { onceEach } from '../../host/once.ts';
import { isLive, isMadeByKernel } from '../../host/root/root.ts';
import { isZeroAddress, type PackedAddress, unpackAddress } from '../../proc/reading/address.ts';
import type { InetSocket } from '../../proc/sockets/inet-socket.ts';
import { type InetTable, inetSocketReader } from '../../proc/sockets/inet-sockets.ts';
import { describeInetSocket, inetRowReader, inetTable, lazyEnd } from '../../records/describe/inet-socket.ts';
import type { RowLook } from '../rows.ts';
import { showTables, type TableRows } from '../tables.ts';
import type { Section, SocketContext } from './socket-context.ts';

/** What differs between four protocols whose tables are alike. */
interface InetView {
  readonly protocol: InetProtocol;
  /** The form of the table's lines. */
  readonly table: InetTable;
  /** Whether -l shows a socket: in tcp its foreign port must be 0, in the others its foreign address. */
  readonly listens: (socket: InetSocket) => boolean;
}

const noPeerPort = ({ foreignPort }: InetSocket): boolean => foreignPort === 0;
const noPeerAddress = ({ foreign }: InetSocket): boolean => isZeroAddress(foreign);

/** TCP_SYN_RECV: before Linux 4.4 such a connection stands directly after its listener. */
const TCP_SYN_RECV = 3;

/**
 * Whether no listener can follow: the kernel prints all listeners of tcp before the first connection, because
 * tcp_seek_last_pos goes through one hash table after the other.
 */
const isConnection = ({ foreignPort, state }: InetSocket): boolean =>
  foreignPort !== 0 && state !== TCP_SYN_RECV;

export const tcp = section({ protocol: 'tcp', table: 'tcp', listens: noPeerPort });
export const udp = section({ protocol: 'udp', table: 'udp', listens: noPeerAddress });
export const udplite = section({ protocol: 'udplite', table: 'udp', listens: noPeerAddress });
export const raw = section({ protocol: 'raw', table: 'raw', listens: noPeerAddress });

function section(view: InetView): Section {
  const path = `/proc/net/${view.protocol}`;
  const look = onceEach((protocol: string) => rowLook(view, protocol));
  return (context) =>
    showTables(context, `AF INET (${view.protocol})`, path, `${path}6`, (table) =>
      rows(context, view, table, look),
    );
}

function rows(
  context: SocketContext,
  view: InetView,
  path: string,
  look: (protocol: string) => RowLook<InetSocket>,
): TableRows<InetSocket> {
  const { root, options, style, facts, dualStack, rows: sink } = context;
  const { protocol, table } = view;
  const { all, programs } = options;
  const version6 = path.endsWith('6');
  const listeners = options.listening && !all;
  const read = inetSocketReader(
    root.facts,
    table,
    sink !== undefined && (table === 'tcp' ? sink.needsTcp : sink.needsDrops),
  );
  // Raw sockets of IPv6 never get packets of IPv4: the kernel looks for those in a table of their own.
  const concludeDualStack = (socket: InetSocket): boolean | null | undefined =>
    version6 && protocol !== 'raw' && isZeroAddress(socket.local) && view.listens(socket)
      ? dualStack.conclude(view, socket)
      : undefined;
  const described = inetTable(protocol, version6, facts, concludeDualStack);
  return {
    read(batch) {
      const parsed = read(batch);
      if (sink !== undefined && !version6) dualStack.learn(view, parsed.records);
      return parsed;
    },
    complaint: `warning, got bogus ${table} line.`,
    wanted: (socket) => all || view.listens(socket) === listeners,
    // Where rows are not printed at once, the holders are found without a second thread.
    wait: programs && isLive(root) && sink === undefined,
    ...(listeners && protocol === 'tcp' && isMadeByKernel(root, path) ? { ends: isConnection } : {}),
    inode: ({ inode }) => inode,
    addresses: ({ local, foreign }) => [unpackAddress(local), unpackAddress(foreign)],
    kind: 'socket',
    look: look(described.protocol),
    owners: ({ inode }) => facts.owners?.(inode),
    reader: inetRowReader(described),
    describe: (socket) => describeInetSocket(socket, described),
    describeLazily: (socket) => describeInetSocket(socket, described, lazyEnd),
    write: inetRowWriter(protocol, version6, style),
  };
}

function rowLook({ protocol, listens }: InetView, name: string): RowLook<InetSocket> {
  const isTcp = protocol === 'tcp';
  return {
    protocol: name,
    inode: ({ inode }) => inode,
    isSame: (a, b) =>
      a.localPort === b.localPort &&
      a.foreignPort === b.foreignPort &&
      isEqual(a.local, b.local) &&
      isEqual(a.foreign, b.foreign),
    text: ({ local, localPort, foreign, foreignPort }) =>
      unitsOf(local) + units(localPort) + unitsOf(foreign) + units(foreignPort),
    ports: ({ localPort, foreignPort }) => localPort * 0x10000 + foreignPort,
    state: ({ state }) => state,
    isConnection: ({ foreignPort }) => isTcp && foreignPort !== 0,
    addresses: ({ local, foreign }) => [unpackAddress(local), unpackAddress(foreign)],
    isListener: listens,
  };
}

/** An address in as few characters as there can be: 100,000 rows are looked up by them. */
function unitsOf(address: PackedAddress): string {
  if (typeof address === 'number') return units(address);
  return units(address.w0) + units(address.w1) + units(address.w2) + units(address.w3);
}

/** A number of 32 bits. */
function units(number: number): string {
  return String.fromCharCode(number >>> 16, number & 0xffff);
}

function isEqual(a: PackedAddress, b: PackedAddress): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.w0 === b.w0 && a.w1 === b.w1 && a.w2 === b.w2 && a.w3 === b.w3;
}
