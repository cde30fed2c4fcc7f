import type { Root } from '../host/root/root.ts';
import type { SocketRecord } from '../records/socket.ts';
import type { SocketSection } from '../views/options.ts';
import { oneOf } from './arguments.ts';
import type { ReadOptions } from './options.ts';
import { readView, type ViewOptions } from './reading.ts';

/** Only old kernels have `ipx` to `rose`. */
const PROTOCOLS = [
  'tcp',
  'udp',
  'udplite',
  'raw',
  'sctp',
  'unix',
  'ipx',
  'ax25',
  'x25',
  'netrom',
  'rose',
] as const satisfies readonly SocketSection[];

const FAMILIES = ['inet', 'inet6'] as const;

/** A protocol or family of sockets, IPv4 and IPv6 alike. */
export type SocketProtocol = (typeof PROTOCOLS)[number];

/** Which sockets are read, and what of them. */
export interface SocketOptions extends ReadOptions {
  /** Only these, each of which must exist on the host. Default: all that it has. */
  readonly protocols?: readonly SocketProtocol[] | undefined;
  /** Only sockets of IPv4 (`inet`) or of IPv6 (`inet6`), for tcp, udp, udplite, raw and sctp. Default: both. */
  readonly family?: 'inet' | 'inet6' | undefined;
  /**
   * `true`: only sockets that wait for peers, which are listening tcp and unix sockets, and udp and raw sockets without a peer;
   * `false`: only the others. Default: both. Of the old families it applies to x25 alone.
   */
  readonly listening?: boolean | undefined;
  /**
   * Whether to find the processes that hold each socket, for `owners` of the record. This looks at every open file of every process,
   * and nothing else runs meanwhile. Default: `false`.
   */
  readonly owners?: boolean | undefined;
}

/**
 * The sockets of a host, from /proc/net/tcp, tcp6, udp, …: protocol by protocol, IPv4 before IPv6, in the kernel's order, which has no
 * meaning. A table is read 32 KB at a time, as records are asked for, so the memory needed does not depend on its length; but whoever
 * reads slowly sees a host that has changed meanwhile. The file of a table is opened for its first record and closed after
 * the last, at `break`, at an exception, or by `signal`.
 *
 * @throws {ReadError} after the last record, if a protocol of `protocols` does not exist, if there is no table at all, or if one
 * could not be read to its end
 * @throws {RangeError} at once, for an unknown protocol or family
 * @throws the reason of `signal`
 */
export function sockets(
  root: Root,
  options: SocketOptions = {},
): AsyncGenerator<SocketRecord, void, undefined> {
  return readView(root, socketsView(options), options);
}

/** Shows sockets. @throws {RangeError} for an unknown protocol or family */
export function socketsView({
  protocols = [],
  family,
  listening,
  owners = false,
}: SocketOptions): ViewOptions {
  for (const protocol of protocols) oneOf(PROTOCOLS, 'protocol', protocol);
  if (family !== undefined) oneOf(FAMILIES, 'family', family);
  return {
    view: 'sockets',
    sections: new Set(protocols),
    inet: family !== 'inet6',
    inet6: family !== 'inet',
    all: listening === undefined,
    listening: listening === true,
    programs: owners,
  };
}
