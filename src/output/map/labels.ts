import { clipped } from './clipped.ts';
import type { MapArrow, MapNode, Others } from './flow-map.ts';
import type { Box } from './places.ts';

const BOX_WORDS: Readonly<Record<Box['kind'], string>> = {
  host: '',
  netns: 'netns ',
  pod: 'pod ',
  container: 'container ',
};

/** `container web`; of a host its name. */
export function boxLabel({ kind, name }: Box): string {
  return BOX_WORDS[kind] + name;
}

/** The lines of a node. */
export function nodeLines({ name, peerName, addresses }: MapNode): string[] {
  if (peerName !== undefined) return [peerName, name];
  return addresses > 1 ? [name, counted(addresses, 'address', 'addresses')] : [name];
}

/** `443/tcp https`; where the server is not known, the protocol alone. */
export function portLabel({ port, protocol, service }: Omit<MapArrow, 'from' | 'to'>): string {
  if (port === null) return protocol;
  return `${port}/${protocol}${service === undefined ? '' : ` ${clipped(service)}`}`;
}

/** `443/tcp https ×12` */
export function arrowLabel(arrow: MapArrow): string {
  return `${portLabel(arrow)} ×${arrow.connections}`;
}

/** The lines on what is not drawn. */
export function othersLines({ flows, connections }: Others): string[] {
  return [`others (${flows})`, counted(connections, 'connection', 'connections')];
}

/** Where a node is, in words: `busy / container web / nginx`. */
export function fullName(node: MapNode): string {
  return [...node.boxes.map(boxLabel), ...nodeLines(node)].join(' / ');
}

/** `1 connection`, `2 connections` */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
