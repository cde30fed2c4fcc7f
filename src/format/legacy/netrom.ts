import type { RadioNeighbour } from '../../proc/legacy/neigh.ts';
import type { NetromSocket } from '../../proc/legacy/nr.ts';
import type { NetromNode } from '../../proc/legacy/nr-nodes.ts';
import { type Block, left } from '../columns.ts';
import { RADIO_ENDS, radioNumbers } from './radio-sockets.ts';
import { NETROM_STATES } from './radio-words.ts';

/** A node, and the neighbour that leads there if it is known. */
export interface NetromRoute {
  readonly node: NetromNode;
  readonly neighbour: RadioNeighbour | undefined;
}

/** The routes of -r --netrom. */
export const NETROM_ROUTES: Block<NetromRoute> = {
  heading: ['Kernel NET/ROM routing table', 'Destination  Mnemonic  Quality  Neighbour  Iface'],
  fields: [
    left(9, (out, { node }) => out.text(node.callsign)),
    left(7, (out, { node }) => out.text(node.mnemonic), 4),
    left(
      0,
      (out, { node: { route }, neighbour }) => {
        // The row of a node without a known neighbour ends here, as in net-tools.
        if (route === undefined || neighbour === undefined) return;
        const callsign = neighbour.callsign.padEnd(9);
        const iface = neighbour.iface.padEnd(4);
        out.text(`${String(route.quality).padStart(3)}      ${callsign}  ${iface}`);
      },
      3,
    ),
  ],
};

/** The sockets of --netrom. */
export const NETROM_SOCKETS: Block<NetromSocket> = {
  heading: [
    'Active NET/ROM sockets',
    'User       Dest       Source     Device  State        Vr/Vs    Send-Q  Recv-Q',
  ],
  fields: [left(9, (out, { user }) => out.text(user)), ...RADIO_ENDS, ...radioNumbers(NETROM_STATES, 3)],
};
