import type { Ax25Route } from '../../proc/legacy/ax25-route.ts';
import type { RadioSocket } from '../../proc/legacy/radio-socket.ts';
import { type Block, left, right } from '../columns.ts';
import { RADIO_ENDS, radioNumbers } from './radio-sockets.ts';
import { AX25_STATES } from './radio-words.ts';

/** The routes of -r --ax25. */
export const AX25_ROUTES: Block<Ax25Route> = {
  heading: ['Kernel AX.25 routing table', 'Destination  Iface    Use'],
  fields: [
    left(9, (out, { callsign }) => out.text(callsign)),
    left(5, (out, { iface }) => out.text(iface), 4),
    right(5, (out, { use }) => out.decimal(use), 2),
  ],
};

/** The sockets of --ax25. */
export const AX25_SOCKETS: Block<RadioSocket> = {
  heading: ['Active AX.25 sockets', 'Dest       Source     Device  State        Vr/Vs    Send-Q  Recv-Q'],
  fields: [...RADIO_ENDS, ...radioNumbers(AX25_STATES, 3)],
};
