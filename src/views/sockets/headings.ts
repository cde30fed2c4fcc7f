import { writeHeading } from '../../format/columns.ts';
import { inetColumns } from '../../format/sockets/inet-sockets.ts';
import type { Options } from '../options.ts';
import type { SocketContext } from './socket-context.ts';

/** The heading over the sections from tcp to raw. */
export async function internetHeading({ out, options, style }: SocketContext): Promise<number> {
  out.line(`Active Internet connections (${socketScope(options)})`);
  writeHeading(out, inetColumns('tcp', false, style));
  return 0;
}

/** What the heading says of the sockets under it; -a wins over -l. */
export function socketScope({ all, listening }: Options): string {
  if (all) return 'servers and established';
  return listening ? 'only servers' : 'w/o servers';
}
