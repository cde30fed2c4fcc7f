import type { FlowEndRecord, FlowRecord } from '../../records/flow.ts';
import type { NetnsRecord } from '../../records/netns.ts';
import { clipped } from './clipped.ts';

/** What programs are in: a host, and in it a network namespace, a pod, a container. */
export interface Box {
  readonly kind: 'host' | 'netns' | 'pod' | 'container';
  readonly name: string;
}

/** Where an end is, and what it is called. Ends of the same place are one node. */
export interface Place {
  readonly kind: 'program' | 'peer';
  /** From the outermost one; none around a peer. */
  readonly boxes: readonly Box[];
  /** A program, or the address of a peer. */
  readonly name: string;
}

/** The only host, where records do not say which one they are of. */
export interface OwnHost {
  /** Its name. */
  readonly host?: string | undefined;
  /** Its addresses, as far as they are known. */
  readonly addresses?: readonly string[];
}

/** Tells the places of ends. */
export type PlaceOf = (end: FlowEndRecord) => Place;

const UNKNOWN_PROGRAM = 'unknown program';

/** Addresses that no other host has. */
const LOOPBACK = /^(?:127\.|::1$)/;

/**
 * Which ends are on the hosts that were looked at, and which are peers. Where records say of no host or namespace that they are of it, an
 * end without a program is on the host if that has its address: nobody holds a connection in TIME_WAIT, and who is not root sees no
 * programs of others.
 */
export function placesOf(flows: readonly FlowRecord[], { host: hostName, addresses = [] }: OwnHost): PlaceOf {
  const ends = flows.flatMap(({ client, server }) => [client, server]);
  const arePlaced = ends.some(({ host, netns }) => host !== undefined || netns !== undefined);
  // Of two ends in no order the one that was seen comes first.
  const unordered = flows.flatMap(({ client, server, port }) =>
    port === null && server.program === undefined ? client : [],
  );
  const seen = [...ends.filter(({ program }) => program !== undefined), ...unordered];
  const own = new Set([...addresses, ...seen.map(({ address }) => address)]);
  const isSeen = ({ host, netns, program, address }: FlowEndRecord): boolean =>
    arePlaced
      ? host !== undefined || netns !== undefined
      : program !== undefined || own.has(address) || LOOPBACK.test(address);
  return (end) => {
    if (!isSeen(end)) return { kind: 'peer', boxes: [], name: end.address };
    return { kind: 'program', boxes: boxesOf(end, hostName), name: clipped(end.program ?? UNKNOWN_PROGRAM) };
  };
}

function boxesOf({ host, netns, pod, container }: FlowEndRecord, hostName = 'this host'): Box[] {
  const boxes: Box[] = [{ kind: 'host', name: clipped(host ?? hostName) }];
  if (pod !== undefined) boxes.push({ kind: 'pod', name: clipped(pod) });
  if (container !== undefined) boxes.push({ kind: 'container', name: clipped(container) });
  // That of a container has no other programs.
  if (boxes.length === 1 && netns?.host === false) boxes.push({ kind: 'netns', name: netnsName(netns) });
  return boxes;
}

function netnsName({ inode, id, names: [name] = [] }: NetnsRecord): string {
  return clipped(name ?? String(inode ?? id ?? 'unknown'));
}
