import { HostError, tryRead } from '../../errors.ts';
import type { InetProtocol } from '../../format/sockets/inet-sockets.ts';
import { optionalText } from '../../host/root/optional.ts';
import type { Root } from '../../host/root/root.ts';
import type { InetSocket } from '../../proc/sockets/inet-socket.ts';
import { type InetTable, inetSocketReader } from '../../proc/sockets/inet-sockets.ts';

/** A protocol whose listeners may serve both families. */
interface Listeners {
  readonly protocol: InetProtocol;
  readonly table: InetTable;
  readonly listens: (socket: InetSocket) => boolean;
}

/** Whether sockets that listen on `::` serve IPv4 as well, for one frame. */
export interface DualStack {
  /** Takes the listeners from the IPv4 table where that is shown, which is before the IPv6 table; else conclude() reads it. */
  learn(view: Listeners, sockets: readonly InetSocket[]): void;
  /** Whether a socket that listens on `::` serves IPv4; null if unknown. */
  conclude(view: Listeners, socket: InetSocket): boolean | null;
}

const BIND_V6_ONLY = '/proc/sys/net/ipv6/bindv6only';

/**
 * No table has the option IPV6_V6ONLY of a socket. It is concluded, in this order:
 *
 * - `false` if an IPv4 socket listens on the same port: the kernel gives a port to two sockets only if both asked for
 *   SO_REUSEPORT.
 * - `true` if sockets serve both families by default (net.ipv6.bindv6only is 0). This is wrong for a program that set
 *   IPV6_V6ONLY and does not listen on IPv4.
 * - `null` if bindv6only is 1 or cannot be read, or if the IPv4 table is there but cannot be read.
 */
export function createDualStack(root: Root): DualStack {
  const ports = new Map<InetProtocol, Set<number>>();
  const unreadable = new Set<InetProtocol>();
  let servesBoth: boolean | undefined;

  const learn = ({ protocol, listens }: Listeners, sockets: readonly InetSocket[]): void => {
    const known = ports.get(protocol) ?? new Set();
    ports.set(protocol, known);
    for (const socket of sockets) if (listens(socket)) known.add(socket.localPort);
  };
  return {
    learn,
    conclude(view, { localPort }) {
      const { protocol, table } = view;
      if (!ports.has(protocol)) {
        ports.set(protocol, new Set());
        const error = tryRead(() => {
          for (const sockets of readTable(root, `/proc/net/${protocol}`, table)) learn(view, sockets);
        });
        if (error instanceof HostError && error.code !== 'ABSENT') unreadable.add(protocol);
      }
      if (ports.get(protocol)?.has(localPort)) return false;
      if (unreadable.has(protocol)) return null;
      servesBoth ??= optionalText(root, BIND_V6_ONLY)?.trim() === '0';
      return servesBoth ? true : null;
    },
  };
}

function* readTable(root: Root, path: string, table: InetTable): Generator<readonly InetSocket[]> {
  const read = inetSocketReader(root.facts, table);
  for (const batch of root.readBatches(path)) yield read(batch).records;
}
