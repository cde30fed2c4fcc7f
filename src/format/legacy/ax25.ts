import type { Ax25Socket } from '../../proc/legacy/ax25.ts';
import type { Ax25Route } from '../../proc/legacy/ax25-route.ts';
import { type Block, left, right } from '../columns.ts';
import { AX25_STATES, radioStateWord, sequenceNumbers } from './radio-words.ts';

/** The routes of -r --ax25. */
export const AX25_ROUTES: Block<Ax25Route> = {
  heading: ['Kernel AX.25 routing table', 'Destination  Iface    Use'],
  fields: [
    left(9, (out, { callsign }) => out.name(callsign)),
    left(5, (out, { iface }) => out.name(iface), 4),
    right(5, (out, { use }) => out.decimal(use), 2),
  ],
};

/** The sockets of --ax25. */
export const AX25_SOCKETS: Block<Ax25Socket> = {
  heading: ['Active AX.25 sockets', 'Dest       Source     Device  State        Vr/Vs    Send-Q  Recv-Q'],
  fields: [
    left(9, (out, { destination }) => out.name(destination)),
    left(9, (out, { source }) => out.name(source), 2),
    left(6, (out, { device }) => out.name(device), 2),
    left(11, (out, { state }) => out.text(radioStateWord(AX25_STATES, state)), 2),
    left(0, (out, { received, sent }) => out.text(sequenceNumbers(received, sent, 3)), 2),
    left(6, (out, { sendQ = 0 }) => out.decimal(sendQ), 2),
    left(6, (out, { recvQ = 0 }) => out.decimal(recvQ), 2),
  ],
};
