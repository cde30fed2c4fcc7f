import type { FlowEndRecord, FlowRecord, FlowStateRecord } from '../records/flow.ts';
import type { OwnerRecord, SocketRecord } from '../records/socket.ts';
import { type ConnectionEnd, endOf, type ListeningEnd } from './connection-end.ts';
import { type Direction, directionOf } from './direction.ts';
import { Homes } from './homes.ts';
import { type Answering, Listeners } from './listeners.ts';
import { joinEnds, type Pair } from './mirrors.ts';
import { Translations } from './translations.ts';
import type { Vantage } from './vantage.ts';

/** Takes the sockets of one look at hosts and their namespaces, and tells who talks to whom. */
export class FlowGatherer {
  readonly #vantages: Vantage[] = [];
  readonly #ends: ConnectionEnd[] = [];
  readonly #listeners = new Listeners();

  /** Begins with what is seen from there. */
  enter(vantage: Vantage): void {
    this.#vantages.push(vantage);
  }

  /** Takes a row. @param isSelected whether it is such as is asked for: others only tell more of the connections that are */
  see(vantage: Vantage, row: SocketRecord, isSelected: boolean): void {
    const seen = endOf(vantage, row, isSelected);
    if (seen?.kind === 'connection') this.#ends.push(seen.end);
    else if (seen !== undefined) this.#listeners.add(vantage, seen.protocol, seen.port, seen.end);
  }

  /** The flows, the one with the most connections first. */
  flows(): FlowRecord[] {
    const homes = new Homes();
    for (const vantage of this.#vantages)
      for (const address of vantage.addresses) homes.add(address, vantage);
    for (const { source, vantage } of this.#ends) homes.add(source, vantage);
    const translations = new Translations(this.#vantages);
    const flows = new Map<string, Gathered>();
    for (const pair of joinEnds(this.#ends, homes, translations)) {
      const [first, second] = pair;
      if (!first.isSelected && second?.isSelected !== true) continue;
      const listener = this.#listeners.at(first);
      const answering =
        second === undefined ? this.#listeners.answering(first, homes, translations) : undefined;
      const other = second === undefined ? answering?.listener : this.#listeners.at(second);
      const direction = directionOf(pair, listener, other);
      const sides = sidesOf(pair, direction, listener, other, answering?.isEnd ? answering : undefined);
      const key = flowKey(sides);
      const known = flows.get(key);
      if (known === undefined) flows.set(key, begin(sides));
      else add(known, sides);
    }
    return [...flows]
      .sort(
        ([key, flow], [otherKey, other]) => other.connections - flow.connections || (key < otherKey ? -1 : 1),
      )
      .map(([, flow]) => recordOf(flow));
  }
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

/**
 * Who is who of a connection.
 *
 * @param listener who waits at the port of the first end, if anyone does
 * @param other the same of the other one
 * @param answering the other end, where a socket that has no row of this connection is it
 */
function sidesOf(
  [first, second]: Pair,
  { certainty, isFirstServer }: Direction,
  listener: ListeningEnd | undefined,
  other: ListeningEnd | undefined,
  answering: Answering | undefined,
): Sides {
  const isSecondServer = certainty !== 'unknown' && !isFirstServer;
  const one = sideOf(first, isFirstServer ? listener : undefined);
  const two =
    second === undefined ? peerOf(first, answering) : sideOf(second, isSecondServer ? other : undefined);
  const common = {
    protocol: first.protocol as FlowRecord['protocol'],
    certainty,
    recvQ: second === undefined ? first.recvQ : sum(first.recvQ, second.recvQ),
    sendQ: second === undefined ? first.sendQ : sum(first.sendQ, second.sendQ),
  };
  if (certainty === 'unknown') {
    // Either end may come first: the same two are one flow.
    const [client, server] = endKey(one) <= endKey(two) ? [one, two] : [two, one];
    return { ...common, client, server, port: null, service: undefined, state: first.state };
  }
  if (isFirstServer) {
    const { sourcePort, service } = first;
    return { ...common, client: two, server: one, port: sourcePort, service, state: (second ?? first).state };
  }
  const port = second?.sourcePort ?? answering?.port ?? first.destinationPort;
  const service = port === first.destinationPort ? first.peerService : second?.service;
  return { ...common, client: one, server: two, port, service, state: first.state };
}

/** An end that a row shows. What no process holds any more was of who listens. */
function sideOf(
  { vantage, owner, source, name }: ConnectionEnd,
  listener: ListeningEnd | undefined,
): FlowEndRecord {
  return {
    ...placeOf(vantage),
    ...workOf(owner ?? listener?.owner),
    ...addressOf(source, name),
  };
}

/** An end that no row shows. */
function peerOf({ destination, peerName }: ConnectionEnd, answering: Answering | undefined): FlowEndRecord {
  if (answering === undefined) return addressOf(destination, peerName);
  const { vantage, listener, address } = answering;
  const name = address === destination ? peerName : undefined;
  return { ...placeOf(vantage), ...workOf(listener.owner), ...addressOf(address, name) };
}

function placeOf({ host, netns }: Vantage): Pick<FlowEndRecord, 'host' | 'netns'> {
  return { ...(host === undefined ? {} : { host }), ...(netns === undefined ? {} : { netns }) };
}

function addressOf(address: string, name: string | undefined): Pick<FlowEndRecord, 'address' | 'name'> {
  return { address, ...(name === undefined ? {} : { name }) };
}

/** What a program writes over its arguments, by setproctitle: its name, and then what it does, which is other for each connection. */
const TITLE = /^([^\s:]+): .*$/s;

/** So much of an id people type. */
const SHORT_ID = 12;

function workOf(owner: OwnerRecord | undefined): Omit<FlowEndRecord, 'address'> {
  if (owner === undefined) return {};
  const { unit } = owner;
  const program = owner.program.replace(TITLE, '$1');
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

function byCount(a: FlowStateRecord, b: FlowStateRecord): number {
  return b.connections - a.connections || (a.state < b.state ? -1 : 1);
}

/** Exact also where it passes 2^53. */
function sum(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b;
  return BigInt(a) + BigInt(b);
}
