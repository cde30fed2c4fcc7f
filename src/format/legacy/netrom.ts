import type { RadioNeighbour } from '../../proc/legacy/neigh.ts';
import type { NetromSocket } from '../../proc/legacy/nr.ts';
import type { NetromNode } from '../../proc/legacy/nr-nodes.ts';
import { type Block, left } from '../columns.ts';
import { NETROM_STATES, radioStateWord, sequenceNumbers } from './radio-words.ts';

/** A node, and the neighbour that leads there if it is known. */
export interface NetromRoute {
  readonly node: NetromNode;
  readonly neighbour: RadioNeighbour | undefined;
}

const IFACE_PLACES = 4;

/** The routes of -r --netrom. */
export const NETROM_ROUTES: Block<NetromRoute> = {
  heading: ['Kernel NET/ROM routing table', 'Destination  Mnemonic  Quality  Neighbour  Iface'],
  fields: [
    left(9, (out, { node }) => out.name(node.callsign)),
    left(7, (out, { node }) => out.name(node.mnemonic), 4),
    left(
      0,
      (out, { node: { route }, neighbour }) => {
        // The row of a node without a known neighbour ends here, as in net-tools.
        if (route === undefined || neighbour === undefined) return;
        const quality = out.mark;
        out.decimal(route.quality);
        out.padLeft(quality, 3);
        out.text('      ');
        const callsign = out.mark;
        out.name(neighbour.callsign);
        out.padRight(callsign, 9);
        out.text('  ');
        const iface = out.mark;
        out.name(neighbour.iface);
        out.padRight(iface, IFACE_PLACES);
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
  fields: [
    left(9, (out, { user }) => out.name(user)),
    left(9, (out, { destination }) => out.name(destination), 2),
    left(9, (out, { source }) => out.name(source), 2),
    left(6, (out, { device }) => out.name(device), 2),
    left(11, (out, { state }) => out.text(radioStateWord(NETROM_STATES, state)), 2),
    left(0, (out, { received, sent }) => out.text(sequenceNumbers(received, sent, 3)), 2),
    left(6, (out, { sendQ }) => out.decimal(sendQ), 2),
    left(6, (out, { recvQ }) => out.decimal(recvQ), 2),
  ],
};
