import { HostError, tryRead } from '../../errors.ts';
import type { InetProtocol } from '../../format/sockets/inet-sockets.ts';
import { once } from '../../host/once.ts';
import { optional, optionalText } from '../../host/root/optional.ts';
import type { Root } from '../../host/root/root.ts';
import { isZeroAddress } from '../../proc/reading/address.ts';
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
/** It has a folder for each interface, and two more. */
const INTERFACES = '/proc/sys/net/ipv4/conf';

/** The ports of one protocol on which sockets of IPv4 listen. */
interface Ipv4Ports {
  readonly any: Set<number>;
  /** Those on which one listens on all addresses. */
  readonly whole: Set<number>;
}

/**
 * No table has the option IPV6_V6ONLY of a socket, nor the device that it is bound to. It is concluded, in this order:
 *
 * - If an IPv4 socket listens on the same port, `null`: the kernel gives a port to two sockets only if they are bound to different
 *   devices (SO_BINDTODEVICE, VRF), if both asked for SO_REUSEPORT, or of udp for SO_REUSEADDR, or else if this one serves IPv6 only.
 *   `false` where the first is impossible, for lack of a second interface, and the second without effect: of tcp the socket of IPv4
 *   gets all connections that fit both.
 * - `true` if sockets serve both families by default (net.ipv6.bindv6only is 0). This is wrong for a program that set
 *   IPV6_V6ONLY and does not listen on IPv4.
 * - `null` if bindv6only is 1 or cannot be read, or if the IPv4 table is there but cannot be read.
 */
export function createDualStack(root: Root): DualStack {
  const ports = new Map<InetProtocol, Ipv4Ports>();
  const unreadable = new Set<InetProtocol>();
  const servesBoth = once(() => optionalText(root, BIND_V6_ONLY)?.trim() === '0');
  const hasOneInterface = once(() => {
    const names = optional(() => root.list(INTERFACES))?.filter(
      (name) => name !== 'all' && name !== 'default',
    );
    return names !== undefined && names.length < 2;
  });

  const portsOf = (protocol: InetProtocol): Ipv4Ports => {
    const known = ports.get(protocol) ?? { any: new Set(), whole: new Set() };
    ports.set(protocol, known);
    return known;
  };
  const learn = ({ protocol, listens }: Listeners, sockets: readonly InetSocket[]): void => {
    const { any, whole } = portsOf(protocol);
    for (const socket of sockets) {
      if (!listens(socket)) continue;
      any.add(socket.localPort);
      if (isZeroAddress(socket.local)) whole.add(socket.localPort);
    }
  };
  return {
    learn,
    conclude(view, { localPort }) {
      const { protocol, table } = view;
      if (!ports.has(protocol)) {
        portsOf(protocol);
        const error = tryRead(() => {
          for (const sockets of readTable(root, `/proc/net/${protocol}`, table)) learn(view, sockets);
        });
        if (error instanceof HostError && error.code !== 'ABSENT') unreadable.add(protocol);
      }
      const { any, whole } = portsOf(protocol);
      if (any.has(localPort))
        return protocol === 'tcp' && whole.has(localPort) && hasOneInterface() ? false : null;
      return !unreadable.has(protocol) && servesBoth() ? true : null;
    },
  };
}

function* readTable(root: Root, path: string, table: InetTable): Generator<readonly InetSocket[]> {
  const read = inetSocketReader(root.facts, table);
  for (const batch of root.readBatches(path)) yield read(batch).records;
}
