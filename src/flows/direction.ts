import type { FlowCertainty } from '../records/flow.ts';
import type { ConnectionEnd, ListeningEnd } from './connection-end.ts';

/** How sure it is who of two ends is the server, and whether the first one is it; where that is unknown both are in any order. */
export interface Direction {
  readonly certainty: FlowCertainty;
  readonly isFirstServer: boolean;
}

const DIRECTIONS = {
  proven: {
    client: { certainty: 'proven', isFirstServer: false },
    server: { certainty: 'proven', isFirstServer: true },
  },
  inferred: {
    client: { certainty: 'inferred', isFirstServer: false },
    server: { certainty: 'inferred', isFirstServer: true },
  },
} as const;

const UNKNOWN: Direction = { certainty: 'unknown', isFirstServer: false };

/** What one end is. */
type Role = 'client' | 'server' | undefined;

/**
 * Tells who is the server: by a connection that is being opened, by who listens, else by the ports that kernels give to clients.
 *
 * @param listener who listens at the port of the first end
 * @param other who listens at that of the other one
 */
export function directionOf(
  first: ConnectionEnd,
  listener: ListeningEnd | undefined,
  other: ListeningEnd | undefined,
): Direction {
  const second = first.partner;
  const opening = agreed(openingRole(first), opposite(second && openingRole(second)));
  const proven = opening ?? agreed(listener && 'server', other && 'client');
  if (proven !== undefined) return DIRECTIONS.proven[proven];
  const inferred = agreed(portRole(first), opposite(second && portRole(second)));
  return inferred === undefined ? UNKNOWN : DIRECTIONS.inferred[inferred];
}

/** A port that is being opened may be listened to as well, where several sockets share it. */
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
