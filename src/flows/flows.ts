import type { FlowEndRecord, FlowRecord } from '../records/flow.ts';
import type { EndRecord, OwnerRecord, SocketRecord } from '../records/socket.ts';
import { type ConnectionEnd, endOf, type ListeningEnd, listenerOf } from './connection-end.ts';
import { type Direction, directionOf } from './direction.ts';
import { joinEnds, type Pair } from './mirrors.ts';
import type { Vantage } from './vantage.ts';

/** Takes the sockets of one look at hosts and their namespaces, and tells who talks to whom. */
export class FlowGatherer {
  readonly #ends: ConnectionEnd[] = [];
  readonly #listening = new Map<Vantage, Map<string, ListeningEnd[]>>();

  /** Takes what is seen from there. */
  enter(vantage: Vantage): void {
    if (!this.#listening.has(vantage)) this.#listening.set(vantage, new Map());
  }

  /** Takes a row. @param isSelected whether it is such as is asked for: others only tell more of the connections that are */
  see(vantage: Vantage, row: SocketRecord, isSelected: boolean): void {
    const seen = endOf(vantage, row, isSelected);
    if (seen === undefined) return;
    if (seen.kind === 'connection') {
      this.#ends.push(seen.end);
      return;
    }
    this.enter(vantage);
    const listening = this.#listening.get(vantage) as Map<string, ListeningEnd[]>;
    const key = portKey(seen.protocol, seen.port);
    const alike = listening.get(key);
    if (alike === undefined) listening.set(key, [seen.end]);
    else alike.push(seen.end);
  }

  /** The flows, the one with the most connections first. */
  flows(): FlowRecord[] {
    const flows = new Map<string, Gathered>();
    const listener = (end: ConnectionEnd): ListeningEnd | undefined => {
      const listening = this.#listening.get(end.vantage)?.get(portKey(end.protocol, end.sourcePort));
      return listening && listenerOf(end, listening);
    };
    for (const pair of joinEnds(this.#ends, [...this.#listening.keys()])) {
      if (!pair.some((end) => end?.isSelected)) continue;
      const sides = sidesOf(pair, directionOf(pair, listener));
      const key = flowKey(sides);
      const known = flows.get(key);
      if (known === undefined) flows.set(key, begin(sides));
      else add(known, sides);
    }
    return [...flows.values()].map(recordOf).sort((a, b) => b.connections - a.connections);
  }
}

function portKey(protocol: string, port: number): string {
  return `${protocol} ${port}`;
}

/** One connection, and who is who. */
interface Sides {
  readonly client: FlowEndRecord;
  readonly server: FlowEndRecord;
  readonly protocol: FlowRecord['protocol'];
  readonly port: number | null;
  readonly service: string | undefined;
  readonly certainty: FlowRecord['certainty'];
  readonly state: string;
  readonly recvQ: number | bigint;
  readonly sendQ: number | bigint;
}

function sidesOf([first, second]: Pair, { certainty, isFirstServer, listener }: Direction): Sides {
  const one = sideOf(first, isFirstServer ? listener : undefined);
  const other = second === undefined ? peerOf(first) : sideOf(second, isFirstServer ? undefined : listener);
  const rows = second === undefined ? [first] : [first, second];
  const queues = {
    recvQ: rows.map(({ recvQ }) => recvQ).reduce(sum),
    sendQ: rows.map(({ sendQ }) => sendQ).reduce(sum),
  };
  const protocol = first.protocol as FlowRecord['protocol'];
  if (certainty === 'unknown') {
    // Either end may come first: the same two are one flow.
    const [client, server] = endKey(one) <= endKey(other) ? [one, other] : [other, one];
    return {
      client,
      server,
      protocol,
      port: null,
      service: undefined,
      certainty,
      state: first.state,
      ...queues,
    };
  }
  const [client, server] = isFirstServer ? [other, one] : [one, other];
  const [clientEnd, serverEnd] = isFirstServer ? [second, first] : [first, second];
  const port = serverEnd?.sourcePort ?? first.destinationPort;
  const service = serverEnd?.local.service ?? clientEnd?.foreign.service;
  const { state } = clientEnd ?? first;
  return { client, server, protocol, port, service, certainty, state, ...queues };
}

/** An end that a row shows. What no process holds any more was of who listens. */
function sideOf(
  { vantage, owner, source, local }: ConnectionEnd,
  listener: ListeningEnd | undefined,
): FlowEndRecord {
  return {
    ...placeOf(vantage),
    ...workOf(owner ?? listener?.owner),
    ...addressOf(source, local),
  };
}

/** An end that no row shows. */
function peerOf({ destination, foreign }: ConnectionEnd): FlowEndRecord {
  return addressOf(destination, foreign);
}

function placeOf({ host, netns }: Vantage): Pick<FlowEndRecord, 'host' | 'netns'> {
  return { ...(host === undefined ? {} : { host }), ...(netns === undefined ? {} : { netns }) };
}

function addressOf(address: string, { host }: EndRecord): Pick<FlowEndRecord, 'address' | 'name'> {
  return { address, ...(host === undefined ? {} : { name: host }) };
}

/** So much of an id people type. */
const SHORT_ID = 12;

function workOf(owner: OwnerRecord | undefined): Omit<FlowEndRecord, 'address'> {
  if (owner === undefined) return {};
  const { program, unit } = owner;
  const container = owner.container?.name ?? owner.container?.id?.slice(0, SHORT_ID);
  const pod = podLabel(owner.pod);
  return {
    program,
    ...(container === undefined ? {} : { container }),
    ...(pod === undefined ? {} : { pod }),
    ...(unit === undefined ? {} : { unit }),
  };
}

function podLabel({ name, namespace, uid }: NonNullable<OwnerRecord['pod']> = {}): string | undefined {
  if (name === undefined) return uid;
  return namespace === undefined ? name : `${namespace}/${name}`;
}

function endKey({ host, netns, program, container, pod, unit, address }: FlowEndRecord): string {
  return JSON.stringify([host, netns?.inode ?? netns?.id, program, container, pod, unit, address]);
}

function flowKey({ client, server, protocol, port, certainty }: Sides): string {
  return `${endKey(client)} ${endKey(server)} ${protocol} ${port} ${certainty}`;
}

/** What the connections of a flow have in common, and how many there are. */
interface Gathered {
  readonly sides: Sides;
  connections: number;
  readonly states: Map<string, number>;
  recvQ: number | bigint;
  sendQ: number | bigint;
}

function begin(sides: Sides): Gathered {
  const { state, recvQ, sendQ } = sides;
  return { sides, connections: 1, states: new Map([[state, 1]]), recvQ, sendQ };
}

function add(flow: Gathered, { state, recvQ, sendQ }: Sides): void {
  flow.connections++;
  flow.states.set(state, (flow.states.get(state) ?? 0) + 1);
  flow.recvQ = sum(flow.recvQ, recvQ);
  flow.sendQ = sum(flow.sendQ, sendQ);
}

function recordOf({ sides, connections, states, recvQ, sendQ }: Gathered): FlowRecord {
  const { client, server, protocol, port, service, certainty } = sides;
  return {
    ...{ client, server, protocol, port },
    ...(service === undefined ? {} : { service }),
    connections,
    states: [...states].map(([state, count]) => ({ state, connections: count })).sort(byCount),
    ...{ recvQ, sendQ, certainty },
  };
}

function byCount(a: { readonly connections: number }, b: { readonly connections: number }): number {
  return b.connections - a.connections;
}

/** Exact also where it passes 2^53. */
function sum(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b;
  return BigInt(a) + BigInt(b);
}
