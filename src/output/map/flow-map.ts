import type { FlowCertainty, FlowEndRecord, FlowRecord } from '../../records/flow.ts';
import { groupPeers } from './networks.ts';
import { type Box, type OwnHost, type Place, placesOf } from './places.ts';

/** A program on a host, or a peer: an address, or a network of several. */
export interface MapNode extends Place {
  /** The name of the only address of a peer, where it has one. */
  readonly peerName: string | undefined;
  /** How many addresses stand behind a peer. */
  readonly addresses: number;
}

/** The flows from one node to one service of another. */
export interface MapArrow {
  readonly from: MapNode;
  /** Where it is not known who is the server, the other end. */
  readonly to: MapNode;
  readonly protocol: string;
  readonly port: number | null;
  readonly service: string | undefined;
  readonly certainty: FlowCertainty;
  readonly flows: number;
  readonly connections: number;
  /** The most frequent state first. */
  readonly states: readonly (readonly [state: string, connections: number])[];
}

/** What is not drawn. */
export interface Others {
  readonly flows: number;
  readonly connections: number;
}

/** Flows as they are drawn. */
export interface FlowMap {
  /** Those that arrows lead from or to, in an order that is always the same. */
  readonly nodes: readonly MapNode[];
  /** The heaviest one first. */
  readonly arrows: readonly MapArrow[];
  readonly others: Others | undefined;
}

/** What to draw. */
export interface MapOptions extends OwnHost {
  /** The most arrows. */
  readonly limit: number;
}

/** Makes a map of flows; their order does not matter to it. */
export function flowMap(flows: readonly FlowRecord[], { limit, ...own }: MapOptions): FlowMap {
  const nodeOf = nodesOf(flows, own);
  const arrows = new Map<string, Gathered>();
  for (const flow of flows) {
    const sides = [nodeOf(flow.client), nodeOf(flow.server)] as const;
    // Which end comes first means nothing then.
    const [from, to] = flow.port === null ? ordered(sides) : sides;
    const { protocol, port, certainty } = flow;
    const key = JSON.stringify([from.key, to.key, protocol, port, certainty]);
    const known = arrows.get(key);
    if (known === undefined) arrows.set(key, begin(from, to, flow, key));
    else add(known, flow);
  }
  const heaviest = [...arrows.values()].sort(
    (a, b) => b.connections - a.connections || compare(a.key, b.key),
  );
  const drawn = heaviest.slice(0, limit);
  const rest = heaviest.slice(limit);
  return {
    nodes: [...new Set(drawn.flatMap(({ from, to }) => [from, to]))]
      .sort((a, b) => compare(a.key, b.key))
      .map(({ node }) => node),
    arrows: drawn.map(arrowOf),
    others:
      rest.length === 0
        ? undefined
        : rest.map(({ flows, connections }) => ({ flows, connections })).reduce(sum),
  };
}

/** A node and what tells it from others. */
interface Keyed {
  readonly key: string;
  readonly node: MapNode;
}

function nodesOf(flows: readonly FlowRecord[], own: OwnHost): (end: FlowEndRecord) => Keyed {
  const placeOf = placesOf(flows, own);
  const ends = flows.flatMap(({ client, server }) => [client, server]);
  const peers = ends.filter((end) => placeOf(end).kind === 'peer');
  const groups = groupPeers(new Set(peers.map(({ address }) => address)));
  const sizes = new Map<string, number>();
  for (const group of groups.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const names = new Map<string, string>();
  for (const { address, name } of peers) {
    const known = names.get(address);
    if (name !== undefined && (known === undefined || compare(name, known) < 0)) names.set(address, name);
  }
  const nodes = new Map<string, Keyed>();
  return (end) => {
    const place = placeOf(end);
    const name = place.kind === 'peer' ? (groups.get(place.name) ?? place.name) : place.name;
    // What has no box is a peer.
    const key = JSON.stringify([...place.boxes.map(boxKey), name]);
    const known = nodes.get(key);
    if (known !== undefined) return known;
    const addresses = place.kind === 'peer' ? (sizes.get(name) ?? 1) : 0;
    const node = { ...place, name, addresses, peerName: place.kind === 'peer' ? names.get(name) : undefined };
    const made = { key, node };
    nodes.set(key, made);
    return made;
  };
}

/** What tells boxes in the same box from each other. */
export function boxKey({ kind, name }: Box): string {
  return `${kind} ${name}`;
}

function ordered([one, other]: readonly [Keyed, Keyed]): readonly [Keyed, Keyed] {
  return compare(one.key, other.key) <= 0 ? [one, other] : [other, one];
}

/** An arrow that flows are added to. */
interface Gathered extends Others {
  readonly key: string;
  readonly from: Keyed;
  readonly to: Keyed;
  readonly protocol: string;
  readonly port: number | null;
  readonly certainty: FlowCertainty;
  service: string | undefined;
  flows: number;
  connections: number;
  readonly states: Map<string, number>;
}

function begin(from: Keyed, to: Keyed, flow: FlowRecord, key: string): Gathered {
  const { protocol, port, certainty } = flow;
  const begun = { key, from, to, protocol, port, certainty, service: undefined, flows: 0, connections: 0 };
  const arrow: Gathered = { ...begun, states: new Map() };
  add(arrow, flow);
  return arrow;
}

function add(arrow: Gathered, { service, connections, states }: FlowRecord): void {
  arrow.flows++;
  arrow.connections += connections;
  if (service !== undefined && (arrow.service === undefined || compare(service, arrow.service) < 0))
    arrow.service = service;
  for (const { state, connections } of states)
    arrow.states.set(state, (arrow.states.get(state) ?? 0) + connections);
}

function arrowOf({ from, to, states, ...arrow }: Gathered): MapArrow {
  const { protocol, port, service, certainty, flows, connections } = arrow;
  return {
    ...{ from: from.node, to: to.node, protocol, port, service, certainty, flows, connections },
    states: [...states].sort(([a, m], [b, n]) => n - m || compare(a, b)),
  };
}

function sum(a: Others, b: Others): Others {
  return { flows: a.flows + b.flows, connections: a.connections + b.connections };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
