import { serviceOf } from '../records/describe/ends.ts';
import { sumOf } from '../records/figure.ts';
import type { FlowCertainty, FlowProtocol, FlowRecord, FlowStateRecord } from '../records/flow.ts';
import { FLOW_CERTAINTIES, FLOW_PROTOCOLS } from '../records/words.ts';
import type { ConnectionEnd } from './connection-end.ts';
import { PairNumbers } from './pair-numbers.ts';
import { describeSide, type Side } from './sides.ts';

/** One connection, and who is who. */
export interface Connection {
  readonly client: Side;
  readonly server: Side;
  readonly protocol: FlowProtocol;
  readonly port: number | null;
  readonly certainty: FlowCertainty;
  readonly state: string;
}

/** A flow as it grows: what its connections have in common, and how many there are. */
interface Growing extends Connection {
  connections: number;
  /** How many connections are in other states than the first one. */
  others: Map<string, number> | undefined;
  recvQ: number | bigint;
  sendQ: number | bigint;
}

/** The flows of connections as they come. */
export class GrowingFlows {
  readonly #services = new PairNumbers();
  readonly #numbers = new PairNumbers();
  /** By their numbers. */
  readonly #flows: Growing[] = [];

  /** Adds a connection. @param second its other end, if that was seen */
  add(connection: Connection, first: ConnectionEnd, second: ConnectionEnd | undefined): void {
    const { client, server, state } = connection;
    const service = this.#services.of(server.id, serviceKey(connection));
    const number = this.#numbers.of(service, client.id);
    let flow = this.#flows[number];
    if (flow === undefined) {
      flow = begin(connection);
      this.#flows.push(flow);
    }
    flow.connections++;
    if (state !== flow.state) {
      flow.others ??= new Map();
      flow.others.set(state, (flow.others.get(state) ?? 0) + 1);
    }
    addQueues(flow, first);
    if (second !== undefined) addQueues(flow, second);
  }

  /** The one with the most connections first. */
  *records(): Generator<FlowRecord> {
    const flows = this.#flows.sort((a, b) => b.connections - a.connections);
    for (const flow of flows) yield describe(flow);
  }
}

/** A number for what flows to one server differ in. */
function serviceKey({ protocol, port, certainty }: Connection): number {
  const certainties = FLOW_CERTAINTIES.words;
  const number = FLOW_PROTOCOLS.words.indexOf(protocol) * certainties.length + certainties.indexOf(certainty);
  return number * (NO_PORT + 1) + (port ?? NO_PORT);
}

/** One more than the highest. */
const NO_PORT = 0x1_0000;

function begin(connection: Connection): Growing {
  const { client, server, protocol, port, certainty, state } = connection;
  return {
    client,
    server,
    protocol,
    port,
    certainty,
    state,
    connections: 0,
    others: undefined,
    recvQ: 0,
    sendQ: 0,
  };
}

function addQueues(flow: Growing, { recvQ, sendQ }: ConnectionEnd): void {
  flow.recvQ = sumOf(flow.recvQ, recvQ);
  flow.sendQ = sumOf(flow.sendQ, sendQ);
}

/** Whose services the ports are. */
const PORTS = { tcp: 'tcp', udp: 'udp', udplite: 'udp', sctp: 'tcp' } as const;

function describe(flow: Growing): FlowRecord {
  const { client, server, protocol, port, connections, recvQ, sendQ, certainty } = flow;
  const record: { -readonly [K in keyof FlowRecord]: FlowRecord[K] } = {
    client: describeSide(client),
    server: describeSide(server),
    protocol,
    port,
    connections,
    states: statesOf(flow),
    recvQ,
    sendQ,
    certainty,
  };
  const service = port === null ? undefined : serviceOf(port, PORTS[protocol], server.seenFrom.names);
  if (service !== undefined) record.service = service;
  return record;
}

function statesOf({ state, connections, others }: Growing): FlowStateRecord[] {
  if (others === undefined) return [{ state, connections }];
  const states = [...others].map(([state, connections]) => ({ state, connections }));
  const rest = states.reduce((sum, { connections }) => sum - connections, connections);
  return [{ state, connections: rest }, ...states].sort(byCount);
}

function byCount(a: FlowStateRecord, b: FlowStateRecord): number {
  return b.connections - a.connections || (a.state < b.state ? -1 : 1);
}
