import type { AnyRecord, Kind } from './record.ts';

/** How the values of a field compare and are written. */
export type FieldType =
  /** netstat's and the kernel's own words: upper and lower case are the same. */
  | 'word'
  /** What others chose: names, paths. */
  | 'text'
  /** A whole number of any size. */
  | 'integer'
  /** Seconds and the like. */
  | 'number'
  | 'boolean'
  /** The numeric text of an address: IPv4, IPv6; compares by value. */
  | 'address'
  /** 0 to 65535; an expression may name the service. */
  | 'port'
  /** The name of an address; an expression may name one that the row does not show. */
  | 'host'
  /** A uid that an expression may give by its name. */
  | 'user';

/** A field of the records of one kind, by its name in every form: JSON, CSV, --columns, --where, --sort, --count-by. */
export interface Field {
  /** Dotted where it lies in an object: `local.address`, `owners.pid`. */
  readonly name: string;
  readonly type: FieldType;
  /** A few words with the unit. */
  readonly summary: string;
  /** Whether a record can have several values of it. */
  readonly many?: true;
  /** Which option makes it be there; always unless given. */
  readonly with?: 'programs' | 'selinux' | 'extend' | 'explain';
}

const field = (name: string, type: FieldType, summary: string, more: Partial<Field> = {}): Field => ({
  name,
  type,
  summary,
  ...more,
});

const end = (name: string, what: string): Field[] => [
  field(`${name}.address`, 'address', `${what} address, numeric and whole`),
  field(`${name}.port`, 'port', `${what} port, 0 for none`),
  field(`${name}.host`, 'host', `name of the ${what} address`),
  field(`${name}.service`, 'text', `name of the ${what} port`),
];

const NOTES: readonly Field[] = [
  field('notes.code', 'word', 'what a note is about', { many: true, with: 'explain' }),
  field('notes.text', 'text', 'a note in words', { many: true, with: 'explain' }),
];

const programs = { many: true, with: 'programs' } as const;
const extended = { with: 'extend' } as const;

const SOCKET: readonly Field[] = [
  field('protocol', 'word', 'tcp, tcp6, udp, udp6, udplite, raw, sctp, unix, …'),
  ...end('local', 'local'),
  ...end('foreign', 'foreign'),
  field('locals', 'address', 'sctp: all local addresses', { many: true }),
  field('foreigns', 'address', 'sctp: all foreign addresses', { many: true }),
  field('state', 'word', "netstat's word, empty where it shows none"),
  field('recvQ', 'integer', 'bytes that wait to be read; of a tcp listener, connections'),
  field('sendQ', 'integer', 'bytes that wait to be acknowledged'),
  field('timer.kind', 'word', 'off, on, keepalive, timewait, probe'),
  field('timer.seconds', 'number', 'seconds until the timer ends'),
  field('timer.retransmits', 'integer', 'unanswered retransmissions'),
  field('timer.probes', 'integer', 'unanswered probes'),
  field('uid', 'integer', 'uid of the owner'),
  field('user', 'user', 'name of that user'),
  field('inode', 'integer', 'inode of the socket, 0 for none'),
  field('owners.pid', 'integer', 'processes that hold the socket', programs),
  field('owners.program', 'text', 'their programs', programs),
  field('owners.command', 'text', 'their whole command lines', programs),
  field('owners.fd', 'integer', 'the descriptors they hold it by', programs),
  field('owners.context', 'text', 'their SELinux contexts', { many: true, with: 'selinux' }),
  field('dualStack', 'boolean', 'whether a listener on :: serves IPv4 too; null: not known'),
  field('tcp.rto', 'number', 'retransmission time-out, seconds'),
  field('tcp.ato', 'number', 'delayed acknowledgement time-out, seconds'),
  field('tcp.cwnd', 'integer', 'congestion window, segments'),
  field('tcp.ssthresh', 'integer', 'slow start threshold, segments, -1 for none'),
  field('refCount', 'integer', 'unix: users of the socket'),
  field('flags', 'text', 'unix: ACC, W, N'),
  field('type', 'word', 'unix: STREAM, DGRAM, …'),
  field('path', 'text', 'unix: path; an abstract name begins with @'),
  field('device', 'text', 'ax25, x25, netrom, rose: interface'),
  field('vs', 'integer', 'ax25, x25, netrom: sequence number sent'),
  field('vr', 'integer', 'ax25, x25, netrom: sequence number received'),
  field('callsign', 'text', 'netrom: callsign of the user'),
  field('channel', 'integer', 'x25, rose: logical channel'),
  ...NOTES,
];

