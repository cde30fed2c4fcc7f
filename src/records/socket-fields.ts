import type { InetSocket } from '../proc/sockets/inet-socket.ts';
import { end, type Field, field, type InetFacts, type RowValue } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { SocketRecord } from './socket.ts';
import { timerKind, timerSeconds } from './timer.ts';

const programs = { many: true, with: 'programs' } as const;

/** How to read a field from a row alone. */
const row = (read: (socket: InetSocket) => RowValue): Partial<Field> => ({ fromRow: () => read });

/** How to read one that depends on the table as well. */
const rowOf = (fromRow: (table: InetFacts) => (socket: InetSocket) => RowValue): Partial<Field> => ({
  fromRow,
});

/** What no row of these tables has. */
const NEVER = row(() => undefined);

const FIELDS: readonly Field[] = [
  field(
    'protocol',
    'word',
    'tcp, tcp6, udp, udp6, udplite, raw, sctp, unix, …',
    rowOf(
      ({ protocol }) =>
        () =>
          protocol,
    ),
  ),
  ...end('local', 'local', {
    address: row(({ local }) => local),
    port: row(({ localPort }) => localPort & 0xffff),
  }),
  ...end('foreign', 'foreign', {
    address: row(({ foreign }) => foreign),
    port: row(({ foreignPort }) => foreignPort & 0xffff),
  }),
  field('locals', 'address', 'sctp: all local addresses', { many: true, ...NEVER }),
  field('foreigns', 'address', 'sctp: all foreign addresses', { many: true, ...NEVER }),
  field(
    'state',
    'word',
    "netstat's word, empty where it shows none",
    rowOf(
      ({ state: word }) =>
        ({ state }) =>
          word(state),
    ),
  ),
  field(
    'recvQ',
    'integer',
    'bytes that wait to be read; of a tcp listener, connections',
    row(({ recvQ }) => recvQ),
  ),
  field(
    'sendQ',
    'integer',
    'bytes that wait to be acknowledged',
    row(({ sendQ }) => sendQ),
  ),
  field(
    'timer.kind',
    'word',
    'off, on, keepalive, timewait, probe',
    rowOf(
      ({ timers }) =>
        (socket) =>
          timerKind(socket, timers),
    ),
  ),
  field(
    'timer.seconds',
    'number',
    'seconds until the timer ends',
    rowOf(
      ({ ticksPerSecond }) =>
        (socket) =>
          timerSeconds(socket, ticksPerSecond),
    ),
  ),
  field(
    'timer.retransmits',
    'integer',
    'unanswered retransmissions',
    row(({ retransmits }) => retransmits),
  ),
  field(
    'timer.probes',
    'integer',
    'unanswered probes',
    row(({ probes }) => probes),
  ),
  field(
    'uid',
    'integer',
    'uid of the owner',
    row(({ uid }) => uid >>> 0),
  ),
  field('user', 'user', 'name of that user'),
  field(
    'inode',
    'integer',
    'inode of the socket, 0 for none',
    row(({ inode }) => inode),
  ),
  field('owners.pid', 'integer', 'processes that hold the socket', programs),
  field('owners.program', 'text', 'their programs', programs),
  field('owners.command', 'text', 'their command lines, 32 KiB of each', programs),
  field('owners.fd', 'integer', 'the descriptors they hold it by', programs),
  field('owners.thread', 'integer', 'threads with a descriptor of their own', { ...programs, rare: true }),
  field('owners.commandCut', 'boolean', 'whether their command lines are longer', {
    ...programs,
    rare: true,
  }),
  field('owners.context', 'text', 'their SELinux contexts', { many: true, with: 'selinux' }),
  field('dualStack', 'boolean', 'whether a listener on :: serves IPv4 too; null: not known'),
  field('tcp.rto', 'number', 'retransmission time-out, seconds'),
  field('tcp.ato', 'number', 'delayed acknowledgement time-out, seconds'),
  field('tcp.cwnd', 'integer', 'congestion window, segments'),
  field('tcp.ssthresh', 'integer', 'slow start threshold, segments, -1 for none'),
  field('refCount', 'integer', 'unix: users of the socket', NEVER),
  field('flags', 'text', 'unix: ACC, W, N', NEVER),
  field('type', 'word', 'unix: STREAM, DGRAM, …', NEVER),
  field('path', 'text', 'unix: path; an abstract name begins with @', NEVER),
  field('device', 'text', 'ax25, x25, netrom, rose: interface'),
  field('vs', 'integer', 'ax25, x25, netrom: sequence number sent'),
  field('vr', 'integer', 'ax25, x25, netrom: sequence number received'),
  field('callsign', 'text', 'netrom: callsign of the user'),
  field('channel', 'integer', 'x25, rose: logical channel'),
];

/** What is known of the records of sockets. */
export const SOCKET: RecordKind<SocketRecord> = {
  plural: 'sockets',
  title: 'sockets',
  fields: FIELDS,
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
    'owners.command': true,
    'owners.fd': true,
  },
  nullable: { dualStack: true },
};
