import { unpackAddress } from '../proc/reading/address.ts';
import { hostOf, nameOf, serviceOf } from './describe/ends.ts';
import { end, type Field, field, NATURAL } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { PodRecord, SocketRecord } from './socket.ts';
import { ssthreshOf, timerKind, timerSeconds } from './socket-values.ts';
import {
  CONTAINER_RUNTIMES,
  OWNER_SOURCES,
  SOCKET_PROTOCOLS,
  SOCKET_STATES,
  TIMER_KINDS,
  UNIX_FLAGS,
  UNIX_TYPES,
} from './words.ts';

const programs = { many: true, with: 'programs' } as const;

/** `shop/cart-7f9c` */
function podLabel({ namespace, name }: PodRecord = {}): string[] {
  return namespace === undefined || name === undefined ? [] : [`${namespace}/${name}`];
}

/** Of what the processes are part of. */
const WORKLOADS: readonly Field[] = [
  field('owners.unit', 'text', 'their systemd units', { ...programs, rare: true }),
  field('owners.container.name', 'text', 'names of the containers that they are in', {
    ...programs,
    rare: true,
  }),
  field('owners.container.id', 'id', 'ids of those', { ...programs, rare: true }),
  field('owners.container.runtime', 'word', 'docker, containerd, cri-o, podman, lxc, systemd-nspawn, …', {
    ...programs,
    rare: true,
    vocabulary: CONTAINER_RUNTIMES,
  }),
  field('owners.container.image', 'text', 'their images', { ...programs, rare: true }),
  field('owners.pod.name', 'text', 'names of the pods that they are in', {
    ...programs,
    rare: true,
    label: (record) => ((record as SocketRecord).owners ?? []).flatMap(({ pod }) => podLabel(pod)),
  }),
  field('owners.pod.namespace', 'text', 'their namespaces in Kubernetes', { ...programs, rare: true }),
  field('owners.pod.uid', 'id', 'their uids; of podman their ids', { ...programs, rare: true }),
];

/** The fields that tell what processes are part of. */
export const WORKLOAD_FIELDS: ReadonlySet<string> = new Set(WORKLOADS.map(({ name }) => name));

const FIELDS: readonly Field[] = [
  field('protocol', 'word', 'tcp, tcp6, udp, udp6, udplite, raw, sctp, unix, …', {
    vocabulary: SOCKET_PROTOCOLS,
  }),
  ...end('local', 'local'),
  ...end('foreign', 'foreign'),
  field('locals', 'address', 'sctp: all local addresses', { many: true }),
  field('foreigns', 'address', 'sctp: all foreign addresses', { many: true }),
  field('state', 'word', "netstat's word, empty where it shows none", { vocabulary: SOCKET_STATES }),
  field('recvQ', 'integer', 'bytes that wait to be read; of a tcp listener, connections', NATURAL),
  field('sendQ', 'integer', 'bytes that wait to be acknowledged', NATURAL),
  field('timer.kind', 'word', 'off, on, keepalive, timewait, probe', { vocabulary: TIMER_KINDS }),
  field('timer.seconds', 'number', 'seconds until the timer ends'),
  field('timer.retransmits', 'integer', 'unanswered retransmissions', NATURAL),
  field('timer.probes', 'integer', 'unanswered probes', NATURAL),
  field('uid', 'integer', 'uid of the owner'),
  field('user', 'user', 'name of that user'),
  field('inode', 'integer', 'inode of the socket, 0 for none', NATURAL),
  field('owners.pid', 'integer', 'processes that hold the socket', { ...programs, ...NATURAL }),
  field('owners.program', 'text', 'their programs', programs),
  field('owners.command', 'text', 'their whole command lines', programs),
  field('owners.fd', 'integer', 'the descriptors they hold it by', { ...programs, ...NATURAL }),
  field('owners.thread', 'integer', 'threads with a descriptor of their own', {
    ...programs,
    ...NATURAL,
    rare: true,
  }),
  field('owners.former', 'boolean', '--changes: whether they held it when that was last known', {
    ...programs,
    rare: true,
  }),
  field('owners.source', 'word', 'netstat, ss or lsof, where their output alone names an owner', {
    ...programs,
    rare: true,
    vocabulary: OWNER_SOURCES,
  }),
  field('owners.commandCut', 'boolean', 'whether their command lines are longer', {
    ...programs,
    rare: true,
  }),
  field('owners.context', 'text', 'their SELinux contexts', { many: true, with: 'selinux' }),
  ...WORKLOADS,
  field('dualStack', 'boolean', 'whether a listener on :: serves IPv4 too; null: not known'),
  field('tcp.rto', 'number', 'retransmission time-out, seconds'),
  field('tcp.ato', 'number', 'delayed acknowledgement time-out, seconds'),
  field('tcp.cwnd', 'integer', 'congestion window, segments'),
  field('tcp.ssthresh', 'integer', 'slow start threshold, segments, -1 for none'),
  field('drops', 'integer', 'udp, udplite, raw: packets for the socket that were dropped', NATURAL),
  field('refCount', 'integer', 'unix: users of the socket', NATURAL),
  field('flags', 'text', 'unix: ACC, W, N', { vocabulary: UNIX_FLAGS }),
  field('type', 'word', 'unix: STREAM, DGRAM, …', { vocabulary: UNIX_TYPES }),
  field('path', 'text', 'unix: path; an abstract name begins with @'),
  field('device', 'text', 'ax25, x25, netrom, rose: interface'),
  field('vs', 'integer', 'ax25, x25, netrom: sequence number sent'),
  field('vr', 'integer', 'ax25, x25, netrom: sequence number received'),
  field('callsign', 'text', 'netrom: callsign of the user'),
  field('channel', 'integer', 'x25, rose: logical channel'),
];

