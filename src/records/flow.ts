import { type Field, field, NATURAL, NETNS } from './field.ts';
import type { RecordKind } from './kind.ts';
import type { NetnsRecord } from './netns.ts';
import type { Explained } from './note.ts';
import { FLOW_CERTAINTIES, FLOW_PROTOCOLS, SOCKET_STATES } from './words.ts';

/** One side of a flow. What is not known of it is left out: of a peer that no one looked at there is only the address. */
export interface FlowEndRecord {
  /** The host that it is on, where several hosts are shown. */
  readonly host?: string;
  /** The network namespace that it is in, where namespaces are shown. */
  readonly netns?: NetnsRecord;
  /**
   * The program that holds the sockets, without what it writes of itself after a colon: `nginx`, `sshd`. A server's connections that none
   * holds any more are those of who listens.
   */
  readonly program?: string;
  /** The container that the program is in: its name, or else the beginning of its id. */
  readonly container?: string;
  /** Its pod: `NAMESPACE/NAME`, or else the uid. */
  readonly pod?: string;
  /** Its systemd unit. */
  readonly unit?: string;
  /** The address of this side as the flow's sockets have it; an IPv4 address that is mapped into IPv6 as the IPv4 address. */
  readonly address: string;
  /** The name of the address, where it was looked up and has one. */
  readonly name?: string;
}

/** How sure it is who of both is the server. */
export type FlowCertainty =
  /** One of them listens, or the connection is being opened by one of them. */
  | 'proven'
  /** One of the ports is of those that the kernel gives to clients, the other is not. */
  | 'inferred'
  /** Nothing tells: `client` and `server` are but two ends. */
  | 'unknown';

/** How many connections of a flow are in a state. */
export interface FlowStateRecord {
  /** netstat's word; empty where it shows none. */
  readonly state: string;
  readonly connections: number;
}

/** The protocols of flows, without the 6 of the IPv6 tables. */
export type FlowProtocol = 'tcp' | 'udp' | 'udplite' | 'sctp';

/** The connections of one client to one service of one server. */
export interface FlowRecord extends Explained {
  readonly client: FlowEndRecord;
  readonly server: FlowEndRecord;
  readonly protocol: FlowProtocol;
  /** That of the server; `null` where it is not known who that is. */
  readonly port: number | null;
  /** The name of that port, where it was looked up and has one. */
  readonly service?: string;
  /** One that both ends show counts once. */
  readonly connections: number;
  /** As the client has them, or else the server: the most frequent one first. */
  readonly states: readonly FlowStateRecord[];
  /** Bytes that wait to be read, at the ends that are shown. */
  readonly recvQ: number | bigint;
  /** Bytes that wait to be sent or to be acknowledged there. */
  readonly sendQ: number | bigint;
  readonly certainty: FlowCertainty;
}

const SIDES = ['client', 'server'] as const;

/** What is known of these records. */
export const FLOW: RecordKind<FlowRecord> = {
  plural: 'flows',
  spans: true,
  title: 'flows',
  fields: [
    ...SIDES.flatMap((side) => [
      field(`${side}.host`, 'text', `the recorded host of the ${side}`, { with: 'hosts' }),
      ...NETNS.map((own): Field => ({ ...own, name: `${side}.${own.name}`, with: 'netns' })),
      field(`${side}.program`, 'text', `program of the ${side}`),
      field(`${side}.container`, 'text', 'the container that it is in'),
      field(`${side}.pod`, 'text', 'its pod', { rare: true }),
      field(`${side}.unit`, 'text', 'its systemd unit', { rare: true }),
      field(`${side}.address`, 'address', `address of the ${side}`),
      field(`${side}.name`, 'host', 'name of that address'),
    ]),
    field('protocol', 'word', 'tcp, udp, udplite, sctp', { vocabulary: FLOW_PROTOCOLS }),
    field('port', 'port', 'port of the server'),
    field('service', 'text', 'name of that port'),
    field('connections', 'integer', 'connections; one that both ends show counts once', NATURAL),
    field('states.state', 'word', 'states of the connections', { many: true, vocabulary: SOCKET_STATES }),
    field('states.connections', 'integer', 'how many are in each', { ...NATURAL, many: true }),
    field('recvQ', 'integer', 'bytes that wait to be read', NATURAL),
    field('sendQ', 'integer', 'bytes that wait to be acknowledged', NATURAL),
    field('certainty', 'word', 'proven, inferred, unknown', { vocabulary: FLOW_CERTAINTIES }),
  ],
  aliases: {
    host: ['client.host', 'server.host'],
    netns: SIDES.flatMap((side) => ['names', 'inode', 'id'].map((name) => `${side}.netns.${name}`)),
    program: ['client.program', 'server.program'],
    container: ['client.container', 'server.container'],
    pod: ['client.pod', 'server.pod'],
    unit: ['client.unit', 'server.unit'],
    address: ['client.address', 'server.address'],
    state: ['states.state'],
  },
  required: {
    client: true,
    'client.address': true,
    'client.netns.host': true,
    server: true,
    'server.address': true,
    'server.netns.host': true,
    protocol: true,
    port: true,
    connections: true,
    states: true,
    'states.state': true,
    'states.connections': true,
    recvQ: true,
    sendQ: true,
    certainty: true,
  },
  nullable: { port: true },
};