const ROUTE: readonly Field[] = [
  field('family', 'word', 'inet, inet6, ax25, x25, ipx, ddp, netrom, rose'),
  field('cached', 'boolean', 'whether it is of the cache'),
  field('destination', 'address', 'destination, numeric'),
  field('destinationHost', 'host', 'name of the destination'),
  field('prefixLength', 'integer', 'inet6: bits of the destination that count'),
  field('genmask', 'address', 'inet: mask of the destination'),
  field('gateway', 'address', 'gateway, 0.0.0.0 or :: for none'),
  field('gatewayHost', 'host', 'name of the gateway'),
  field('flags', 'text', "netstat's letters"),
  field('metric', 'integer', 'metric'),
  field('refCount', 'integer', 'references'),
  field('use', 'integer', 'look-ups'),
  field('mtu', 'integer', 'MTU in bytes, 0 for none given'),
  field('window', 'integer', 'window in bytes, 0 for none given'),
  field('irtt', 'integer', 'initial round trip time, ms'),
  field('iface', 'text', 'interface'),
  field('source', 'address', 'inet cache: source'),
  field('tos', 'integer', 'inet cache: type of service'),
  field('hardwareAddress', 'text', 'inet6 neighbours: hardware address'),
  field('state', 'word', 'inet6 neighbours: state'),
  field('neighbours', 'text', 'netrom, rose: callsigns of the neighbours', { many: true }),
  field('mnemonic', 'text', 'netrom: name of the node'),
  field('quality', 'integer', 'netrom: quality of the route'),
  ...NOTES,
];

const figures = (side: 'rx' | 'tx', names: readonly string[]): Field[] =>
  names.map((name) =>
    field(
      `${side}.${name}`,
      'integer',
      `${side === 'rx' ? 'received' : 'sent'}: ${name} as /proc/net/dev has it`,
    ),
  );

const INTERFACE: readonly Field[] = [
  field('name', 'text', 'name of the interface, or label of an address'),
  field('mtu', 'integer', 'MTU in bytes'),
  field('flags', 'text', "netstat's letters"),
  ...figures('rx', ['bytes', 'packets', 'errs', 'drop', 'fifo', 'frame', 'compressed', 'multicast']),
  ...figures('tx', ['bytes', 'packets', 'errs', 'drop', 'fifo', 'colls', 'carrier', 'compressed']),
  field('hardware', 'text', 'what the hardware is called', extended),
  field('hardwareAddress', 'text', 'hardware address', extended),
  field('txQueueLength', 'integer', 'packets that may wait to be sent', extended),
  field('addresses.family', 'word', 'inet or inet6', { many: true, ...extended }),
  field('addresses.address', 'address', 'addresses', { many: true, ...extended }),
  field('addresses.netmask', 'address', 'inet: masks', { many: true, ...extended }),
  field('addresses.broadcast', 'address', 'inet: broadcast addresses', { many: true, ...extended }),
  field('addresses.destination', 'address', 'inet: other ends of the link', { many: true, ...extended }),
  field('addresses.prefixLength', 'integer', 'inet6: bits of the prefix', { many: true, ...extended }),
  field('addresses.scope', 'word', 'inet6: global, link, site, host', { many: true, ...extended }),
  ...NOTES,
];

const STATISTIC: readonly Field[] = [
  field('table', 'word', "the kernel's name of the table"),
  field('counter', 'word', "the kernel's name of the counter"),
  field('value', 'integer', 'its value'),
  field('label', 'text', "netstat's sentence, where it has one"),
  ...NOTES,
];

const GROUP: readonly Field[] = [
  field('family', 'word', 'inet or inet6'),
  field('iface', 'text', 'interface'),
  field('refCount', 'integer', 'users that joined the group there'),
  field('address', 'address', 'the group'),
  field('host', 'host', 'name of the group'),
  ...NOTES,
];

