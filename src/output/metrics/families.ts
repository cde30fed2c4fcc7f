import type { RowValue } from '../../records/field.ts';
import type { Amount, Figure } from '../../records/figure.ts';
import { isGauge } from '../../records/gauges.ts';
import type { Kind } from '../../records/record.ts';

/** What one metric is: all its series stand under these words. */
export interface Family {
  /** Without `_total`, which samples of counters have behind it. */
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  /** The end of its name. */
  readonly unit?: 'bytes' | 'seconds';
  readonly help: string;
}

/** A metric whose values are sums of a figure of rows. */
export interface FigureFamily extends Family, Figure {
  /** Whether it means nothing for several rows together, as an MTU: then it is only there for a single one. */
  readonly isSingle?: true;
}

/** What rows of a kind give. */
export interface KindMetrics {
  /** The names of the fields that are labels where --count-by names none. */
  readonly labels: readonly string[];
  /** How many rows there are. */
  readonly count: Family;
  /** Whether their number is told where --count-by names no fields; else each series would be of a single row. */
  readonly isCounted: boolean;
  readonly figures: readonly FigureFamily[];
}

const gauge = (name: string, help: string, unit?: Family['unit']): Family => ({
  name: `netstat_${name}`,
  type: 'gauge',
  help,
  ...(unit === undefined ? {} : { unit }),
});

const isAmount = (value: RowValue): value is Amount => typeof value === 'number' || typeof value === 'bigint';
const amount = (value: RowValue): Amount | undefined => (isAmount(value) ? value : undefined);

/** A figure that is a field as it stands. */
const ofField = (field: string, family: Family): FigureFamily => ({
  ...family,
  fields: [field],
  valueOf: amount,
});

/** The same of a field that is a limit or a setting. */
const single = (field: string, family: Family): FigureFamily => ({
  ...ofField(field, family),
  isSingle: true,
});

const LISTEN = 'LISTEN';

/** A queue of sockets that listen, which has connections in it, or of the others, with bytes. */
const queue = (field: 'recvQ' | 'sendQ', isOfListeners: boolean, family: Family): FigureFamily => ({
  ...family,
  fields: [field, 'state'],
  valueOf: (length, state) => ((state === LISTEN) === isOfListeners ? amount(length) : undefined),
});

/** The columns of /proc/net/dev: how they are called here, what they count, in bytes or not. */
type DevCounter = readonly [column: string, name: string, what: string, unit?: 'bytes'];

const RECEIVED: readonly DevCounter[] = [
  ['bytes', 'receive_bytes', 'Bytes received', 'bytes'],
  ['packets', 'receive_packets', 'Packets received'],
  ['errs', 'receive_errors', 'Packets received in error'],
  ['drop', 'receive_drops', 'Packets received and dropped'],
  ['fifo', 'receive_fifo_errors', 'Packets lost for want of room in a queue of the receiver'],
  ['frame', 'receive_frame_errors', 'Packets received with errors of framing'],
  ['compressed', 'receive_compressed_packets', 'Compressed packets received'],
  ['multicast', 'receive_multicast_packets', 'Multicast packets received'],
];
const SENT: readonly DevCounter[] = [
  ['bytes', 'transmit_bytes', 'Bytes sent', 'bytes'],
  ['packets', 'transmit_packets', 'Packets sent'],
  ['errs', 'transmit_errors', 'Packets that could not be sent'],
  ['drop', 'transmit_drops', 'Packets dropped before they were sent'],
  ['fifo', 'transmit_fifo_errors', 'Packets lost for want of data in a queue of the sender'],
  ['colls', 'transmit_collisions', 'Collisions while sending'],
  ['carrier', 'transmit_carrier_errors', 'Packets lost for want of a carrier'],
  ['compressed', 'transmit_compressed_packets', 'Compressed packets sent'],
];

const devCounters = (side: 'rx' | 'tx', counters: readonly DevCounter[]): FigureFamily[] =>
  counters.map(([column, name, what, unit]) =>
    ofField(`${side}.${column}`, {
      ...gauge(`interface_${name}`, `${what}, by interface.`, unit),
      type: 'counter',
    }),
  );

/** A value of -s, if it is a counter or if it is none. */
const statistic = (family: Family): FigureFamily => ({
  ...family,
  fields: ['value', 'table', 'counter'],
  valueOf: (value, table, counter) =>
    isGauge(String(table), String(counter)) === (family.type === 'gauge') ? amount(value) : undefined,
});

/** 1 or 0. */
const asBit = (value: RowValue): Amount | undefined =>
  typeof value === 'boolean' ? Number(value) : undefined;

