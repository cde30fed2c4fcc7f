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

/** Whether sockets that wait on `::` serve IPv4 as well, for one frame. */
export interface DualStack {
  /** Learns from the IPv4 table of a protocol as it is read anyway. Unless it is read to its end, it is read again. */
  learn(view: Listeners, sockets: readonly InetSocket[]): void;
  /** The IPv4 table of a protocol was read to its end. */
  learned(view: Listeners): void;
  /** What can be concluded of a socket that waits on `::`. */
  conclude(view: Listeners, socket: InetSocket): boolean | null;
}

const BIND_V6_ONLY = '/proc/sys/net/ipv6/bindv6only';

/**
 * No table tells IPV6_V6ONLY of a socket. It is concluded, in this order:
 *
 * - `false` where an IPv4 socket waits on the same port: the kernel lets no two sockets have it, unless both asked for
 *   SO_REUSEPORT.
 * - `true` where the host makes sockets serve both families (net.ipv6.bindv6only is 0). A program that asked for IPV6_V6ONLY
 *   and left the port unused on IPv4 cannot be told from this.
 * - `null`, not known, where bindv6only is 1 or cannot be read, or the IPv4 table is there but cannot be read.
 */
export function createDualStack(root: Root): DualStack {
  const ports = new Map<InetProtocol, Set<number>>();
  const complete = new Set<InetProtocol>();
  const unreadable = new Set<InetProtocol>();
  let servesBoth: boolean | undefined;

  const learn = ({ protocol, listens }: Listeners, sockets: readonly InetSocket[]): void => {
    const known = ports.get(protocol) ?? new Set();
    ports.set(protocol, known);
    for (const socket of sockets) if (listens(socket)) known.add(socket.localPort);
  };
  return {
    learn,
    learned: ({ protocol }) => void complete.add(protocol),
    conclude(view, { localPort }) {
      const { protocol, table } = view;
      if (!complete.has(protocol)) {
        complete.add(protocol);
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
