import type { Context } from '../context.ts';
import { groups } from '../groups.ts';
import { ax25, bluetooth, ipx, netrom, rose, x25 } from '../legacy/old-sockets.ts';
import { internetHeading } from './headings.ts';
import { raw, tcp, udp, udplite } from './inet-sockets.ts';
import { sctp } from './sctp.ts';
import { type SocketView, showSockets } from './sockets.ts';
import { unix } from './unix.ts';

const INTERNET = ['tcp', 'sctp', 'udp', 'udplite', 'raw'] as const;

/** The parts of the view of sockets, in order. */
const SOCKET_VIEWS: readonly SocketView[] = [
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

/** Shows the sockets of all protocols: the default view. */
export function sockets(context: Context): Promise<number> {
  return showSockets(context, SOCKET_VIEWS);
}