/** What there is to know of the metrics of each kind. A `counter` in a name is refused by promtool: there it is `statistic`. */
export const METRICS: Readonly<Record<Kind, KindMetrics>> = {
  socket: {
    labels: ['protocol', 'state'],
    count: gauge('sockets', 'Sockets.'),
    isCounted: true,
    figures: [
      queue('recvQ', false, gauge('recv_queue_bytes', 'Bytes in sockets that wait to be read.', 'bytes')),
      queue(
        'sendQ',
        false,
        gauge('send_queue_bytes', 'Bytes in sockets that wait to be sent or to be acknowledged.', 'bytes'),
      ),
      queue('recvQ', true, gauge('listen_queue', 'Connections that wait to be accepted.')),
    ],
  },
  route: {
    labels: ['family'],
    count: gauge('routes', 'Routes.'),
    isCounted: true,
    figures: [],
  },
  interface: {
    labels: ['name'],
    count: gauge('interfaces', 'Interfaces.'),
    isCounted: false,
    figures: [
      {
        ...gauge('interface_up', 'Whether the interface is up; of several how many are.'),
        fields: ['flags'],
        valueOf: (flags) => (typeof flags === 'string' ? Number(flags.includes('U')) : undefined),
      },
      single('mtu', gauge('interface_mtu_bytes', 'The MTU of the interface.', 'bytes')),
      ...devCounters('rx', RECEIVED),
      ...devCounters('tx', SENT),
    ],
  },
  statistic: {
    labels: ['table', 'counter'],
    count: gauge('statistics', 'Counters of the protocols that the kernel has.'),
    isCounted: false,
    figures: [
      statistic({
        name: 'netstat_statistic',
        type: 'counter',
        help: "A counter of the protocols, by the kernel's names of its table and of itself.",
      }),
      statistic(gauge('statistic_value', 'What stands among the counters of the protocols and is none.')),
    ],
  },
  group: {
    labels: ['family', 'iface'],
    count: gauge('groups', 'Multicast groups that interfaces are members of.'),
    isCounted: true,
    figures: [ofField('refCount', gauge('group_users', 'Users that joined multicast groups.'))],
  },
  masquerade: {
    labels: ['protocol'],
    count: gauge('masqueraded_connections', 'Masqueraded connections.'),
    isCounted: true,
    figures: [],
  },
  memory: {
    labels: ['protocol'],
    count: gauge('memory_protocols', 'Protocols whose sockets take memory.'),
    isCounted: false,
    figures: [
      ofField('inUse', gauge('memory_sockets', 'Sockets in use; of FRAG and FRAG6 packets in pieces.')),
      ofField('orphans', gauge('memory_orphans', 'Connections that no process holds any more.')),
      single('orphanLimit', gauge('memory_orphan_limit', 'So many orphans there may be.')),
      ofField('timeWaits', gauge('memory_time_waits', 'Connections in TIME_WAIT.')),
      single('timeWaitLimit', gauge('memory_time_wait_limit', 'So many connections may be in TIME_WAIT.')),
      ofField('allocated', gauge('memory_allocated_sockets', 'Sockets of the machine in any state.')),
      ofField('memory.bytes', gauge('memory_bytes', 'Memory of the buffers of sockets.', 'bytes')),
      ofField('memory.pages', gauge('memory_pages', 'Memory of the buffers of sockets, in pages.')),
      single('limits.low', gauge('memory_low_pages', 'Up to so many pages there is no pressure.')),
      single('limits.pressure', gauge('memory_pressure_pages', 'Above so many pages there is pressure.')),
      single('limits.high', gauge('memory_high_pages', 'So many pages there may be.')),
      {
        ...gauge('memory_pressure', 'Whether the protocol is short of memory; of several how many are.'),
        fields: ['pressure'],
        valueOf: asBit,
      },
    ],
  },
  flow: {
    labels: ['protocol', 'certainty'],
    count: gauge('flows', 'Flows: clients, each with a service of a server.'),
    isCounted: true,
    figures: [
      ofField('connections', gauge('flow_connections', 'Connections of flows.')),
      ofField('recvQ', gauge('flow_recv_queue_bytes', 'Bytes of flows that wait to be read.', 'bytes')),
      ofField(
        'sendQ',
        gauge('flow_send_queue_bytes', 'Bytes of flows that wait to be sent or to be acknowledged.', 'bytes'),
      ),
    ],
  },
  namespace: {
    labels: ['type'],
    count: gauge('namespaces', 'Network namespaces.'),
    isCounted: true,
    figures: [
      ofField('processes', gauge('namespace_processes', 'Processes in network namespaces.')),
      ofField('sockets', gauge('namespace_sockets', 'Sockets in network namespaces.')),
      ofField(
        'listeners',
        gauge('namespace_listeners', 'Sockets in network namespaces that wait for peers.'),
      ),
    ],
  },
};

/** What was not seen. */
export const PROBLEMS: Family = gauge('problems', 'Things that could not be read: tables, lines, processes.');

export const DURATION: Family = gauge('duration_seconds', 'How long it took to read all this.', 'seconds');

/** The label of a field: `local.port` is local_port, `recvQ` recv_q; what an interface is called is `interface`. */
export function labelName(field: string): string {
  if (field === 'name') return 'interface';
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replaceAll('.', '_');
}
