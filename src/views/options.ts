import type { HostFacts } from '../proc/reading/parsed.ts';

/** Which block of output is asked for; options of the other blocks are ignored. */
export type ViewName =
  | 'sockets'
  | 'routes'
  | 'interfaces'
  | 'statistics'
  | 'masquerade'
  | 'memory'
  | 'namespaces'
  | 'flows';

/** Parts of the socket run that an option can switch on. */
export type SocketSection =
  | 'tcp'
  | 'sctp'
  | 'udp'
  | 'udplite'
  | 'raw'
  | 'groups'
  | 'unix'
  | 'ipx'
  | 'ax25'
  | 'x25'
  | 'netrom'
  | 'rose'
  | 'l2cap'
  | 'rfcomm';

/** The sections whose sockets have peers by address and port, of which flows are made. */
export const FLOW_SECTIONS = ['tcp', 'sctp', 'udp', 'udplite'] as const satisfies readonly SocketSection[];

/** A checked command line; what options imply is already added. */
export interface Options {
  readonly view: ViewName;
  /** Family names in the order given, canonical (`inet`, `inet6`, `ddp`, …), from -A, -4, -6, -x and the long forms. */
  readonly families: readonly string[];
  /** The socket sections that were switched on; empty means that nothing is explicit: the default view. */
  readonly sections: ReadonlySet<SocketSection>;
  /** The IPv4 tables are read: nothing is explicit, or the family is given or implied. */
  readonly inet: boolean;
  /** The IPv6 tables are read. */
  readonly inet6: boolean;
  /** The Internet sections were switched on by a family alone: absent tables are neither reported nor counted. */
  readonly impliedByFamily: boolean;
  /** -a; wins over -l. */
  readonly all: boolean;
  /** -l */
  readonly listening: boolean;
  readonly numericHosts: boolean;
  readonly numericPorts: boolean;
  readonly numericUsers: boolean;
  /** -N: no symbols; makes routes and SCTP addresses numeric. */
  readonly symbolic: boolean;
  /** How often -e was given. */
  readonly extend: number;
  readonly timers: boolean;
  readonly programs: boolean;
  readonly verbose: boolean;
  readonly wide: boolean;
  readonly continuous: boolean;
  /** --interval, in seconds; without it -c shows a frame a second after the one before it. */
  readonly interval: number | undefined;
  /** --count: of frames. */
  readonly count: number | undefined;
  /** -Z */
  readonly selinux: boolean;
  /** -C */
  readonly cache: boolean;
  /** -F */
  readonly fib: boolean;
  /** --root, NETSTAT_ROOT: a recorded host. */
  readonly root: string | undefined;
  /** --byte-order: that of the machine that wrote its tables. */
  readonly byteOrder: HostFacts['byteOrder'] | undefined;
  /** --dns-timeout, in seconds; a look-up that takes longer is shown numerically. */
  readonly dnsTimeout: number;
}

/** The options of a command line without any. */
export const DEFAULT_OPTIONS: Options = {
  view: 'sockets',
  families: [],
  sections: new Set(),
  inet: true,
  inet6: true,
  impliedByFamily: false,
  all: false,
  listening: false,
  numericHosts: false,
  numericPorts: false,
  numericUsers: false,
  symbolic: false,
  extend: 0,
  timers: false,
  programs: false,
  verbose: false,
  wide: false,
  continuous: false,
  interval: undefined,
  count: undefined,
  selinux: false,
  cache: false,
  fib: false,
  root: undefined,
  byteOrder: undefined,
  dnsTimeout: 2,
};
