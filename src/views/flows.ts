import type { Context } from './context.ts';
import { tcp, udp, udplite } from './sockets/inet-sockets.ts';
import { sctp } from './sockets/sctp.ts';
import { type SocketView, showSockets } from './sockets/sockets.ts';

/** The parts of the view of sockets whose rows have peers by address and port. */
const PARTS: readonly SocketView[] = [
  { sections: ['tcp'], byDefault: true, programs: true, show: tcp },
  { sections: ['sctp'], byDefault: true, programs: true, show: sctp },
  { sections: ['udp'], byDefault: true, programs: true, show: udp },
  { sections: ['udplite'], byDefault: true, programs: true, show: udplite },
];

/** Shows the sockets that flows are made of: also those that listen, which tell in which direction connections go. */
export function flowSockets(context: Context): Promise<number> {
  return showSockets({ ...context, options: { ...context.options, all: true, listening: false } }, PARTS);
}
