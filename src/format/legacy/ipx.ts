import type { IpxEndpoint, IpxSocket } from '../../proc/legacy/ipx.ts';
import type { IpxAddress } from '../../proc/legacy/ipx-address.ts';
import type { IpxRoute } from '../../proc/legacy/ipx-route.ts';
import { type Block, type Field, left, right } from '../columns.ts';
import type { LineWriter } from '../line-writer.ts';
import type { Names } from '../names.ts';
import { signed, writeUser } from '../sockets/socket-columns.ts';

const NETWORK_DIGITS = 8;
const NODE_DIGITS = 12;
const PORT_DIGITS = 4;

function hex(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

/** The network of a broadcast, which net-tools takes for none: in sockets together with the node. */
const ALL_ONES = 0xffff_ffff;

/** A network as net-tools prints it: nothing for none. */
function networkText(network: number): string {
  return network === 0 || network === ALL_ONES ? '' : hex(network, NETWORK_DIGITS);
}

function nodeText(node: number): string {
  return node === 0 ? '' : hex(node, NODE_DIGITS);
}

/** `NETWORK` or `NETWORK:NODE`, whole: also that of a broadcast; nothing for no network. */
export function ipxAddressText({ network, node }: IpxAddress): string {
  if (network === 0) return '';
  return node === 0
    ? hex(network, NETWORK_DIGITS)
    : `${hex(network, NETWORK_DIGITS)}:${hex(node, NODE_DIGITS)}`;
}

/** The routes of -r --ipx. */
export const IPX_ROUTES: Block<IpxRoute> = {
  heading: ['Kernel IPX routing table', 'Destination               Router Net                Router Node'],
  fields: [
    left(25, (out, { network }) => out.text(networkText(network))),
    left(25, (out, { router }) => out.text(networkText(router.network))),
    left(25, (out, { router }) => out.text(nodeText(router.node))),
  ],
};

/** TCP_ESTABLISHED and TCP_CLOSE. */
export const IPX_STATES: ReadonlyMap<number, string> = new Map([
  [1, 'ESTAB'],
  [7, ''],
]);

function writeEndpoint(out: LineWriter, endpoint: IpxEndpoint | undefined): void {
  out.text(endpoint === undefined ? '-' : `${shownAddress(endpoint)}:${hex(endpoint.port, PORT_DIGITS)}`);
}

function shownAddress(endpoint: IpxEndpoint): string {
  return endpoint.network === ALL_ONES ? '' : ipxAddressText(endpoint);
}

/** net-tools prints each queue under the heading of the other. */
const SOCKET_FIELDS: readonly Field<IpxSocket>[] = [
  left(5, (out) => out.text('IPX')),
  right(6, (out, { sendQ }) => out.decimal(signed(sendQ))),
  right(6, (out, { recvQ }) => out.decimal(signed(recvQ))),
  left(26, (out, { local }) => writeEndpoint(out, local)),
  left(26, (out, { foreign }) => writeEndpoint(out, foreign)),
  left(5, (out, { state }) => out.text(IPX_STATES.get(state) ?? 'UNK.')),
];

/**
 * The sockets of --ipx.
 *
 * @param extend -e: also the users
 */
export function ipxSockets(extend: boolean, names: Names): Block<IpxSocket> {
  const heading = 'Proto Recv-Q Send-Q Local Address              Foreign Address            State';
  return {
    heading: ['Active IPX sockets', extend ? `${heading} User` : heading],
    fields: extend
      ? [...SOCKET_FIELDS, left(10, (out, { uid }) => writeUser(out, uid, names))]
      : SOCKET_FIELDS,
  };
}