const MASQUERADE: readonly Field[] = [
  field('protocol', 'word', 'tcp, udp, icmp, …'),
  ...end('source', 'source'),
  ...end('destination', 'destination'),
  field('masqueradePort', 'port', 'port that the other side sees'),
  field('expires', 'number', 'seconds until the entry is dropped'),
  field('initSeq', 'integer', 'sequence number from which on numbers are shifted'),
  field('delta', 'integer', 'by how much they are shifted'),
  field('previousDelta', 'integer', 'the same before initSeq'),
  ...NOTES,
];

const MEMORY: readonly Field[] = [
  field('protocol', 'word', "the kernel's name of the protocol; all: all sockets"),
  field('inUse', 'integer', 'sockets in use; FRAG, FRAG6: packets in pieces'),
  field('orphans', 'integer', 'TCP: connections that no process holds'),
  field('orphanLimit', 'integer', 'TCP: so many of them there may be'),
  field('timeWaits', 'integer', 'TCP: connections in TIME_WAIT'),
  field('timeWaitLimit', 'integer', 'TCP: so many of them there may be'),
  field('allocated', 'integer', 'TCP: sockets of the machine in any state'),
  field('memory.pages', 'integer', 'memory of their buffers, pages'),
  field('memory.bytes', 'integer', 'memory of their buffers, bytes'),
  field('limits.low', 'integer', 'below it there is no pressure, pages'),
  field('limits.pressure', 'integer', 'above it there is pressure, pages'),
  field('limits.high', 'integer', 'the most they may have, pages'),
  field('pressure', 'boolean', 'whether the protocol is short of memory; null: has no such state'),
  field('socketSize', 'integer', 'size of a socket, bytes'),
  field('maxHeader', 'integer', 'room kept for headers, bytes'),
  field('slab', 'boolean', 'whether its sockets have a cache of their own'),
  field('module', 'text', 'kernel module, kernel for none'),
  ...NOTES,
];

/** The fields of each kind, in the order of the columns. */
export const FIELDS: Readonly<Record<Kind, readonly Field[]>> = {
  socket: SOCKET,
  route: ROUTE,
  interface: INTERFACE,
  statistic: STATISTIC,
  group: GROUP,
  masquerade: MASQUERADE,
  memory: MEMORY,
};

/** Names in expressions, sort and count keys that stand for several fields, or for one by its last word. */
export const ALIASES: Readonly<Partial<Record<Kind, Readonly<Record<string, readonly string[]>>>>> = {
  socket: {
    address: ['local.address', 'foreign.address', 'locals', 'foreigns'],
    port: ['local.port', 'foreign.port'],
    host: ['local.host', 'foreign.host'],
    service: ['local.service', 'foreign.service'],
    pid: ['owners.pid'],
    program: ['owners.program'],
    command: ['owners.command'],
    fd: ['owners.fd'],
    context: ['owners.context'],
  },
  route: { host: ['destinationHost', 'gatewayHost'], address: ['destination', 'gateway'] },
  interface: { address: ['addresses.address'] },
  masquerade: {
    address: ['source.address', 'destination.address'],
    port: ['source.port', 'destination.port', 'masqueradePort'],
    host: ['source.host', 'destination.host'],
    service: ['source.service', 'destination.service'],
  },
};

/** A value as it stands in a record. */
export type Value = string | number | bigint | boolean | null;

/** Gives the values of one field of a record: none where the record lacks it. */
export type Getter = (record: AnyRecord) => readonly Value[];

/** How to get at a field: made once, used for each record. */
export function getterOf(name: string): Getter {
  const path = name.split('.');
  return (record) => {
    let value: unknown = record;
    for (const [index, key] of path.entries()) {
      value = (value as Readonly<Record<string, unknown>>)[key];
      if (value === undefined) return NONE;
      if (Array.isArray(value)) return listed(value, path.slice(index + 1));
    }
    return [value as Value];
  };
}

const NONE: readonly Value[] = [];

/** The values in an array of records, or the array of values itself. */
function listed(values: readonly unknown[], path: readonly string[]): readonly Value[] {
  const [key] = path;
  if (key === undefined) return values as readonly Value[];
  return values.flatMap((value) => ((value as Readonly<Record<string, unknown>>)[key] ?? []) as Value);
}
