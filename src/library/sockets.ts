import type { Root } from '../host/root/root.ts';
import type { SocketRecord } from '../records/socket.ts';
import type { SocketSection } from '../views/options.ts';
import { oneOf } from './arguments.ts';
import type { ReadOptions } from './options.ts';
import { readView } from './reading.ts';

/** `ipx` to `rose` are of old kernels. */
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
  /** Only these, each of which must be there. Unless some are given, all that the host has. */
  readonly protocols?: readonly SocketProtocol[] | undefined;
  /** Of tcp, udp, udplite, raw and sctp only the sockets of IPv4 (`inet`) or of IPv6 (`inet6`). Both unless given. */
  readonly family?: 'inet' | 'inet6' | undefined;
  /**
   * `true`: only sockets that wait for whoever comes: tcp and unix sockets that listen, udp and raw sockets without a peer;
   * `false`: all others. Both unless given. The old families are not told apart by it, but for x25.
   */
  readonly listening?: boolean | undefined;
  /**
   * Whether the processes that hold each socket are looked for: `owners` of the record. That takes a look at every open file
   * of every process, during which nothing else runs. `false` unless given.
   */
  readonly owners?: boolean | undefined;
}

/**
 * The sockets of a host as /proc/net/tcp, tcp6, udp, … have them: protocol by protocol, IPv4 before IPv6, in the kernel's order,
 * which means nothing. A table is read 32 KB at a time as records are asked for: it takes no more memory however long it is, but
 * one that is read slowly shows a host that has changed meanwhile. The first record of a table opens its file;
 * the last, `break`, an exception or `signal` closes it.
 *
 * @throws {ReadError} after the last record, if a protocol of `protocols` is not there, if no table is, or if one that is
 * there could not be read to its end
 * @throws {RangeError} at once, for a protocol or family that there is not
 * @throws the reason of `signal`
 */
export function sockets(
  root: Root,
  options: SocketOptions = {},
): AsyncGenerator<SocketRecord, void, undefined> {
  const { protocols = [], family, listening, owners = false } = options;
  for (const protocol of protocols) oneOf(PROTOCOLS, 'protocol', protocol);
  if (family !== undefined) oneOf(FAMILIES, 'family', family);
  return readView(
    root,
    {
      view: 'sockets',
      sections: new Set(protocols),
      inet: family !== 'inet6',
      inet6: family !== 'inet',
      all: listening === undefined,
      listening: listening === true,
      programs: owners,
    },
    options,
  );
}
