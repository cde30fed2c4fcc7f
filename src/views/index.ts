import { bluetooth } from './bluetooth.ts';
import type { Context, Section } from './frame.ts';
import { groups } from './groups.ts';
import { raw, tcp, udp, udplite } from './inet-sockets.ts';
import { interfaces } from './interfaces.ts';
import { internetHeading } from './internet-heading.ts';
import { masquerade } from './masquerade.ts';
import { memory } from './memory.ts';
import { ax25, ipx, netrom, rose, x25 } from './old-sockets.ts';
import type { SocketSection, ViewName } from './options.ts';
import { routes } from './routes.ts';
import { sctp } from './sctp.ts';
import { showSockets } from './sockets.ts';
import { statistics } from './statistics.ts';
import { unix } from './unix.ts';

/** A part of the socket run. */
export interface SocketView {
  /** It is shown when one of these was switched on. */
  readonly sections: readonly SocketSection[];
  /** It is shown when nothing was switched on. */
  readonly byDefault: boolean;
  /** Its rows name the programs of -p. */
  readonly programs: boolean;
  readonly show: Section;
}

const INTERNET = ['tcp', 'sctp', 'udp', 'udplite', 'raw'] as const;

/** All that the socket run can show, in its order. */
export const SOCKET_VIEWS: readonly SocketView[] = [
  { sections: INTERNET, byDefault: true, programs: true, show: internetHeading },
  { sections: ['tcp'], byDefault: true, programs: true, show: tcp },
  { sections: ['sctp'], byDefault: true, programs: true, show: sctp },
  { sections: ['udp'], byDefault: true, programs: true, show: udp },
  { sections: ['udplite'], byDefault: true, programs: true, show: udplite },
  { sections: ['raw'], byDefault: true, programs: true, show: raw },
  { sections: ['groups'], byDefault: false, programs: false, show: groups },
  { sections: ['unix'], byDefault: true, programs: true, show: unix },
  { sections: ['ipx'], byDefault: true, programs: false, show: ipx },
  { sections: ['ax25'], byDefault: true, programs: false, show: ax25 },
  { sections: ['x25'], byDefault: true, programs: false, show: x25 },
  { sections: ['netrom'], byDefault: true, programs: false, show: netrom },
  { sections: ['rose'], byDefault: true, programs: false, show: rose },
  { sections: ['l2cap', 'rfcomm'], byDefault: false, programs: false, show: bluetooth },
];

/** A view: what one of -i, -M, -m, -r, -s, or none of them, asks for. */
export interface View {
  /** Shows it and gives the exit status. @param pass 0 at first, with -c one more each second */
  readonly show: (context: Context, pass: number) => Promise<number>;
  /** Whether -c repeats it. */
  readonly repeats: boolean;
}

/** Every view by its name. */
export const VIEWS: Readonly<Record<ViewName, View>> = {
  sockets: { show: (context) => showSockets(context, SOCKET_VIEWS), repeats: true },
  routes: { show: routes, repeats: true },
  interfaces: { show: interfaces, repeats: true },
  statistics: { show: statistics, repeats: false },
  masquerade: { show: masquerade, repeats: true },
  memory: { show: memory, repeats: true },
};
