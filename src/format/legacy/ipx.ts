import type { IpxEndpoint, IpxSocket } from '../../proc/legacy/ipx.ts';
import type { IpxAddress } from '../../proc/legacy/ipx-address.ts';
import type { IpxRoute } from '../../proc/legacy/ipx-route.ts';
import { low32 } from '../../proc/reading/scanner.ts';
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

/** What net-tools takes for no network, in sockets together with the node; not a larger number that ends in these bits. */
const ALL_ONES = 0xffff_ffff;

function networkText(network: number | bigint): string {
  const word = low32(network);
  return word === 0 ? '' : hex(word, NETWORK_DIGITS);
}

function nodeText(node: number): string {
  return node === 0 ? '' : hex(node, NODE_DIGITS);
}

/** A network as net-tools prints it: nothing for none. */
function shownNetwork(network: number | bigint): string {
  return network === ALL_ONES ? '' : networkText(network);
}

/** An address as net-tools prints it: the node does not count without a network. */
function shownAddress({ network, node }: IpxAddress): string {
  if (network === 0 || network === ALL_ONES) return '';
  return [networkText(network), nodeText(node)].filter((text) => text !== '').join(':');
}

/** `NETWORK` or `NETWORK:NODE`, whatever the network is; nothing for no network. */
export function ipxAddressText({ network, node }: IpxAddress): string {
  const text = networkText(network);
  return text === '' || node === 0 ? text : `${text}:${nodeText(node)}`;
}

/** The routes of -r --ipx. */
export const IPX_ROUTES: Block<IpxRoute> = {
  heading: ['Kernel IPX routing table', 'Destination               Router Net                Router Node'],
  fields: [
    left(25, (out, { network }) => out.text(shownNetwork(network))),
    left(25, (out, { router }) => out.text(shownNetwork(router.network))),
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
