import type { FlowCertainty } from '../records/flow.ts';
import type { ConnectionEnd, ListeningEnd } from './connection-end.ts';
import type { Pair } from './mirrors.ts';

/** Who of two ends is the server; where that is unknown both are in any order. */
export interface Direction {
  readonly certainty: FlowCertainty;
  /** Whether the first end of the pair is the server. */
  readonly isFirstServer: boolean;
  /** Who listens at the server's port. */
  readonly listener?: ListeningEnd | undefined;
}

/** What one end tells: who it is. */
type Role = 'client' | 'server' | undefined;

/** Tells who is the server: by who listens, by a connection that is being opened, else by the ports that kernels give to clients. */
export function directionOf(
  [first, second]: Pair,
  listenerOf: (end: ConnectionEnd) => ListeningEnd | undefined,
): Direction {
  const listener = listenerOf(first);
  const other = second && listenerOf(second);
  if ((listener === undefined) !== (other === undefined))
    return { certainty: 'proven', isFirstServer: listener !== undefined, listener: listener ?? other };
  const opening = agreed(openingRole(first), opposite(second && openingRole(second)));
  if (opening !== undefined) {
    const isFirstServer = opening === 'server';
    return { certainty: 'proven', isFirstServer, listener: isFirstServer ? listener : other };
  }
  const byPort = agreed(portRole(first), opposite(second && portRole(second)));
  if (byPort === undefined) return { certainty: 'unknown', isFirstServer: false };
  return { certainty: 'inferred', isFirstServer: byPort === 'server' };
}

function openingRole({ state }: ConnectionEnd): Role {
  return state === 'SYN_SENT' ? 'client' : state === 'SYN_RECV' ? 'server' : undefined;
}

function portRole({ vantage: { clientPorts }, sourcePort, destinationPort }: ConnectionEnd): Role {
  if (clientPorts === undefined) return undefined;
  const [lowest, highest] = clientPorts;
  const isOfClient = (port: number): boolean => lowest <= port && port <= highest;
  if (isOfClient(sourcePort) === isOfClient(destinationPort)) return undefined;
  return isOfClient(sourcePort) ? 'client' : 'server';
}

function opposite(role: Role): Role {
  return role && (role === 'client' ? 'server' : 'client');
}

/** What both say, or the one that says something. */
function agreed(one: Role, other: Role): Role {
  return one === undefined || other === undefined || one === other ? (one ?? other) : undefined;
}
