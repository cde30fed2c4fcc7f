import type { Context } from './context.ts';
import { FLOW_SECTIONS } from './options.ts';
import { tcp, udp, udplite } from './sockets/inet-sockets.ts';
import { sctp } from './sockets/sctp.ts';
import type { Section } from './sockets/socket-context.ts';
import { type SocketView, showSockets } from './sockets/sockets.ts';

const SHOWN: Readonly<Record<(typeof FLOW_SECTIONS)[number], Section>> = { tcp, sctp, udp, udplite };

/** The parts of the view of sockets of which flows are made. */
const PARTS = FLOW_SECTIONS.map(
  (section): SocketView => ({ sections: [section], byDefault: true, programs: true, show: SHOWN[section] }),
);

/** Shows the sockets that flows are made of: also those that listen, which tell in which direction connections go. */
export function flowSockets(context: Context): Promise<number> {
  return showSockets({ ...context, options: { ...context.options, all: true, listening: false } }, PARTS);
}
