import { serviceOf } from '../records/describe/ends.ts';
import type { FlowCertainty, FlowProtocol, FlowRecord, FlowStateRecord } from '../records/flow.ts';
import { AddressBook, packed } from './address-book.ts';
import { type ConnectionEnd, endOf, type ListeningEnd } from './connection-end.ts';
import { type Direction, directionOf } from './direction.ts';
import { Homes } from './homes.ts';
import { type Answering, Listeners } from './listeners.ts';
import { joinEnds, type Pair } from './mirrors.ts';
import type { RowView } from './row-view.ts';
import { type Side, Sides } from './sides.ts';
import { Translations } from './translations.ts';
import type { Vantage } from './vantage.ts';

/** Takes the sockets of one look at hosts and their namespaces, and tells who talks to whom. */
export class FlowGatherer {
  readonly #vantages: Vantage[] = [];
  readonly #book = new AddressBook();
  readonly #ends: ConnectionEnd[] = [];
  readonly #listeners = new Listeners();

  /** Begins with what is seen from there. */
  enter(vantage: Vantage): void {
    this.#vantages.push(vantage);
  }

  /** Takes a row. @param isSelected whether it is such as is asked for: others only tell more of the connections that are */
  see<R>(vantage: Vantage, view: RowView<R>, row: R, isSelected: boolean): void {
    const seen = endOf(vantage, view, row, this.#book, isSelected);
    if (seen?.kind === 'connection') this.#ends.push(seen.end);
    else if (seen !== undefined) this.#listeners.add(vantage, seen.protocol, seen.port, seen.end);
  }

  /** The flows, the one with the most connections first. */
  flows(): FlowRecord[] {
    const homes = new Homes();
    for (const vantage of this.#vantages)
      for (const address of vantage.addresses) homes.add(this.#book.of(packed(address)), vantage);
    for (const { source, vantage } of this.#ends) homes.add(source, vantage);
    const translations = new Translations(this.#vantages, this.#book);
    const sides = new Sides();
    const flows = new Map<string, Gathered>();
    for (const pair of joinEnds(this.#ends, homes, translations)) {
      const [first, second] = pair;
      if (!first.isSelected && second?.isSelected !== true) continue;
      const answering =
        second === undefined ? this.#listeners.answering(first, homes, translations) : undefined;
      const listener = this.#listeners.at(first);
      const other = second === undefined ? answering?.listener : this.#listeners.at(second);
      const seen = { pair, listener, other, answering: answering?.isEnd ? answering : undefined };
      const connection = connectionOf(seen, directionOf(pair, listener, other), sides);
      const { client, server, protocol, port, certainty } = connection;
      const key = `${client.id} ${server.id} ${protocol} ${port} ${certainty}`;
      const known = flows.get(key);
      if (known === undefined) flows.set(key, begin(connection, first.vantage, pair));
      else add(known, connection, pair);
    }
    return [...flows.values()].sort((a, b) => b.connections - a.connections).map(recordOf);
  }
}

/** What is known of a connection. */
interface SeenConnection {
  readonly pair: Pair;
  /** Who waits at the port of the first end, if anyone does. */
  readonly listener: ListeningEnd | undefined;
  /** The same of the other one. */
  readonly other: ListeningEnd | undefined;
  /** The other end, where a socket that has no row of this connection is it. */
  readonly answering: Answering | undefined;
}

/** One connection, and who is who. */
interface Connection {
  readonly client: Side;
  readonly server: Side;
  readonly protocol: FlowProtocol;
  readonly port: number | null;
  readonly certainty: FlowCertainty;
  readonly state: string;
}

/** What no process holds any more was of who listens. */
function connectionOf(
  { pair: [first, second], listener, other, answering }: SeenConnection,
  { certainty, isFirstServer }: Direction,
  sides: Sides,
): Connection {
  const { vantage, protocol, source, destination, state } = first;
  const isSecondServer = certainty !== 'unknown' && !isFirstServer;
  const one = sides.of(vantage, first.owner ?? (isFirstServer ? listener?.owner : undefined), source);
  const two =
    second !== undefined
      ? sides.of(second.vantage, second.owner ?? (isSecondServer ? other?.owner : undefined), second.source)
      : answering !== undefined
        ? sides.of(answering.vantage, answering.listener.owner, answering.address)
        : sides.unseen(destination, vantage);
  if (isFirstServer)
    return {
      ...{ client: two, server: one, protocol, certainty },
      port: first.sourcePort,
      state: second?.state ?? state,
    };
  if (isSecondServer)
    return {
      ...{ client: one, server: two, protocol, certainty, state },
      port: second?.sourcePort ?? answering?.port ?? first.destinationPort,
    };
  // Either end may come first: the same two are one flow.
  const isInOrder = isBefore(one, two);
  return {
    ...{ client: isInOrder ? one : two, server: isInOrder ? two : one },
    ...{ protocol, certainty, port: null, state },
  };
}

function isBefore({ record: one }: Side, { record: two }: Side): boolean {
  return one.address === two.address ? JSON.stringify(one) <= JSON.stringify(two) : one.address < two.address;
}

/** What the connections of a flow have in common, and how many there are. */
interface Gathered {
  readonly connection: Connection;
  /** Where the name of the port is known. */
  readonly seenFrom: Vantage;
  connections: number;
  readonly states: Map<string, number>;
  recvQ: number | bigint;
  sendQ: number | bigint;
}

function begin(connection: Connection, seenFrom: Vantage, pair: Pair): Gathered {
  const flow = { connection, seenFrom, connections: 0, states: new Map(), recvQ: 0, sendQ: 0 };
  add(flow, connection, pair);
  return flow;
}

function add(flow: Gathered, { state }: Connection, [first, second]: Pair): void {
  flow.connections++;
  flow.states.set(state, (flow.states.get(state) ?? 0) + 1);
  flow.recvQ = sum(flow.recvQ, first.recvQ);
  flow.sendQ = sum(flow.sendQ, first.sendQ);
  if (second === undefined) return;
  flow.recvQ = sum(flow.recvQ, second.recvQ);
  flow.sendQ = sum(flow.sendQ, second.sendQ);
}

/** Whose services the ports are. */
const PORTS = { tcp: 'tcp', udp: 'udp', udplite: 'udp', sctp: 'tcp' } as const;

type Draft = { -readonly [K in keyof FlowRecord]: FlowRecord[K] };

function recordOf({ connection, seenFrom, connections, states, recvQ, sendQ }: Gathered): FlowRecord {
  const { client, server, protocol, port, certainty } = connection;
  const service = port === null ? undefined : serviceOf(port, PORTS[protocol], seenFrom.names);
  const known: FlowStateRecord[] = [];
  for (const [state, count] of states) known.push({ state, connections: count });
  if (known.length > 1) known.sort(byCount);
  const record: Draft = {
    ...{ client: client.record, server: server.record, protocol, port },
    ...{ connections, states: known, recvQ, sendQ, certainty },
  };
  if (service !== undefined) record.service = service;
  return record;
}

function byCount(a: FlowStateRecord, b: FlowStateRecord): number {
  return b.connections - a.connections || (a.state < b.state ? -1 : 1);
}

/** Exact also where it passes 2^53. */
function sum(a: number | bigint, b: number | bigint): number | bigint {
  if (typeof a === 'number' && typeof b === 'number' && Number.isSafeInteger(a + b)) return a + b;
  return BigInt(a) + BigInt(b);
}
