import type { X25Socket } from '../../proc/legacy/x25.ts';
import type { X25Route } from '../../proc/legacy/x25-route.ts';
import { type Block, left } from '../columns.ts';
import { radioNumbers } from './radio-sockets.ts';
import { X25_STATES } from './radio-words.ts';

/** The routes of -r --x25. */
export const X25_ROUTES: Block<X25Route> = {
  heading: ['Kernel X.25 routing table', 'Destination          Iface'],
  fields: [
    left(20, (out, { address, digits }) =>
      out.text(digits === 0 ? '*' : `${address.padEnd(digits)}/${digits}`),
    ),
    left(5, (out, { iface }) => out.text(iface)),
  ],
};

/** The sockets of --x25. */
export const X25_SOCKETS: Block<X25Socket> = {
  heading: [
    'Active X.25 sockets',
    'Dest         Source          Device  LCI  State        Vr/Vs  Send-Q  Recv-Q',
  ],
  fields: [
    left(15, (out, { destination }) => out.text(destination)),
    // net-tools does not show the tenth digit.
    left(15, (out, { source }) => out.text(source.slice(0, 9))),
    left(7, (out, { device }) => out.text(device)),
    // net-tools reads the number as decimal, which shows its hexadecimal digits; it fails on letters.
    left(3, (out, { channel }) => out.text(channel.toString(16).toUpperCase())),
    ...radioNumbers(X25_STATES, 2),
  ],
};