/** What no row of tcp, udp, udplite and raw has. */
const never = (): undefined => undefined;

/** How fields are read from such a row; those of owners are not. */
const FROM_ROW: Readonly<Record<string, NonNullable<Field['fromRow']>>> = {
  protocol: (_row, { protocol }) => protocol,
  'local.address': ({ local }) => local,
  'local.port': ({ localPort }) => localPort & 0xffff,
  'local.host': ({ local }, { names }) => hostOf(unpackAddress(local), names),
  'local.service': ({ localPort }, { ports, names }) => serviceOf(localPort & 0xffff, ports, names),
  'foreign.address': ({ foreign }) => foreign,
  'foreign.port': ({ foreignPort }) => foreignPort & 0xffff,
  'foreign.host': ({ foreign }, { names }) => hostOf(unpackAddress(foreign), names),
  'foreign.service': ({ foreignPort }, { ports, names }) => serviceOf(foreignPort & 0xffff, ports, names),
  locals: never,
  foreigns: never,
  state: ({ state }, table) => table.state(state),
  recvQ: ({ recvQ }) => recvQ,
  sendQ: ({ sendQ }) => sendQ,
  'timer.kind': (row, { timers }) => timerKind(row, timers),
  'timer.seconds': (row, { ticksPerSecond }) => timerSeconds(row, ticksPerSecond),
  'timer.retransmits': ({ retransmits }) => retransmits,
  'timer.probes': ({ probes }) => probes,
  uid: ({ uid }) => uid >>> 0,
  user: ({ uid }, { names }) => nameOf(names.user(uid)),
  inode: ({ inode }) => inode,
  dualStack: (row, { dualStack }) => dualStack(row),
  'tcp.rto': ({ tcp }, { ticksPerSecond }) => tcp && tcp.rto / ticksPerSecond,
  'tcp.ato': ({ tcp }, { ticksPerSecond }) => tcp && tcp.ato / ticksPerSecond,
  'tcp.cwnd': ({ tcp }) => tcp?.cwnd,
  'tcp.ssthresh': ssthreshOf,
  drops: ({ drops }) => drops,
  refCount: never,
  flags: never,
  type: never,
  path: never,
  device: never,
  vs: never,
  vr: never,
  callsign: never,
  channel: never,
};

/** What is known of the records of sockets. */
export const SOCKET: RecordKind<SocketRecord> = {
  plural: 'sockets',
  title: 'sockets',
  fields: FIELDS.map((field) => ({ ...field, fromRow: FROM_ROW[field.name] })),
  aliases: {
    address: ['local.address', 'foreign.address', 'locals', 'foreigns'],
    port: ['local.port', 'foreign.port'],
    host: ['local.host', 'foreign.host'],
    service: ['local.service', 'foreign.service'],
    pid: ['owners.pid'],
    program: ['owners.program'],
    command: ['owners.command'],
    commandCut: ['owners.commandCut'],
    fd: ['owners.fd'],
    thread: ['owners.thread'],
    context: ['owners.context'],
    unit: ['owners.unit'],
    container: ['owners.container.name', 'owners.container.id'],
    pod: ['owners.pod.name', 'owners.pod.uid'],
  },
  required: {
    protocol: true,
    state: true,
    'timer.kind': true,
    'timer.seconds': true,
    'timer.retransmits': true,
    'timer.probes': true,
    'tcp.rto': true,
    'tcp.ato': true,
    'tcp.cwnd': true,
    'owners.pid': true,
    'owners.program': true,
  },
  nullable: { dualStack: true },
};
