import { end, type Field, field, NOTES } from './field.ts';
import type { Kind } from './record.ts';
import { SOCKET } from './socket-fields.ts';

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

const extended = { with: 'extend' } as const;

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
