import { IPX_STATES, ipxAddressText } from '../../format/legacy/ipx.ts';
import { AX25_STATES, NETROM_STATES, radioStateWord, X25_STATES } from '../../format/legacy/radio-words.ts';
import type { Names } from '../../format/names.ts';
import type { IpxEndpoint, IpxSocket } from '../../proc/legacy/ipx.ts';
import type { NetromSocket } from '../../proc/legacy/nr.ts';
import type { RadioSocket } from '../../proc/legacy/radio-socket.ts';
import type { RoseSocket } from '../../proc/legacy/rose.ts';
import type { X25Socket } from '../../proc/legacy/x25.ts';
import { textOf } from '../../text/utf8.ts';
import type { EndRecord, SocketRecord } from '../socket.ts';
import { userOf } from './ends.ts';

/** What the sockets of AX.25, X.25 and NET/ROM have in common. */
function sequenced(socket: RadioSocket): Omit<SocketRecord, 'protocol' | 'state'> {
  const { source, destination, device, sent, received, sendQ, recvQ } = socket;
  return {
    local: { address: textOf(source) },
    foreign: { address: textOf(destination) },
    device: textOf(device),
    vs: sent,
    vr: received,
    ...(sendQ === undefined ? {} : { sendQ }),
    ...(recvQ === undefined ? {} : { recvQ }),
  };
}

export function describeAx25Socket(socket: RadioSocket): SocketRecord {
  return { protocol: 'ax25', state: radioStateWord(AX25_STATES, socket.state), ...sequenced(socket) };
}

export function describeX25Socket(socket: X25Socket): SocketRecord {
  const { channel, state } = socket;
  return { protocol: 'x25', state: radioStateWord(X25_STATES, state), ...sequenced(socket), channel };
}

export function describeNetromSocket(socket: NetromSocket): SocketRecord {
  const { user, state } = socket;
  return {
    protocol: 'netrom',
    state: radioStateWord(NETROM_STATES, state),
    ...sequenced(socket),
    callsign: textOf(user),
  };
}

/** The callsigns stand for the hosts of the addresses. */
export function describeRoseSocket(socket: RoseSocket): SocketRecord {
  const { source, sourceCall, destination, destinationCall, device, channel, state } = socket;
  return {
    protocol: 'rose',
    local: { address: textOf(source), host: textOf(sourceCall) },
    foreign: { address: textOf(destination), host: textOf(destinationCall) },
    state: radioStateWord(NETROM_STATES, state),
    device: textOf(device),
    // It is hexadecimal in the table, but its digits were read as decimal ones, as net-tools does it.
    channel: Number.parseInt(String(channel), 16),
  };
}

export function describeIpxSocket(socket: IpxSocket, names: Names): SocketRecord {
  const { local, foreign, state, sendQ, recvQ, uid } = socket;
  return {
    protocol: 'ipx',
    local: ipxEnd(local),
    ...(foreign === undefined ? {} : { foreign: ipxEnd(foreign) }),
    state: IPX_STATES.get(state) ?? 'UNK.',
    recvQ,
    sendQ,
    uid: uid >>> 0,
    ...userOf(uid, names),
  };
}

function ipxEnd(endpoint: IpxEndpoint): EndRecord {
  const address = ipxAddressText(endpoint);
  return address === '' ? { port: endpoint.port } : { address, port: endpoint.port };
}
